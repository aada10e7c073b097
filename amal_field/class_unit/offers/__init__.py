"""What the class unit offers the other rooms."""
