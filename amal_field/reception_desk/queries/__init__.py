"""What the pages of the reception desk show."""
