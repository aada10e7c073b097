"""The sentences of the reception desk, and the words of its codes."""

from amal_field.reception_desk.messages import interpreters, registers

SENTENCES = registers.SENTENCES | interpreters.SENTENCES
EVENTS = registers.EVENTS | interpreters.EVENTS
WORDS = interpreters.WORDS
