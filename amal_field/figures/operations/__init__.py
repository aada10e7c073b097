"""What people do to the annual figures."""

from amal_field.figures.operations.by_hand import cancel_by_hand, note_by_hand, write_anew

__all__ = ["cancel_by_hand", "note_by_hand", "write_anew"]
