"""A family of five on the site, and what the tests of referrals ask of it."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from amal_field.db import begin_write, db
from amal_field.referrals.models import HealthReferral, Referral
from tests.referrals.world import everybody_at_the_desk
from tests.transit_site.world import let_in, make_family

FIVE = (("Sammy", 1985), ("Nele", 1988), ("Davy", 2014), ("Ion", 2019), ("Mira", 2021))


@dataclass(frozen=True)
class Family:
    """The keys of a household on the site, of its members and of its stay."""

    household_id: UUID
    person_ids: list[UUID]
    stay_id: UUID


@pytest.fixture
def acted(app, stamp_of):
    """`acted(do)`: what `do(stamp_of)` gives, once all that it did is kept."""

    def act(do):
        with app.test_request_context():
            begin_write()
            result = do(stamp_of)
            db.session.commit()
            db.session.remove()
        return result

    return act


@pytest.fixture
def family(acted) -> Family:
    """A family of five that is on the site today."""

    def come(stamp) -> Family:
        household = make_family(stamp("amina"), "Mayer", FIVE)
        stay = let_in(stamp("amina"), household)
        return Family(household.id, [member.person_id for member in household.members], stay.id)

    return acted(come)


@pytest.fixture
def desk(monkeypatch):
    """The desk brings everybody into the sight of those who work there."""
    with everybody_at_the_desk(monkeypatch):
        yield


@pytest.fixture
def stored(app):
    """`stored()`: every referral that stands, to care or elsewhere, as (table, person, household, state)."""

    def read():
        with app.app_context():
            rows = [row for model in (Referral, HealthReferral) for row in db.session.query(model).filter(model.stands)]
            return [(row.__tablename__, row.person_id, row.household_id, row.state) for row in rows]

    return read
