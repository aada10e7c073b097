"""What of the sessions follows a person when rows of persons are merged: attendance, her number on paper, and where
she helps.

Two rows in one roll are one human being there, once.
"""

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement

from amal_field.attendance.models import Attendance, SeriesHelper, SessionHelper, SheetRow
from amal_field.people.queries.merging import Merges


def _same_roll(other: Any) -> ColumnElement[bool]:
    return other.session_id == Attendance.session_id


def _same_session(other: Any) -> ColumnElement[bool]:
    return other.session_id == SessionHelper.session_id


def _same_series(other: Any) -> ColumnElement[bool]:
    return other.series_id == SeriesHelper.series_id


def _same_sheet(other: Any) -> ColumnElement[bool]:
    return other.session_id == SheetRow.session_id


MERGES = (
    Merges(Attendance, Attendance.id, _same_roll, label=_l("Sessions")),
    Merges(SessionHelper, SessionHelper.session_id, _same_session),
    Merges(SeriesHelper, SeriesHelper.series_id, _same_series),
    Merges(SheetRow, SheetRow.session_id, _same_sheet),
)
