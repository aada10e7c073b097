"""What people offer the other rooms."""
