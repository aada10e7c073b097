"""What contacts give the other rooms."""
