"""What tablets are told, and what is told of them."""
