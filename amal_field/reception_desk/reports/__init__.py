"""What adds up what was done at the desk."""
