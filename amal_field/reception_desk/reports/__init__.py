"""What adds up a day at the desk."""
