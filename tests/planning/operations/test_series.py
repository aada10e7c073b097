"""Series are planned and their sessions made, on both engines."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import select

from amal_field.attendance.models import GroupSession, Series
from amal_field.db import db
from amal_field.planning import operations
from amal_field.planning.operations import SessionValues
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.rules import Pattern, Slot
from amal_field.refusal import RuleBroken
from amal_field.stamp import stamped
from tests.planning.world import FIRST, a_plan, a_series, first_session, programme, values

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def days(plan):
    """The days of a series' sessions, in order."""
    found = db.session.scalars(select(GroupSession.held_on).where(GroupSession.series_id == plan.series_id))
    return sorted(found)


def test_a_series_is_made_around_the_school_holidays(stamp_of):
    plan = a_series(stamp_of("bruno"))
    assert len(days(plan)) == 10
    assert date(2026, 12, 15) in days(plan)
    assert date(2026, 12, 22) not in days(plan)
    assert days(plan)[-1] == date(2027, 2, 16)
    session = first_session(plan)
    assert (session.place, session.planned_on, session.planned_at) == ("De Krook", FIRST, time(10))


def test_public_holidays_are_skipped_alone_where_a_series_wants_it(stamp_of):
    fridays = Pattern([Slot(4, time(9), time(10))], FIRST, date(2027, 1, 8))
    plan = a_plan(stamp_of("bruno"), pattern=fridays, skips_school_holidays=False)
    assert [one.closed for one in plan_queries.draft_of(plan, FIRST).skipped] == ["Kerstmis", "Nieuwjaar"]
    neither = values(pattern=fridays, skips_school_holidays=False, skips_public_holidays=False)
    operations.change_plan(plan, programme(), neither, stamp=stamp_of("bruno"))
    assert not plan_queries.draft_of(plan, FIRST).skipped


def test_making_sessions_twice_makes_none_twice(stamp_of):
    plan = a_series(stamp_of("bruno"))
    with pytest.raises(RuleBroken) as refused:
        operations.make_sessions(plan, stamp=stamp_of("bruno"))
    assert refused.value.code == "nothing_to_make"
    assert len(days(plan)) == 10


def test_a_moved_session_is_not_made_again_and_a_longer_plan_adds_only_what_is_new(stamp_of):
    plan = a_series(stamp_of("bruno"))
    moved = SessionValues(date(2026, 11, 25), time(14), time(16), None)
    operations.move_session(first_session(plan), moved, stamp=stamp_of("bruno"))
    longer = values(pattern=replace(plan.pattern, sessions=12))
    operations.change_plan(plan, programme(), longer, stamp=stamp_of("bruno"))
    assert operations.make_sessions(plan, stamp=stamp_of("bruno")) == 2
    assert len(days(plan)) == 12
    assert FIRST not in days(plan)


def test_the_database_refuses_the_same_session_of_a_pattern_twice(stamp_of, monkeypatch):
    plan = a_series(stamp_of("bruno"))
    monkeypatch.setattr(plan_queries, "_taken", lambda plan: set())
    with pytest.raises(RuleBroken) as refused:
        operations.make_sessions(plan, stamp=stamp_of("bruno"))
    assert refused.value.code == "planned_meanwhile"


def test_two_series_of_a_programme_have_two_names(stamp_of):
    a_plan(stamp_of("bruno"))
    with pytest.raises(RuleBroken) as refused:
        a_plan(stamp_of("bruno"))
    assert refused.value.code == "series_name_taken"


def test_a_plan_is_added_to_a_series_that_came_from_a_register(stamp_of):
    stamp = stamp_of("bruno")
    series = Series(programme_id=programme().id, name="Oud", **stamped(stamp))
    db.session.add(series)
    plan = operations.add_plan(series, programme(), values("Nieuw"), stamp=stamp)
    assert operations.make_sessions(plan, stamp=stamp) == 10
    assert series.name == "Nieuw"


def test_the_ages_of_a_programme_do_not_run_backwards(stamp_of):
    rules = {"least_age": 17, "most_age": 3}
    with pytest.raises(RuleBroken):
        operations.change_programme(programme("class_unit"), rules, stamp=stamp_of("bruno"))
