"""What of the figures leaves as a file."""
