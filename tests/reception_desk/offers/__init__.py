"""What the reception desk offers the other rooms."""
