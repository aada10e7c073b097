"""What the database refuses of copies of cards and promises, tried by going around the operations, on both engines."""

from datetime import date

import pytest
from sqlalchemy import insert, select, update

from amal_field.accounts.offers.demo import player
from amal_field.clock import now
from amal_field.db import db, new_key
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from amal_field.vaccination.queries import reference
from tests.vaccination.models.test_health import refused
from tests.vaccination.world import a_copied_dose

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")

COPIES, PROMISES = CardCopy.__table__, PromisedDose.__table__
WRONG = {
    "dose_possible": {"dose": 10},
    "known_by_known": {"known_by": "guessed"},
    "consent_by_known": {"consent_by": "aunt"},
    "consent_how_known": {"consent_how": "phone"},
    "consent_of_somebody": {"consent_name": None},
    "outcome_id": {"outcome_id": "same"},
    "consent_on": {"consent_on": None},
    "lot_of_vaccine": {"vaccine_id": "other"},
}


@pytest.fixture
def copy(stamp_of) -> CardCopy:
    """A dose that was copied, with a promise."""
    a_copied_dose(stamp_of("farah"), month=date(2026, 12, 1))
    return db.session.scalars(select(CardCopy)).one()


@pytest.mark.parametrize("name", WRONG)
def test_a_copy_that_cannot_be_is_refused(copy, name):
    row = {column.name: getattr(copy, column.name) for column in COPIES.columns}
    changed = dict(WRONG[name])
    if changed.get("outcome_id") == "same":
        changed["outcome_id"] = copy.outcome_id
    else:
        row["outcome_id"] = None
    if changed.get("vaccine_id") == "other":
        changed["vaccine_id"] = reference.vaccine_by_brand("boostrix").id
    said = refused(insert(COPIES).values(row | {"id": new_key()} | changed))
    assert name in said or "FOREIGN KEY" in said


def test_what_is_sound_is_taken(copy):
    row = {column.name: getattr(copy, column.name) for column in COPIES.columns}
    db.session.execute(insert(COPIES).values(row | {"id": new_key(), "outcome_id": None, "dose": None, "lot_id": None}))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("ended_as_known", {"ended_as": "forgotten", "ended_on": date(2026, 11, 23), "ended_by_id": "me"}),
        ("ended_on_a_day", {"ended_as": "kept", "ended_by_id": "me"}),
        ("ended_by_somebody", {"ended_as": "kept", "ended_on": date(2026, 11, 23)}),
    ],
)
def test_a_promise_that_cannot_end_so_is_refused(copy, name, values):
    if "ended_by_id" in values:
        values = values | {"ended_by_id": player("farah").id}
    assert name in refused(update(PROMISES).values(values))


def test_one_promise_a_copy(copy):
    values = {"id": new_key(), "card_copy_id": copy.id, "month": date(2027, 1, 1)}
    said = refused(insert(PROMISES).values(values | {"recorded_at": now(), "recorded_by_id": player("farah").id}))
    assert "card_copy_id" in said
