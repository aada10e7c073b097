"""What of the annual figures is kept."""

from amal_field.figures.models.by_hand import ManualFigure
from amal_field.figures.models.configured import ConfiguredFigure
from amal_field.figures.models.editions import FigureEdition, FrozenFigure

__all__ = ["ConfiguredFigure", "FigureEdition", "FrozenFigure", "ManualFigure"]
