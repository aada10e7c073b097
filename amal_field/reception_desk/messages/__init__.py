"""The sentences of the reception desk, and what its words are called."""

from amal_field.reception_desk.messages import files, queue, registers

SENTENCES = registers.SENTENCES | files.SENTENCES | queue.SENTENCES
EVENTS = registers.EVENTS | files.EVENTS | queue.EVENTS
WORDS = files.WORDS | queue.WORDS
"""Code in the history → its word."""
PURPOSES, SIDES = queue.PURPOSES, queue.SIDES

__all__ = ["EVENTS", "PURPOSES", "SENTENCES", "SIDES", "WORDS"]
