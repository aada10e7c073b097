"""Whose sessions they are: a helper's own, the coordinator's all, and nobody else's."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.attendance.queries import sessions as session_queries
from amal_field.people.queries import people
from tests.attendance.world import a_person, a_series, a_session, helping, mark

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def seen_by(key, day=None):
    return [line.id for line in session_queries.sessions_for(player(key), day or clock.today())]


def open_to(key, session):
    return session_queries.session_for(player(key), session.id, today=clock.today()) is not None


def test_a_helper_sees_the_sessions_that_are_hers_in_order_of_time(stamp_of):
    series = a_series(stamp_of())
    late = a_session(stamp_of(), series=series, hours=(14, 16))
    early = a_session(stamp_of(), hours=(9, 11))
    a_session(stamp_of(), hours=(8, 9))
    helping(stamp_of(), "clara", series)
    helping(stamp_of(), "clara", early)
    assert seen_by("clara") == [early.id, late.id]


def test_another_volunteer_sees_nothing_of_it(stamp_of):
    session = a_session(stamp_of())
    helping(stamp_of(), "clara", session)
    assert open_to("clara", session)
    assert not open_to("els", session)
    assert not open_to("amina", session)
    assert seen_by("els") == []


def test_who_plans_sees_all(stamp_of):
    sessions = [a_session(stamp_of(), hours=(hour, hour + 1)) for hour in (9, 11)]
    assert seen_by("bruno") == [session.id for session in sessions]
    assert open_to("bruno", sessions[0])


def test_the_next_sessions_come_after_today_and_are_not_many(stamp_of):
    series = a_series(stamp_of())
    days = [clock.today() + timedelta(days=ahead) for ahead in (0, 3, 7, 14, 40)]
    sessions = [a_session(stamp_of(), series=series, on=day) for day in days]
    helping(stamp_of(), "clara", series)
    found = session_queries.next_sessions_for(player("clara"), clock.today(), days=14, most=2)
    assert [line.id for line in found] == [sessions[1].id, sessions[2].id]


def test_a_list_counts_who_took_part_and_no_helper(stamp_of):
    session = a_session(stamp_of())
    helper = helping(stamp_of(), "clara", session)
    for person, role in ((a_person(stamp_of()), "participant"), (helper, "helper")):
        mark(stamp_of(), session, person, role)
    (line,) = session_queries.sessions_for(player("clara"), clock.today())
    assert (line.programme, line.present) == ("physical_table", 1)


def test_who_is_in_a_roll_is_in_the_sight_of_those_who_keep_it(stamp_of):
    session, other = a_session(stamp_of()), a_session(stamp_of())
    helping(stamp_of(), "clara", session)
    here, elsewhere = a_person(stamp_of()), a_person(stamp_of(), "Ion")
    mark(stamp_of(), session, here)
    mark(stamp_of(), other, elsewhere)
    assert people.person_for(player("clara"), here.id)
    assert people.person_for(player("clara"), elsewhere.id) is None
    assert people.person_for(player("bruno"), elsewhere.id)
    assert people.person_for(player("els"), here.id) is None
