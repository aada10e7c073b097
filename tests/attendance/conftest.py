"""What the tests of attendance share."""

from uuid import UUID

import pytest

from amal_field.db import db
from tests.attendance.roll import NAMES
from tests.attendance.world import a_person, a_series, a_session, helping, mark
from tests.registers.folders import folder_of, person, taken_over

PERSONS = [
    person("P1", geboortedatum="2014"),
    person("P2", gezin_rol="kind"),
    person("P3", gezin_nr="G2", vrijwilliger_sinds="01/02/2022"),
    person("P4", gezin_nr="", gezin_rol="", zelfde_als="P1"),
]


@pytest.fixture
def import_(tmp_path):
    """`import_([rows of sessions], [rows of attendances])`: the report, in one open transaction; the persons are always
    there."""

    def do(sessions=(), attendances=None, persons=PERSONS):
        registers = {"personen": persons, "sessies": list(sessions)}
        if attendances is not None:
            registers["aanwezigheden"] = attendances
        report = taken_over(folder_of(tmp_path, **registers))
        db.session.expire_all()
        return report

    return do


@pytest.fixture
def session_id(given) -> UUID:
    """A session of a series that Clara helps at; three came to the one before."""

    def make(stamp):
        series = a_series(stamp())
        before = a_session(stamp(), series=series, hours=(8, 9))
        for name in NAMES:
            mark(stamp(), before, a_person(stamp(), name))
        helping(stamp(), "clara", series)
        return a_session(stamp(), series=series)

    return given(make)


@pytest.fixture
def url(session_id) -> str:
    return f"/attendance/sessions/{session_id}"
