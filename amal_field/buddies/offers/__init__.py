"""What buddies give the other rooms."""
