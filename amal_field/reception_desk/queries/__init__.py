"""What the reception desk shows, in the order of its pages."""
