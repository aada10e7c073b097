"""The sentences of the reception desk, and the words of its codes."""

from amal_field.reception_desk.messages import files, interpreters, registers

SENTENCES = registers.SENTENCES | files.SENTENCES | interpreters.SENTENCES
EVENTS = registers.EVENTS | files.EVENTS | interpreters.EVENTS
WORDS = files.WORDS | interpreters.WORDS
"""Code in the history → its word."""
