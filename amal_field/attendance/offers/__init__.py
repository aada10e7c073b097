"""What attendance offers the other rooms."""
