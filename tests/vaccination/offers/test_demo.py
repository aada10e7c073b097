"""The demo has an action half done, one closed and one to come, once; whoever works there is bound to secrecy."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.models import IMPORT_ID
from amal_field.accounts.offers.demo import demo_stamp, player
from amal_field.attendance.models import GroupSession
from amal_field.db import db, new_key
from amal_field.stamp import Stamp
from amal_field.transit_site.offers import demo as site_demo
from amal_field.vaccination.models import VaccinationAction
from amal_field.vaccination.offers import demo
from amal_field.vaccination.operations import actions as actions_of_room
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations.duties import cancel_duty
from amal_field.vaccination.queries import actions
from tests.attendance.world import a_session
from tests.vaccination.world import visit

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")


@pytest.fixture
def by_day(stamp_of):
    """The actions of the demo by day, after it was loaded twice; nobody was bound before."""
    for key in demo.BOUND:
        cancel_duty(player(key).id, stamp=stamp_of("dirk"))
    site_demo.load(demo_stamp(new_key()))
    of_a_register = a_session(stamp_of("bruno"), "vaccination", kind="basic", on=clock.today() - timedelta(days=300))
    actions_of_room.prepare_action(of_a_register, stamp=Stamp(IMPORT_ID, clock.now(), new_key()))
    for _ in range(2):
        demo.load(demo_stamp(new_key()))
    held = select(GroupSession.held_on, VaccinationAction).join(
        VaccinationAction, VaccinationAction.session_id == GroupSession.id
    )
    played = VaccinationAction.recorded_by_id != IMPORT_ID
    return dict(db.session.execute(held.where(played).order_by(GroupSession.held_on)).all())


def test_the_actions_are_there_once(by_day):
    today = clock.today()
    assert list(by_day) == [today - timedelta(days=14), today, today + timedelta(days=10)]
    assert [action.is_closed for action in by_day.values()] == [True, False, False]


def test_half_of_today_s_children_are_done(by_day):
    listed = door.list_of(by_day[clock.today()].id, visit())
    assert len(listed) == 12
    assert len({one.household.id for one in listed}) == 5
    assert sum(bool(one.noted) for one in listed) == 6
    assert {one.consent for one in listed} == {"agreed", "declined", "asked"}
    assert any(one.row_on(clock.today()).is_ready for one in listed)
    assert any(noted.outcome.next_month for one in listed for noted in one.given)


def test_of_everybody_at_the_closed_one_something_was_noted(by_day):
    listed = door.list_of(by_day[clock.today() - timedelta(days=14)].id, visit())
    assert len(listed) == 8
    assert all(one.noted for one in listed)


def test_who_works_there_passes_the_door(by_day):
    now = clock.now()
    assert all(actions.is_bound(player(key).id, clock.today()) for key in demo.BOUND)
    today = by_day[clock.today()]
    assert actions.action_for(player("farah"), today.id, now=now)[0]
    hours = clock.midnight(clock.today()) + timedelta(hours=12)
    assert actions.action_for(player("lena"), today.id, now=hours)[0]


def test_doses_are_promised_to_children_on_the_site_and_off_it(by_day):
    rows, _more = door.open_promises(visit(), clock.today(), 1)
    assert len(rows) == 5
    assert {one.is_here for one in rows} == {True, False}
    assert len(door.people_with_cards()) > 3
