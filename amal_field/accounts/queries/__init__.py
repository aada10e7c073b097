"""Users as their pages show them, and the history of a record."""
