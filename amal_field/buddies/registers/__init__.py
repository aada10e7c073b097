"""The registers of duos and of their meetings."""
