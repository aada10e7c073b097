"""Figures: the annual figures."""
