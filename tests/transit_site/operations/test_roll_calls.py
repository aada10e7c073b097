"""Everybody is counted outside: marks, counts, and what is forgotten a day later."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.db import db, new_key
from amal_field.people import operations as people
from amal_field.refusal import RuleBroken
from amal_field.stamp import Submission
from amal_field.transit_site import operations, rules
from amal_field.transit_site.models import RollCall, RollCallMark
from amal_field.transit_site.queries import evacuation, roll_calls
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


@pytest.fixture
def stay(stamp_of):
    """A family of four on pitch 12."""
    return let_in(stamp_of(), make_family(stamp_of()))


def later(stamp_of, **time):
    stamp = stamp_of()
    return replace(stamp, at=stamp.at + timedelta(**time))


def counted(call):
    tally = evacuation.tally(call, clock.today())
    return tally.people, tally.found, tally.missing


def keys(stay):
    return [spell.person_id for spell in stay.persons]


def test_a_second_opening_is_the_same_count(stay, stamp_of):
    first = operations.open_roll_call(stamp=stamp_of())
    assert operations.open_roll_call(stamp=stamp_of("karim")) is first


def test_nobody_is_counted_where_nobody_is(stamp_of):
    with pytest.raises(RuleBroken, match="nobody_on_site"):
        operations.open_roll_call(stamp=stamp_of())


def test_marks_change_go_and_count_once(stay, stamp_of):
    call = operations.open_roll_call(stamp=stamp_of())
    first, second, *_ = keys(stay)
    wanted = [(first, "found"), (first, "found"), (second, "missing"), (second, "found"), (first, "unmarked")]
    before = [operations.mark_person(call, key, mark, stamp=stamp_of())[1] for key, mark in wanted]
    assert before == ["unmarked", "found", "unmarked", "missing", "found"]
    assert counted(call) == (4, 1, 0)
    assert len(db.session.scalars(select(RollCallMark)).all()) == 3


def test_who_leaves_is_not_counted_and_cannot_be_marked(stay, stamp_of):
    call = operations.open_roll_call(stamp=stamp_of())
    operations.mark_person(call, keys(stay)[0], "found", stamp=stamp_of())
    operations.remove_person(stay.persons[0], stamp=stamp_of())
    assert counted(call) == (3, 0, 0)
    with pytest.raises(RuleBroken, match="off_the_site"):
        operations.mark_person(call, keys(stay)[0], "missing", stamp=stamp_of())


def test_a_closed_count_keeps_its_numbers_and_takes_no_marks(stay, stamp_of):
    call = operations.open_roll_call(stamp=stamp_of())
    first, second, *_ = keys(stay)
    operations.mark_person(call, first, "found", stamp=stamp_of())
    operations.mark_person(call, second, "missing", stamp=stamp_of())
    for stamp in (stamp_of(), later(stamp_of, hours=1)):
        operations.close_roll_call(call, stamp=stamp)
    assert (call.people, call.found, call.missing, call.closed_at) == (4, 1, 1, clock.now())
    with pytest.raises(RuleBroken, match="roll_call_closed"):
        operations.mark_person(call, first, "missing", stamp=stamp_of())


def test_a_count_is_opened_again_within_a_day_unless_another_is_open(stay, stamp_of):
    call = operations.open_roll_call(stamp=stamp_of())
    operations.close_roll_call(call, stamp=stamp_of())
    with pytest.raises(RuleBroken, match="roll_call_forgotten"):
        operations.reopen_roll_call(call, stamp=later(stamp_of, hours=24))
    for _ in range(2):
        operations.reopen_roll_call(call, stamp=later(stamp_of, hours=23))
    assert (call.is_closed, call.people) == (False, None)
    operations.close_roll_call(call, stamp=stamp_of())
    operations.open_roll_call(stamp=stamp_of())
    with pytest.raises(RuleBroken, match="roll_call_open"):
        operations.reopen_roll_call(call, stamp=stamp_of())


def test_the_database_takes_one_mark_that_stands_a_person_and_one_open_count(stay, stamp_of):
    call = operations.open_roll_call(stamp=stamp_of())
    operations.mark_person(call, keys(stay)[0], "found", stamp=stamp_of())
    [mark] = db.session.scalars(select(RollCallMark))
    for row in (mark, call):
        values = {column.name: getattr(row, column.name) for column in row.__table__.columns} | {"id": new_key()}
        with pytest.raises(IntegrityError, match="roll_call"), db.session.begin_nested():
            db.session.execute(row.__table__.insert().values(values))


def test_a_day_after_closing_the_marks_and_the_answers_are_gone_and_the_counts_stay(stay, stamp_of):
    stamp = stamp_of()
    call = operations.open_roll_call(stamp=stamp)
    for key in keys(stay):
        operations.mark_person(call, key, "found", stamp=stamp)
    values = {"user_id": stamp.by_id, "content_hash": "", "made_at": stamp.at, "body": "Sammy"}
    for path in (f"/transit-site/roll-calls/{call.id}/people/{keys(stay)[0]}/found", "/transit-site/pitches/12"):
        db.session.add(Submission(key=new_key(), path=path, **values))
    operations.close_roll_call(call, stamp=stamp)
    db.session.flush()
    a_day = stamp.at + rules.MARKS_KEPT
    before = a_day - timedelta(seconds=1)
    assert (operations.forget(before), roll_calls.is_due(before)) == (0, False)
    assert roll_calls.is_due(a_day)
    assert roll_calls.page_of(call, a_day).found == [], "not even before they are deleted"
    assert (operations.forget(a_day), operations.forget(a_day), roll_calls.is_due(a_day)) == (4, 0, False)
    assert (call.people, call.found, call.missing) == (4, 4, 0)
    assert db.session.scalars(select(Submission.path)).all() == ["/transit-site/pitches/12"]
    assert not db.session.scalar(select(func.count()).select_from(RollCallMark))


def test_what_is_kept_of_a_mark_for_good_names_nobody(stay, stamp_of):
    call = operations.open_roll_call(stamp=stamp_of())
    operations.mark_person(call, keys(stay)[0], "found", stamp=stamp_of())
    db.session.flush()
    told = db.session.scalars(select(AuditEntry).where(AuditEntry.subject_id == call.id)).all()
    assert [entry.tag for entry in told] == ["site:roll_call:open", "site:roll_call:mark"]
    assert str(keys(stay)[0]) not in repr([entry.details for entry in told])


def test_a_count_that_nobody_closes_ends_by_itself_and_is_forgotten_a_day_later(stay, stamp_of):
    call = operations.open_roll_call(stamp=stamp_of())
    operations.mark_person(call, keys(stay)[0], "missing", stamp=stamp_of())
    opened = call.recorded_at
    assert operations.forget(opened + timedelta(hours=24)) == 0
    call = db.session.get(RollCall, call.id)
    assert (call.closed_at, call.closed_by_id, call.missing) == (opened + timedelta(hours=24), None, 1)
    assert operations.forget(opened + timedelta(hours=48)) == 1


def test_a_mark_follows_a_person_who_is_merged_and_comes_back(stay, stamp_of):
    call = operations.open_roll_call(stamp=stamp_of())
    person = stay.persons[0].person
    operations.mark_person(call, person.id, "missing", stamp=stamp_of())
    known = make_family(stamp_of(), "Other", [("Sammy", 1985)]).members[0].person
    merge = people.merge(person, known, stamp=stamp_of())
    assert evacuation.standing_marks(call.id) == {known.id: "missing"}
    people.unmerge(merge, stamp=stamp_of())
    assert evacuation.standing_marks(call.id) == {person.id: "missing"}
