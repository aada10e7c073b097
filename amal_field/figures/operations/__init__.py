"""What people do to the annual figures."""

from amal_field.figures.operations.by_hand import cancel_by_hand, note_by_hand, write_anew
from amal_field.figures.operations.configured import configure, reconfigure

__all__ = ["cancel_by_hand", "configure", "note_by_hand", "reconfigure", "write_anew"]
