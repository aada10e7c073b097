"""The registers of the figures."""
