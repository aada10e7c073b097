"""What the site adds up to over a period."""
