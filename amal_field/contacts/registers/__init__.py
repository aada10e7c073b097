"""The registers of guidances and of all other talks."""
