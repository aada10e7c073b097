"""The forms of the annual figures."""
