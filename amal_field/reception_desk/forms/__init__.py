"""The forms of the reception desk."""
