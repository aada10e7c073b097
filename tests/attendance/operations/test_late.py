"""Marks that a tablet tells later: the newest stands, all are in the history, what contradicts the roll waits."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.attendance import operations
from amal_field.attendance.models import Attendance, GroupSession, Programme
from amal_field.attendance.operations import reviews as decisions
from amal_field.attendance.queries import held_sessions
from amal_field.attendance.rules import ABSENT, PARTICIPANT, PRESENT
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.outbox import operations as outbox
from amal_field.outbox.models import Review
from amal_field.people import operations as people
from amal_field.planning import operations as planning
from amal_field.refusal import RuleBroken
from tests.attendance.world import a_person, a_session, expected_people, walks_in

pytestmark = pytest.mark.usefixtures("world", "frozen_clock", "engine")


@pytest.fixture
def roll(stamp_of):
    """A session of a series with three people who are expected, and its programme."""
    session = a_session(stamp_of(), series=expected_people(stamp_of, 3, "Kring"))
    programme = db.session.get_one(Programme, session.programme_id)
    persons = db.session.scalars(select(Attendance.person_id).where(Attendance.session_id != session.id)).all()
    return session, programme, persons


def row_of(session, person_id):
    own = Attendance.session_id == session.id, Attendance.person_id == person_id
    return db.session.scalars(select(Attendance).where(*own).execution_options(populate_existing=True)).one_or_none()


def reviews():
    return db.session.scalars(select(Review)).all()


def history(session):
    wanted = select(AuditEntry).where(AuditEntry.subject_id == session.id, AuditEntry.tag == "attendance:roll:mark")
    return [(entry.details["mark"], entry.at, entry.received_at) for entry in db.session.scalars(wanted)]


def test_the_newest_mark_stands_whichever_comes_first(roll, late, stamp_of):
    session, programme, (person, *_) = roll
    older, newer = late(hours=2), late(hours=1)
    operations.mark(session, programme, person, PRESENT, stamp=newer)
    tap = operations.mark(session, programme, person, ABSENT, stamp=older)
    assert (tap.row.mark, tap.doubt) == (PRESENT, None)
    assert row_of(session, person).marked_at == newer.at
    assert sorted(history(session), key=str) == sorted(
        [(["present"], newer.at, clock.now()), (["absent"], older.at, clock.now())], key=str
    )
    assert reviews() == []


def test_a_late_tap_on_a_closed_roll_is_kept_apart(roll, late, stamp_of):
    session, programme, (person, marked, _) = roll
    operations.mark(session, programme, marked, ABSENT, stamp=stamp_of("bruno", at=clock.now() - timedelta(hours=3)))
    operations.close_roll(session, stamp=stamp_of("bruno"))
    with pytest.raises(RuleBroken, match="roll_closed"):
        operations.mark(session, programme, person, PRESENT, stamp=stamp_of("clara"))
    for key in (person, marked):
        assert operations.mark(session, programme, key, PRESENT, stamp=late(hours=2)).doubt == "roll_closed"
    new, other = row_of(session, person), row_of(session, marked)
    assert (new.stands, new.is_disputed, new.counts) == (True, True, False)
    assert (other.is_absent, other.is_disputed) == (True, False)
    assert {(one.code, one.subject_id, one.values["before"]) for one in reviews()} == {
        ("roll_closed", new.id, None),
        ("roll_closed", other.id, ABSENT),
    }
    named = select(held_sessions.named_participants()).where(GroupSession.id == session.id)
    assert db.session.scalar(named) == 0
    operations.mark(session, programme, person, PRESENT, stamp=late(hours=1))
    assert len(reviews()) == 2


def test_what_was_called_off_or_lies_elsewhere_is_looked_at(roll, late, stamp_of):
    session, programme, _persons = roll
    stranger, gone = a_person(stamp_of(), "Somebody").id, walks_in(stamp_of("bruno"), session, "Gone").person_id
    operations.mark(session, programme, gone, "unmarked", stamp=stamp_of("bruno"))
    taps = [operations.mark(session, programme, key, PRESENT, stamp=late(minutes=0)) for key in (stranger, gone)]
    assert [tap.doubt for tap in taps] == ["stranger_to_roll", "off_the_roll"]
    off = a_session(stamp_of(), hours=(14, 15))
    planning.call_off(off, "Ziek", stamp=stamp_of("bruno"))
    (tap,) = operations.let_in(off, programme, [("Nieuw", None)], {}, {}, role=PARTICIPANT, stamp=late(hours=1))
    assert tap.doubt == "roll_called_off"
    assert row_of(off, tap.row.person_id).is_disputed


def test_who_was_merged_since_is_counted_for_whom_they_are_now(roll, late, stamp_of):
    session, programme, _persons = roll
    double, kept = a_person(stamp_of(), "Double"), a_person(stamp_of(), "Kept")
    merge = people.merge(double, kept, stamp=stamp_of("bruno"))
    tap = operations.mark(session, programme, double.id, PRESENT, stamp=late(hours=1))
    row = row_of(session, kept.id)
    assert (tap.doubt, row.recorded_person_id) == ("stranger_to_roll", double.id)
    people.unmerge(merge, stamp=stamp_of("bruno"))
    assert row_of(session, double.id).id == row.id


def test_everybody_is_who_stood_there_unmarked(roll, late, stamp_of):
    session, programme, (first, second, third) = roll
    stamp = late(hours=1)
    operations.mark(session, programme, second, ABSENT, stamp=stamp_of("bruno"))
    number, _ = operations.mark_everyone(session, programme, PRESENT, only={first, second}, stamp=stamp)
    assert (number, row_of(session, first).counts, row_of(session, third)) == (1, True, None)
    assert row_of(session, second).is_absent
    number, _ = operations.mark_everyone(session, programme, PRESENT, only={first}, stamp=late(hours=1))
    assert number == 0
    operations.close_roll(session, stamp=stamp_of("bruno"))
    operations.mark_everyone(session, programme, PRESENT, only={third}, stamp=late(hours=1))
    assert [one.subject_id for one in reviews()] == [row_of(session, third).id]


def test_a_decision_and_its_undoing_leave_a_newer_mark(roll, late, stamp_of):
    session, programme, (person, *_) = roll
    operations.close_roll(session, stamp=stamp_of("bruno"))
    operations.mark(session, programme, person, ABSENT, stamp=late(hours=2))
    operations.reopen_roll(session, stamp=stamp_of("bruno"))
    operations.mark(session, programme, person, PRESENT, stamp=stamp_of("clara"))
    (review,) = reviews()
    outbox.resolve(review, decisions.COUNTS, decisions.decide, stamp=stamp_of("bruno"))
    assert (row_of(session, person).counts, row_of(session, person).is_absent) == (True, False)
    outbox.reopen(review, decisions.take_back, stamp=stamp_of("bruno"))
    assert (row_of(session, person).counts, row_of(session, person).is_absent) == (True, False)
