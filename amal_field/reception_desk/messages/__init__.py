"""The sentences of the reception desk."""

from amal_field.reception_desk.messages import queue, registers

SENTENCES = registers.SENTENCES | queue.SENTENCES
EVENTS = registers.EVENTS | queue.EVENTS
WORDS = queue.WORDS
PURPOSES, SIDES = queue.PURPOSES, queue.SIDES

__all__ = ["EVENTS", "PURPOSES", "SENTENCES", "SIDES", "WORDS"]
