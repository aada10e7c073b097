"""What people do at the reception desk."""
