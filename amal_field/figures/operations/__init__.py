"""What people do to the annual figures."""

from amal_field.figures.operations.by_hand import cancel_by_hand, note_by_hand, write_anew
from amal_field.figures.operations.configured import configure, reconfigure
from amal_field.figures.operations.editions import keep_edition

__all__ = ["cancel_by_hand", "configure", "keep_edition", "note_by_hand", "reconfigure", "write_anew"]
