"""What of the annual figures is kept."""

from amal_field.figures.models.by_hand import ManualFigure

__all__ = ["ManualFigure"]
