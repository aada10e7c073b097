"""What of the tables follows a person when rows of persons are merged: her levels, and where she sits."""

from typing import Any

from sqlalchemy import ColumnElement

from amal_field.conversation_tables.models import TableLevel, TableSeat
from amal_field.people.queries.merging import Merges


def _same_programme(other: Any) -> ColumnElement[bool]:
    return other.programme_id == TableLevel.programme_id


def _same_session(other: Any) -> ColumnElement[bool]:
    return other.session_id == TableSeat.session_id


MERGES = (
    Merges(TableLevel, TableLevel.programme_id, _same_programme),
    Merges(TableSeat, TableSeat.session_id, _same_session),
)
