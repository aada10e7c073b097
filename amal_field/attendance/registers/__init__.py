"""The registers of sessions and of who was there."""
