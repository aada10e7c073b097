"""The demo has two information sessions with guests, and families that are on their way; twice is once."""

import pytest
from sqlalchemy import func, select

from amal_field.accounts.offers.demo import demo_stamp
from amal_field.attendance.models import Attendance
from amal_field.db import db, new_key
from amal_field.reception_desk.models import FileStep, SessionInvitation
from amal_field.reception_desk.offers import demo_files
from tests.reception_desk.world import a_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def numbers():
    invited = select(SessionInvitation.session_id, func.count()).group_by(SessionInvitation.session_id)
    return (
        sorted(number for _session, number in db.session.execute(invited)),
        db.session.scalar(select(func.count()).where(Attendance.stands)),
        db.session.scalar(select(func.count()).where(FileStep.stands)),
    )


def test_two_sessions_have_guests_and_each_who_came_has_steps(engine, stamp_of):
    for name in ("Bondar", "Kravets"):
        members = (("Olena", 1988), ("Petro", 1985), ("Danylo", 2014))
        a_family(stamp_of("halyna"), name, *members)
    for _ in range(2):
        demo_files.load(demo_stamp(new_key()))
    invited, came, steps = numbers()
    assert (invited, came) == ([4, 4], 4)
    assert steps >= 6
