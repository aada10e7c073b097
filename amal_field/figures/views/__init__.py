"""The pages of the annual figures."""

from amal_field.figures.views import by_hand, chart, configured, figure, freezing, outward, year
from amal_field.figures.views.common import bp

__all__ = ["bp", "by_hand", "chart", "configured", "figure", "freezing", "outward", "year"]
