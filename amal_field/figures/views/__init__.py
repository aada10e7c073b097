"""The pages of the annual figures."""

from amal_field.figures.views import by_hand, configured, figure, year
from amal_field.figures.views.common import bp

__all__ = ["bp", "by_hand", "configured", "figure", "year"]
