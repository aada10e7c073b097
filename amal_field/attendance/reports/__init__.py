"""What sessions add up to in a year."""
