"""What people do with imports on screen, and what the thread does that works on them."""
