"""What the accounts offer the other rooms."""
