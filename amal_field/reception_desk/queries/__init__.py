"""What the reception desk reads."""
