"""The sentences of the reception desk, and the words of its codes."""

from amal_field.reception_desk.messages import files, interpreters, queue, registers, registration, sharing, talks

SENTENCES = registers.SENTENCES | files.SENTENCES | queue.SENTENCES | registration.SENTENCES | interpreters.SENTENCES
EVENTS = registers.EVENTS | files.EVENTS | queue.EVENTS | registration.EVENTS
SENTENCES |= talks.SENTENCES | sharing.SENTENCES
EVENTS |= interpreters.EVENTS | sharing.EVENTS | talks.EVENTS
WORDS = files.WORDS | queue.WORDS | registration.WORDS | interpreters.WORDS
"""Code in the history → its word."""
PURPOSES, SIDES = queue.PURPOSES, queue.SIDES

__all__ = ["EVENTS", "PURPOSES", "SENTENCES", "SIDES", "WORDS"]
