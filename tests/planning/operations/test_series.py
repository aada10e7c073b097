"""What coordinators plan, on both engines."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import func, select

from amal_field.attendance.models import Attendance, GroupSession, Series, SeriesHelper
from amal_field.attendance.rules import PARTICIPANT
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.rules import Newcomer
from amal_field.planning import operations
from amal_field.planning.operations import SessionValues
from amal_field.planning.queries import planned_sessions
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.queries.holidays import closed_between, public_holidays
from amal_field.planning.rules import Pattern, Slot
from amal_field.refusal import RuleBroken
from amal_field.stamp import stamped
from tests.planning.world import FIRST, a_plan, a_series, programme, values

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def days(plan):
    """The days of a series' sessions, in order."""
    found = db.session.scalars(select(GroupSession.held_on).where(GroupSession.series_id == plan.series_id))
    return sorted(found)


def first_session(plan):
    """The first session of a series."""
    wanted = select(GroupSession).where(GroupSession.series_id == plan.series_id).order_by(GroupSession.held_on)
    return db.session.scalars(wanted).first()


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


def test_a_session_is_called_off_once_and_goes_on_again(stamp_of):
    session = first_session(a_series(stamp_of("bruno")))
    operations.call_off(session, "Storm", stamp=stamp_of("bruno"))
    assert (session.called_off_reason, session.sequence) == ("Storm", 1)
    with pytest.raises(RuleBroken):
        operations.call_off(session, "Storm", stamp=stamp_of("bruno"))
    operations.restore_session(session, stamp=stamp_of("bruno"))
    operations.restore_session(session, stamp=stamp_of("bruno"))
    assert (session.called_off_at, session.called_off_reason, session.sequence) == (None, None, 2)


def test_a_session_with_people_in_its_roll_stays(stamp_of):
    stamp = stamp_of("bruno")
    session = first_session(a_series(stamp))
    person = people.register_people([Newcomer("Fatima", None)], stamp=stamp)[0]
    db.session.add(
        Attendance(
            session_id=session.id,
            person_id=person.id,
            recorded_person_id=person.id,
            role=PARTICIPANT,
            **stamped(stamp),
        )
    )
    with pytest.raises(RuleBroken) as refused:
        operations.call_off(session, "Storm", stamp=stamp)
    assert refused.value.code == "roll_not_empty"


def test_a_session_moves_to_where_it_is_without_a_word(stamp_of):
    session = first_session(a_series(stamp_of("bruno")))
    there = SessionValues(session.held_on, session.starts, session.ends, session.place)
    operations.move_session(session, there, stamp=stamp_of("bruno"))
    assert session.sequence == 0
    with pytest.raises(RuleBroken) as refused:
        operations.move_session(session, replace(there, ends=time(9)), stamp=stamp_of("bruno"))
    assert refused.value.code == "ends_before_start"


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


def test_a_school_holiday_closes_its_days_until_it_is_taken_out(stamp_of):
    stamp = stamp_of("bruno")
    made = operations.add_school_holiday("Brugdag", date(2026, 11, 27), date(2026, 11, 27), stamp=stamp)
    asked = {"school": True, "public": False}
    assert closed_between(FIRST, date(2026, 11, 30), **asked) == {date(2026, 11, 27): "Brugdag"}
    operations.remove_school_holiday(made, stamp=stamp)
    assert closed_between(FIRST, date(2026, 11, 30), **asked) == {}
    with pytest.raises(RuleBroken):
        operations.add_school_holiday("Brugdag", date(2026, 11, 27), date(2026, 11, 26), stamp=stamp)


def test_public_holidays_are_named_in_the_language_of_the_reader():
    names = {language: public_holidays(2026, language)[-1].name for language in ("nl", "fr", "en")}
    assert names == {"nl": "Kerstmis", "fr": "Noël", "en": "Christmas Day"}


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
