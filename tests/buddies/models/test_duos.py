"""What the database refuses whoever asks, around every operation."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from amal_field.buddies.models import Match, MatchMeeting, MatchMember
from amal_field.db import db, is_sqlite, violated
from tests.buddies.world import FIRST, a_match, a_meeting, programme_id
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

LATER = FIRST + timedelta(days=60)
LAST = FIRST + timedelta(days=90)


@pytest.fixture
def people(engine, stamp_of):
    """Lieve and Gert, buddies; Amara and Binta, newcomers."""
    return [somebody(stamp_of(), name) for name in ("Lieve", "Gert", "Amara", "Binta")]


@pytest.fixture
def duo(people, stamp_of):
    """Lieve and Amara, started and closed, with a meeting in between."""
    match = a_match(stamp_of(), people[:1], people[2:3], started_on=FIRST, closed_on=LAST, reason="completed")
    a_meeting(stamp_of(), match, LATER)
    return match


def refused(statement: Any, *names: str) -> None:
    """Demand that the database refuses, in the name of one of these constraints (SQLite names columns)."""
    if not is_sqlite():
        db.session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    with pytest.raises(IntegrityError) as error, db.session.begin_nested():
        db.session.execute(statement)
    assert any(name in violated(error.value) for name in names)


def of_match(**values: Any):
    return update(Match).values(**values).execution_options(synchronize_session=False)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"started_on": FIRST - timedelta(days=1), "begins_on": FIRST - timedelta(days=1)}, "starts_after_proposal"),
        ({"closed_on": FIRST - timedelta(days=1), "ends_on": FIRST - timedelta(days=1)}, "closes_after_start"),
        ({"closed_on": None, "ends_on": date(9999, 12, 31)}, "reason_of_the_end"),
        ({"reason": "gossip"}, "reason_known"),
        ({"started_on": LATER}, "begins_as_started"),
        ({"closed_on": LATER}, "ends_as_closed"),
        ({"buddy_role": "newcomer"}, "one_contact_of_each_side"),
    ],
)
def test_a_duo_that_cannot_be(duo, values, name):
    refused(of_match(**values), f"ck_matches_{name}")


def test_no_side_is_without_its_contact(duo, people):
    for column in ("buddy_id", "newcomer_id"):
        refused(of_match(**{column: None}), column)
    if is_sqlite():
        return
    names = ("fk_matches_id_buddy_id_buddy_role", "fk_matches_id_newcomer_id_newcomer_role")
    refused(of_match(buddy_id=people[1].id), names[0])
    refused(of_match(newcomer_id=people[0].id), names[1])
    refused(delete(MatchMember).where(MatchMember.role == "newcomer"), names[1])


@pytest.mark.only_on("sqlite")
def test_no_side_is_without_its_contact_when_all_is_kept(engine, duo, people):
    db.session.execute(of_match(buddy_id=people[1].id))
    with pytest.raises(IntegrityError):
        db.session.commit()


def test_a_contact_follows_its_member(duo, people):
    member = update(MatchMember).where(MatchMember.role == "newcomer").values(person_id=people[3].id)
    db.session.execute(member)
    assert db.session.scalar(select(Match.newcomer_id)) == people[3].id


def member_of(match: Match, person: Any, role: str, **more: Any):
    recorded = {"recorded_at": match.recorded_at, "recorded_by_id": match.recorded_by_id}
    both = {"person_id": person.id, "recorded_person_id": person.id, "role": role}
    return insert(MatchMember).values(**match.for_members | both | recorded | more)


def test_nobody_is_in_a_duo_twice_nor_with_themselves(duo, people):
    for role in ("buddy", "newcomer"):
        twice = member_of(duo, people[0], role)
        refused(twice, "uq_match_members_match_id_person_id", "match_members.match_id, match_members.person_id")


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"joined_on": FIRST - timedelta(days=1)}, "ck_match_members_joins_inside"),
        ({"joined_on": LAST + timedelta(days=1)}, "ck_match_members_joins_inside"),
        ({"left_on": LAST + timedelta(days=1)}, "ck_match_members_leaves_inside"),
        ({"joined_on": LATER, "left_on": FIRST}, "ck_match_members_leaves_inside"),
        ({"second_reason": "why not"}, "ck_match_members_second_reason_known"),
        ({"ends_on": LATER}, "fk_match_members_match_id"),
        ({"proposed_on": LATER}, "fk_match_members_match_id"),
    ],
)
def test_a_member_that_cannot_be(duo, people, more, name):
    refused(member_of(duo, people[3], "newcomer", **more), name, "FOREIGN KEY")


def test_the_programme_of_a_member_is_that_of_the_duo(duo, people):
    strange = member_of(duo, people[3], "newcomer", programme_id=programme_id("tandem"))
    refused(strange, "fk_match_members_match_id", "FOREIGN KEY")


def test_a_newcomer_is_in_one_open_duo_of_a_programme_but_for_a_reason(people, stamp_of):
    lieve, gert, amara, _binta = people
    a_match(stamp_of(), [lieve], [amara])
    once = ("uq_match_members_one_open", "match_members.programme_id, match_members.person_id")
    with pytest.raises(IntegrityError) as error, db.session.begin_nested():
        a_match(stamp_of(), [gert], [amara])
    assert any(name in violated(error.value) for name in once)
    second = a_match(stamp_of(), [gert], [amara], second_reason="agreed")
    a_match(stamp_of(), [gert], [amara], programme="tandem")
    refused(update(MatchMember).where(MatchMember.match_id == second.id).values(second_reason=None), *once)


def test_a_closed_duo_that_opens_again_is_open(people, stamp_of):
    lieve, gert, amara, _binta = people
    closed = a_match(stamp_of(), [lieve], [amara], closed_on=LATER)
    a_match(stamp_of(), [gert], [amara])
    opening = of_match(closed_on=None, ends_on=date(9999, 12, 31)).where(Match.id == closed.id)
    refused(opening, "uq_match_members_one_open", "match_members.programme_id, match_members.person_id")


@pytest.mark.parametrize(
    "days",
    [
        {"started_on": LATER + timedelta(days=1), "begins_on": LATER + timedelta(days=1)},
        {"closed_on": LATER - timedelta(days=1), "ends_on": LATER - timedelta(days=1)},
    ],
)
def test_a_meeting_lies_inside_its_duo_also_when_that_moves(duo, days):
    refused(of_match(**days), "ck_match_meetings_inside_its_duo")
    meeting = update(MatchMeeting).values(met_on=LAST + timedelta(days=1))
    refused(meeting.execution_options(synchronize_session=False), "ck_match_meetings_inside_its_duo")


def test_a_duo_that_never_started_meets_nowhere(people, stamp_of):
    match = a_match(stamp_of(), people[:1], people[2:3])
    with pytest.raises(IntegrityError, match="inside_its_duo"):
        a_meeting(stamp_of(), match, FIRST)


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"minutes": 4}, "minutes_possible"),
        ({"minutes": 721}, "minutes_possible"),
        ({"kind": "talk"}, "kind_known"),
        ({"via": "post"}, "via_known"),
    ],
)
def test_a_meeting_that_cannot_be(duo, stamp_of, more, name):
    with pytest.raises(IntegrityError, match=f"ck_match_meetings_{name}"):
        a_meeting(stamp_of(), duo, LATER, **more)


def test_a_link_notes_a_day_once(duo, stamp_of):
    a_meeting(stamp_of(), duo, FIRST, via="link")
    with pytest.raises(IntegrityError) as error:
        a_meeting(stamp_of(), duo, FIRST, via="link")
    assert any(
        name in violated(error.value)
        for name in ("uq_match_meetings_by_link", "match_meetings.match_id, match_meetings.met_on")
    )
