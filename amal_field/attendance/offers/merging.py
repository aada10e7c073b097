"""What of the sessions follows a person when rows of persons are merged: attendance, the number on paper, and where
somebody helps.

Two rows in one roll are one human being there, once.
"""

from flask_babel import lazy_gettext as _l

from amal_field.attendance.models import Attendance, SeriesHelper, SessionHelper, SheetRow
from amal_field.people.queries.merging import Merges

MERGES = (
    Merges(Attendance, once_in=("session_id",), label=_l("Sessions")),
    Merges(SessionHelper, SessionHelper.session_id, once_in=("session_id",)),
    Merges(SeriesHelper, SeriesHelper.series_id, once_in=("series_id",)),
    Merges(SheetRow, SheetRow.session_id, once_in=("session_id",)),
)
