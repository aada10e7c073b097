"""The records of the reception desk in every state."""

from tests.reception_desk import interpreter_states

MAKERS = (*interpreter_states.MAKERS,)
RECORDS = {**interpreter_states.RECORDS}
