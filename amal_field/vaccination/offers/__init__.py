"""What vaccination actions offer the other rooms."""
