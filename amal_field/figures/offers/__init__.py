"""What the figures offer the other rooms."""
