"""The sentences of the reception desk, and the words of its codes."""

from amal_field.reception_desk.messages import files, queue, registers, registration

SENTENCES = registers.SENTENCES | files.SENTENCES | queue.SENTENCES | registration.SENTENCES
EVENTS = registers.EVENTS | files.EVENTS | queue.EVENTS | registration.EVENTS
WORDS = files.WORDS | queue.WORDS | registration.WORDS
"""Code in the history → its word."""
PURPOSES, SIDES = queue.PURPOSES, queue.SIDES

__all__ = ["EVENTS", "PURPOSES", "SENTENCES", "SIDES", "WORDS"]
