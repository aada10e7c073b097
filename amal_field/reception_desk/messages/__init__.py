"""The sentences of the reception desk, and the words of its codes."""

from amal_field.reception_desk.messages import registers, registration

SENTENCES = registers.SENTENCES | registration.SENTENCES
EVENTS = registers.EVENTS | registration.EVENTS
WORDS = registration.WORDS
