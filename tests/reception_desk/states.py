"""Records of the reception desk in every state."""

from tests.reception_desk import file_states

MAKERS = file_states.MAKERS
