"""What the figures give the other rooms."""
