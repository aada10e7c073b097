"""What an action adds up to: numbers, of nobody."""
