"""Who helps at a series."""

from datetime import date

import pytest
from sqlalchemy import func, select

from amal_field.attendance.models import SeriesHelper
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.rules import Newcomer
from amal_field.planning import operations
from amal_field.planning.queries import planned_sessions
from tests.planning.world import FIRST, a_series, first_session

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def test_a_helper_is_put_down_once_and_stands_on_every_line_of_the_series(stamp_of):
    stamp = stamp_of("bruno")
    plan = a_series(stamp)
    person, noor = people.register_people([Newcomer("Lien", "Smet"), Newcomer("Noor", None)], stamp=stamp)
    operations.ask_volunteer(plan.series, person, stamp=stamp)
    operations.ask_to_help(plan.series, person, stamp=stamp)
    session = first_session(plan)
    operations.ask_volunteer(session, noor, stamp=stamp)
    found = planned_sessions.sessions_of(plan.series, since=FIRST)
    assert found[0].helpers == ("Lien", "Noor")
    assert found[1].helpers == ("Lien",)
    assert person.volunteer_since_on == date(2026, 11, 23)
    operations.release_helper(plan.series, person, stamp=stamp)
    operations.release_helper(plan.series, person, stamp=stamp)
    assert db.session.scalar(select(func.count()).select_from(SeriesHelper)) == 0
    told = select(func.count()).select_from(AuditEntry).where(AuditEntry.tag == "planning:helper:release")
    assert db.session.scalar(told) == 1
