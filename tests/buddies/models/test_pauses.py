"""What the database refuses of pauses and calls whoever asks, around every operation."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from amal_field.buddies.models import Match, MatchCall, MatchPause
from amal_field.clock import now
from amal_field.db import db, violated
from amal_field.stamp import stamped
from tests.buddies.world import FIRST, a_match
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

LAST = FIRST + timedelta(days=90)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@pytest.fixture
def duo(engine, stamp_of):
    """Lieve and Amara, started and closed ninety days later."""
    people = [[somebody(stamp_of(), name)] for name in ("Lieve", "Amara")]
    return a_match(stamp_of(), *people, started_on=FIRST, closed_on=LAST, reason="completed")


@pytest.fixture
def add(duo, stamp_of):
    """`add(first, last)`: a pause as the database takes it, in days after the start."""

    def make(first: int, last: int, **more) -> MatchPause:
        span = {"from_on": day(first), "until_on": day(last)}
        pause = MatchPause(**span, **duo.for_meetings, **stamped(stamp_of()), **more)
        with db.session.begin_nested():
            db.session.add(pause)
        return pause

    return make


def refused(deed, name: str) -> None:
    with pytest.raises(IntegrityError) as error:
        deed()
    assert name in violated(error.value)


@pytest.mark.parametrize(
    ("first", "last", "name"), [(9, 8, "lasts_a_day"), (-1, 3, "inside_its_duo"), (85, 91, "inside_its_duo")]
)
def test_a_pause_lasts_and_lies_inside_its_duo(add, first, last, name):
    refused(lambda: add(first, last), f"ck_match_pauses_{name}")


@pytest.mark.parametrize(
    "days", [{"started_on": day(5), "begins_on": day(5)}, {"closed_on": day(8), "ends_on": day(8)}]
)
def test_it_lies_inside_also_when_the_duo_moves(add, days):
    add(2, 9)
    moving = update(Match).values(**days).execution_options(synchronize_session=False)
    refused(lambda: db.session.execute(moving), "ck_match_pauses_inside_its_duo")


def test_two_pauses_of_a_duo_have_no_day_in_common(add):
    add(10, 20)
    for first, last in ((20, 25), (5, 10), (12, 15), (5, 25)):
        refused(lambda first=first, last=last: add(first, last), "ex_match_pauses_apart")
    add(12, 15, cancelled_at=now())
    later = add(21, 25)
    moving = update(MatchPause).where(MatchPause.id == later.id).values(from_on=day(20))
    refused(lambda: db.session.execute(moving.execution_options(synchronize_session=False)), "ex_match_pauses_apart")


def test_a_call_has_a_known_kind_and_is_made_once_a_day(duo, stamp_of):
    def add(kind: str) -> None:
        with db.session.begin_nested():
            db.session.add(MatchCall(match_id=duo.id, called_on=FIRST, kind=kind, **stamped(stamp_of())))

    refused(lambda: add("shouted"), "ck_match_calls_kind_known")
    add("called")
    add("tried")
    with pytest.raises(IntegrityError) as error:
        add("called")
    assert any(
        name in violated(error.value)
        for name in ("uq_match_calls_once_a_day", "match_calls.match_id, match_calls.called_on, match_calls.kind")
    )
