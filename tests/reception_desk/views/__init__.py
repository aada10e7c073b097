"""The pages of the reception desk."""
