"""Two people act on one referral at the same moment: the second decides on what the first has left."""

import pytest
from sqlalchemy import func, select

from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.referrals.models import HealthReferral, Referral, standing_steps
from tests.organisations.world import an_organisation
from tests.referrals.world import MALPERTUUS, organisation, refer

pytestmark = pytest.mark.usefixtures("frozen_clock")
TODAY = "2026-11-23"
SORTS = {
    "elsewhere": ("amina", "leisure", "Natuurpunt", Referral),
    "to care": ("farah", "health", MALPERTUUS, HealthReferral),
}


@pytest.fixture(params=SORTS)
def rivals(request, acted, family, together, app):
    """An open referral of each sort: `send([(path, fields), …])` from its page at once, and `read(what)` of it then."""
    who, kind, there, model = SORTS[request.param]

    def make(stamp_of):
        person = db.session.get_one(Person, family.person_ids[0])
        return refer(stamp_of(who), person, kind=kind, to=there)[0].id

    key = acted(make)

    def send(posts):
        return together([(f"/referrals/{key}{path}", fields) for path, fields in posts], who)

    def read(what):
        with app.app_context():
            found = what(db.session.get_one(model, key))
            db.session.remove()
            return found

    return send, read


def step(name: str) -> tuple[str, dict[str, str]]:
    return "/steps", {"step": name, "on": TODAY}


def standing(referral) -> list[str]:
    return [one.step for one in standing_steps(referral)]


def entries(tag: str) -> int:
    return db.session.scalar(select(func.count()).where(AuditEntry.tag == tag))


def test_of_two_that_end_it_one_does(engine, rivals):
    send, read = rivals
    assert send([step("started"), step("refused")]) == [303, 422]
    (taken,) = read(standing)
    assert read(lambda row: (row.state, row.awaits_since)) == (taken, None)


def test_one_step_taken_by_four_is_one(engine, rivals):
    send, read = rivals
    assert send([step("accepted")] * 4) == [303] * 4
    assert read(standing) == ["accepted"]
    assert read(lambda _row: entries("referrals:referral:step")) == 1


def test_a_step_is_taken_back_once(engine, rivals):
    send, read = rivals
    send([step("accepted")])
    key = read(lambda row: row.steps[0].id)
    assert send([(f"/steps/{key}/cancellation", {})] * 3) == [303] * 3
    assert read(standing) == []
    assert read(lambda row: (len(row.steps), row.state)) == (2, "open")


def test_it_goes_on_or_it_is_undone_never_both(engine, rivals):
    send, read = rivals
    assert 500 not in send([step("accepted"), ("/cancellation", {}), step("waiting_list")])
    stands, steps, waits = read(lambda row: (row.stands, standing(row), row.awaits_since is not None))
    assert stands == bool(steps) == waits


def test_a_step_lost_nothing_that_another_noted(engine, rivals):
    send, read = rivals
    assert send([step("accepted"), ("", {"look_again_on": "2026-12-24"})]) == [303, 303]
    assert read(lambda row: (row.state, str(row.look_again_on))) == ("accepted", "2026-12-24")


@pytest.fixture
def double(acted):
    """An organisation written twice: the key of the double, and of the one that stays."""

    def make(stamp_of):
        return an_organisation(stamp_of("bruno"), "Natuurpunkt", "leisure").id, organisation("Natuurpunt").id

    return acted(make)


def test_one_that_is_made_while_its_destination_goes_into_another_follows_or_is_refused(
    engine, app, family, double, together, stored
):
    double_id, stays_id = double
    making = {
        "of_person": str(family.person_ids[0]),
        "whom": f"person:{family.person_ids[0]}",
        "kind": "leisure",
        "destination": str(double_id),
        "made_on": TODAY,
    }
    posts = [("/referrals", making), (f"/organisations/{double_id}/merging", {"into": str(stays_id)})]
    statuses = together(posts, "amina", "bruno")
    assert statuses in ([303, 303], [303, 422])
    assert len(stored()) == statuses.count(303) - 1
    with app.app_context():
        there = set(db.session.scalars(select(Referral.organisation_id)))
        db.session.remove()
    assert there <= {stays_id}
