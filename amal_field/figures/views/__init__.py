"""The pages of the annual figures."""

from amal_field.figures.views import chart, figure, freezing, outward, year
from amal_field.figures.views.common import bp

__all__ = ["bp", "chart", "figure", "freezing", "outward", "year"]
