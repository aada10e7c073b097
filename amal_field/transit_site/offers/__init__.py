"""What the site offers the other rooms."""
