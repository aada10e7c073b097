"""What the reception desk gives the other rooms."""
