"""When the hours or the place of a plan change, the sessions ahead follow, but not what somebody changed by hand."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.attendance.models import GroupSession
from amal_field.db import db
from amal_field.planning import operations
from amal_field.planning.operations import Followed, SessionValues
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.rules import Pattern, Slot
from tests.planning.world import FIRST, a_series, programme, values

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")
LATER = Slot(1, time(14), time(16))
TEN, TWO = (time(10), time(12)), (time(14), time(16))


def sessions(plan):
    """The sessions of a series, in order."""
    rows = select(GroupSession).where(GroupSession.series_id == plan.series_id).order_by(GroupSession.planned_on)
    return list(db.session.scalars(rows))


def hours(plan):
    """The hours of each, in order."""
    return [(session.starts, session.ends) for session in sessions(plan)]


def change(plan, stamp, slot=LATER, **more):
    """Write the plan with another hour."""
    pattern = replace(plan.pattern, slots=[slot])
    return operations.change_plan(plan, programme(), values(**({"pattern": pattern} | more)), stamp=stamp)


def test_the_sessions_ahead_move_with_the_hours_of_their_plan(engine, stamp_of):
    plan = a_series(stamp_of("bruno"))
    assert change(plan, stamp_of("bruno")) == Followed(10, 0)
    assert hours(plan) == [TWO] * 10
    assert {session.sequence for session in sessions(plan)} == {1}
    assert change(plan, stamp_of("bruno")) == Followed(0, 0)
    draft = plan_queries.draft_of(plan, clock.today())
    assert (len(draft.new), len(draft.there), draft.stray) == (0, 10, 0)


def test_what_is_past_called_off_or_changed_by_hand_stays(engine, stamp_of, frozen_clock):
    plan = a_series(stamp_of("bruno"))
    _, off, by_hand, other_day, *_ = sessions(plan)
    operations.call_off(off, "Storm", stamp=stamp_of("bruno"))
    nine = SessionValues(by_hand.held_on, time(9), time(11), by_hand.place)
    operations.move_session(by_hand, nine, stamp=stamp_of("bruno"))
    next_day = SessionValues(other_day.held_on + timedelta(days=1), *TEN, other_day.place)
    operations.move_session(other_day, next_day, stamp=stamp_of("bruno"))
    frozen_clock(datetime.combine(FIRST + timedelta(days=1), time(8), clock.ZONE))
    assert change(plan, stamp_of("bruno")) == Followed(7, 1)
    assert hours(plan) == [TEN, TEN, (time(9), time(11)), *[TWO] * 7]
    assert other_day.held_on == next_day.held_on
    draft = plan_queries.draft_of(plan, clock.today())
    assert draft.new == []


@pytest.mark.parametrize(("at", "moves"), [(time(9, 59), True), (time(10), False), (time(18), False)])
def test_the_session_of_today_moves_until_it_begins(stamp_of, frozen_clock, at, moves):
    plan = a_series(stamp_of("bruno"))
    frozen_clock(datetime.combine(FIRST, at, clock.ZONE))
    change(plan, stamp_of("bruno"))
    assert hours(plan)[0] == (TWO if moves else TEN)
    assert plan_queries.draft_of(plan, clock.today()).new == []


def test_another_end_alone_and_another_place_move_too(engine, stamp_of):
    plan = a_series(stamp_of("bruno"))
    elsewhere = sessions(plan)[0]
    operations.move_session(elsewhere, SessionValues(FIRST, *TEN, "Park"), stamp=stamp_of("bruno"))
    assert change(plan, stamp_of("bruno"), Slot(1, time(10), time(13))) == Followed(10, 0)
    left = change(plan, stamp_of("bruno"), Slot(1, time(10), time(13)), place="Bibliotheek")
    assert left == Followed(9, 1)
    assert [session.place for session in sessions(plan)] == ["Park", *["Bibliotheek"] * 9]


def test_the_other_weekdays_of_a_series_stay_where_they_are(stamp_of):
    two = Pattern([Slot(1, *TEN), Slot(3, *TEN)], FIRST, date(2026, 12, 4))
    plan = a_series(stamp_of("bruno"), pattern=two)
    moved = values(pattern=replace(two, slots=[Slot(1, *TWO), Slot(3, *TEN)]))
    assert operations.change_plan(plan, programme(), moved, stamp=stamp_of("bruno")) == Followed(2, 0)
    assert hours(plan) == [TWO, TEN, TWO, TEN]


def test_a_session_that_stands_at_the_new_hour_already_is_not_doubled(stamp_of):
    plan = a_series(stamp_of("bruno"))
    first = sessions(plan)[0]
    facts = {"series_id": plan.series_id, "programme_id": plan.series.programme_id, "held_on": FIRST}
    stamped = {"recorded_at": first.recorded_at, "recorded_by_id": first.recorded_by_id}
    db.session.add(GroupSession(**facts, starts=TWO[0], ends=TWO[1], planned_on=FIRST, planned_at=TWO[0], **stamped))
    db.session.flush()
    assert change(plan, stamp_of("bruno")).moved == 9
    assert (first.starts, first.ends) == TEN
