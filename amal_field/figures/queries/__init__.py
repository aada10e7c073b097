"""What the figures ask of the database, whatever they count."""
