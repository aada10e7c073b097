"""What the site prints, and what leaves it as a file."""
