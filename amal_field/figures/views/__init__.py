"""The pages of the annual figures."""

from amal_field.figures.views import figure, freezing, year
from amal_field.figures.views.common import bp

__all__ = ["bp", "figure", "freezing", "year"]
