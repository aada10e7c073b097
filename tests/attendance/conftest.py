"""What the tests of attendance share."""

from datetime import timedelta
from uuid import UUID

import pytest

from amal_field import clock
from amal_field.attendance.models import GroupSession, Series
from amal_field.db import db
from tests.attendance.roll import NAMES
from tests.attendance.world import a_person, a_series, a_session, helping, mark
from tests.registers.folders import imported, person

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
        return imported(tmp_path, **registers)

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


@pytest.fixture
def known(given, session_id):
    """`known("Ali", "Hassan", year=1990, days=70)`: somebody who was at a session of the series so many days ago; at a
    session of another series where `helper` says who helps there."""

    def put(name, family=None, year=None, days=70, helper=None):
        def make(stamp):
            series = db.session.get_one(Series, db.session.get_one(GroupSession, session_id).series_id)
            if helper is not None:
                series = a_series(stamp(), "komaf", name=f"{name} {helper}")
                helping(stamp(), helper, series)
            person = a_person(stamp(), name, family, year)
            mark(stamp(), a_session(stamp(), on=clock.today() - timedelta(days=days), series=series), person)
            return person

        return given(make)

    return put


@pytest.fixture
def fill(known, given, session_id):
    """Six sessions of the series since, so that who was there before is not expected any more."""

    def make(stamp):
        series = db.session.get_one(Series, db.session.get_one(GroupSession, session_id).series_id)
        for week in range(1, 7):
            last = a_session(stamp(), on=clock.today() - timedelta(weeks=week), series=series)
        return last

    return lambda: given(make)
