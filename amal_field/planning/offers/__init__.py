"""What planning offers the other rooms."""
