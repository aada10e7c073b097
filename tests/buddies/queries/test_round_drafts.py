"""What a round comes to: who fits is put together, who is left over knows why, and nobody's name or country counts."""

import pytest
from sqlalchemy import select, update

from amal_field import clock
from amal_field.buddies.queries import round_drafts
from amal_field.buddies.queries.round_drafts import draft_of
from amal_field.db import db
from amal_field.people.models import Person
from tests.buddies.world import a_candidate, programme_id
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")
SAID = {"situation": "alone", "interests": ["cooking"], "moments": ["2e", "6m"], "district": "Ledeberg"}


def draft():
    return draft_of(programme_id(), clock.today())


@pytest.fixture
def waiting(engine, stamp_of):
    """Two buddies, three newcomers, one of whom waits longest; a fourth speaks a language of her own."""
    gert = stamp_of("gert")
    buddies = [a_candidate(gert, name, "buddy", **SAID) for name in ("Lieve", "Pieter")]
    names = ("Amara", "Binta", "Chipo")
    newcomers = [a_candidate(gert, name, "newcomer", waits_since=in_days(-20), **SAID) for name in names]
    newcomers[2].waits_since = in_days(-70)
    alone = a_candidate(gert, "Letebrhan", "newcomer", languages=("ti",))
    db.session.flush()
    return buddies, newcomers, alone


def test_who_waits_longest_comes_first_and_who_is_left_over_knows_why(waiting):
    buddies, newcomers, alone = waiting
    found = draft()
    assert {pair.buddy_id for pair in found.pairs} == {one.id for one in buddies}
    assert newcomers[2].id in {pair.newcomer_id for pair in found.pairs}
    whys = {one.candidate_id: one.why for one in found.left_over}
    assert (whys.pop(alone.id), set(whys.values()), found.waiting) == ("language", {"others_first"}, 6)
    assert draft() == found


def test_countries_names_and_scripts_change_nothing(waiting):
    before = draft()
    people = db.session.scalars(select(Person.id).order_by(Person.id)).all()
    for place, key in enumerate(people):
        strange = {"country": ("SY", "AF", "BE")[place % 3], "native_name": "Ім’я", "given_name": f"Ž{place}"}
        db.session.execute(update(Person).where(Person.id == key).values(**strange))
    db.session.expire_all()
    assert draft() == before


def test_of_too_many_those_who_wait_longest_take_part(waiting, monkeypatch):
    monkeypatch.setattr(round_drafts, "MOST", 3)
    buddies, newcomers, _alone = waiting
    newcomers[1].waits_since = buddies[0].waits_since = in_days(-60)
    db.session.flush()
    found = draft()
    placed = {key for pair in found.pairs for key in (pair.buddy_id, pair.newcomer_id)}
    left = {one.candidate_id for one in found.left_over}
    assert placed | left == {newcomers[1].id, newcomers[2].id, buddies[0].id}
    assert (len(found.pairs), found.waiting) == (1, 6)
