"""What leaves the reception desk as a file."""
