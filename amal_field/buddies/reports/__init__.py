"""What adds up or draws duos."""
