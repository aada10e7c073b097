"""What the database refuses of candidates, around every operation."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from amal_field.buddies.models import Candidate, CandidateLanguage, ProgrammeRule
from amal_field.db import db, violated
from amal_field.stamp import stamped
from tests.buddies.world import programme_id
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

DAY = date(2026, 3, 5)


@pytest.fixture
def candidate(engine, stamp_of):
    """`candidate(role="buddy")`: a row as nobody but a test adds it, all of one person."""
    person = somebody(stamp_of(), "Amara")

    def make(**more) -> Candidate:
        both = {"person_id": person.id, "recorded_person_id": person.id, "programme_id": programme_id()}
        days = {"intake_on": DAY, "waits_since": DAY, "role": "newcomer"}
        row = Candidate(**both | days | more, **stamped(stamp_of()))
        db.session.add(row)
        db.session.flush()
        return row

    return make


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"role": "friend"}, "ck_candidates_role_known"),
        ({"situation": "x"}, "ck_candidates_situation_known"),
        ({"runs": "x"}, "ck_candidates_runs_known"),
        ({"wish": "only"}, "ck_candidates_wish_with_somebody"),
        ({"wish": "x", "wish_with": "man"}, "ck_candidates_wish_known"),
        ({"wish": "only", "wish_with": "x"}, "ck_candidates_wish_with_known"),
        ({"capacity": 4}, "ck_candidates_capacity_possible"),
        ({"capacity": 0}, "ck_candidates_capacity_possible"),
        ({"stopped_on": date(2026, 3, 4)}, "ck_candidates_stops_after_intake"),
    ],
)
def test_a_candidate_that_cannot_be(candidate, more, name):
    with pytest.raises(IntegrityError) as error:
        candidate(**more)
    assert name in violated(error.value)


def test_one_open_candidacy_a_person_programme_and_side(candidate):
    candidate(stopped_on=DAY)
    candidate()
    candidate(role="buddy")
    candidate(programme_id=programme_id("tandem"))
    with pytest.raises(IntegrityError) as error:
        candidate()
    assert any(name in violated(error.value) for name in ("uq_candidates_open", "candidates.person_id"))


def test_a_level_is_one_of_six(candidate):
    db.session.add(CandidateLanguage(candidate_id=candidate().id, language="nl", level="A3", position=0))
    with pytest.raises(IntegrityError, match="ck_candidate_languages_level_known"):
        db.session.flush()


def test_points_are_a_hundred_or_none(engine, stamp_of):
    values = {"moments": 30, "family": 20, "interests": 20, "district": 15, "age": 10}
    rule = ProgrammeRule(programme_id=programme_id(), valid_from=DAY, minutes=90, **values, **stamped(stamp_of()))
    db.session.add(rule)
    with pytest.raises(IntegrityError, match="ck_programme_rules_points_add_up"):
        db.session.flush()
