"""The demo has people who wait, proposals and duos in every state, once."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import demo_stamp
from amal_field.buddies import queries
from amal_field.buddies.models import Candidate, Match
from amal_field.buddies.offers import demo
from amal_field.buddies.queries import STATES, WAITING, Asked
from amal_field.db import db, new_key


@pytest.fixture(autouse=True)
def _played_twice(frozen_clock, engine, world):
    for _ in range(2):
        demo.load(demo_stamp(new_key()))


def in_state(state):
    asked = Asked(state, None, None, clock.today())
    return queries.candidates(asked, page=1)[0]


def suggestions_of(line):
    return queries.suggestions(queries.candidate_for(line.candidate.id, locked=False), clock.today())


def test_fourteen_wait_and_the_others_are_in_a_duo_or_stopped():
    waiting, matched, paused, stopped = (len(in_state(state)) for state in STATES)
    assert (waiting, matched, paused, stopped) == (14, 28, 0, 1)
    assert sum(not line.candidate.moments for line in in_state(WAITING)) == 2


def test_nobody_speaks_the_language_of_one():
    others = Counter(language.language for one in db.session.scalars(select(Candidate)) for language in one.languages)
    lonely = [line for line in in_state(WAITING) if all(others[one.language] == 1 for one in line.candidate.languages)]
    assert [line.person.given_name for line in lonely] == ["Letebrhan"]
    assert set(suggestions_of(lonely[0]).others) >= {"language"}


def test_somebody_who_waits_goes_with_somebody_else():
    assert any(suggestions_of(line).best for line in in_state(WAITING))


def test_the_duos_are_in_every_state():
    duos = db.session.scalars(select(Match)).all()
    assert Counter(duo.state for duo in duos) == {"proposed": 2, "agreed": 1, "active": 11, "closed": 1}
    [quiet] = queries.quiet_proposals(clock.today())
    assert quiet.match.proposed_on == clock.today() - timedelta(days=16)
    assert [duo.planned_end_on < clock.today() for duo in duos if duo.state == "active"].count(True) == 1


def test_of_those_that_go_on_each_state_is_there():
    beats = queries.rhythm(None, clock.today())
    assert beats.counts() == {"on_rhythm": 5, "late": 2, "off": 1, "silent": 1, "paused": 1}
    assert len(beats.past) == 1


def test_a_couple_a_family_and_a_new_duo_after_another_are_there():
    lines = queries.whole_list(queries.Wanted("active", None, clock.today()))
    assert sorted(len(line.people) for line in lines if len(line.people) > 2) == [3, 5]
    assert [len(queries.earlier_duos(line)) for line in lines].count(1) == 1
