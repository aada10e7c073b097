"""What of the tables follows a person when rows of persons are merged: levels, and seats."""

from amal_field.conversation_tables.models import TableLevel, TableSeat
from amal_field.people.queries.merging import Merges

MERGES = (
    Merges(TableLevel, TableLevel.programme_id, once_in=("programme_id",)),
    Merges(TableSeat, TableSeat.session_id, once_in=("session_id",)),
)
