"""Whom duos expect when they do something together."""

from datetime import date, timedelta

import pytest

from amal_field.attendance.models import Programme
from amal_field.attendance.queries import roll
from amal_field.db import db
from tests.attendance.world import a_session
from tests.buddies.world import FIRST, a_match
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

ON = date(2026, 11, 23)


def test_the_members_of_duos_that_are_active_that_day_are_expected(engine, stamp_of):
    lieve, amara, proposed, ended, elsewhere, gone, late = (
        somebody(stamp_of(), name) for name in ("Lieve", "Amara", "Ebru", "Omid", "Sami", "Zahra", "Late")
    )
    duo = a_match(stamp_of(), [lieve], [amara, gone, late], started_on=FIRST)
    for member in duo.members:
        member.left_on = ON - timedelta(days=1) if member.person_id == gone.id else None
        member.joined_on = ON + timedelta(days=1) if member.person_id == late.id else None
    a_match(stamp_of(), [lieve], [proposed])
    a_match(stamp_of(), [lieve], [ended], started_on=FIRST, closed_on=ON - timedelta(days=1))
    a_match(stamp_of(), [lieve], [elsewhere], started_on=FIRST, programme="tandem")
    session = a_session(stamp_of(), "samen_gentenaar", on=ON)
    rows = roll.rows_of(session, db.session.get_one(Programme, session.programme_id))
    assert {row.name for row in rows if row.expected} == {"Lieve", "Amara"}
