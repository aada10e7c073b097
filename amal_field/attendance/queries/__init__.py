"""Sessions and rolls as their pages show them, and what a room may offer to a roll."""
