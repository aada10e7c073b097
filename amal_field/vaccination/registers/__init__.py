"""What registers tell of vaccination actions."""
