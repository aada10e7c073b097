"""A round from its draft to its duos: unticked, swapped, one taken by a colleague meanwhile, the rest made."""

import pytest
from sqlalchemy import select

from amal_field.buddies import operations, queries
from amal_field.buddies.models import Candidate, Match, MatchRound
from amal_field.db import db
from amal_field.people.models import Person
from tests.buddies.world import a_candidate
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")
SAID = {"situation": "alone", "interests": ["cooking"]}


@pytest.fixture
def candidate(given):
    """`candidate("Lieve", "buddy", moments=…)`: the key of somebody who waits."""
    return lambda name, role, **said: given(lambda stamp: a_candidate(stamp("gert"), name, role, **SAID | said))


def press(page, selector):
    """Send the form."""
    [form] = page.find(selector)
    return page.post(form.get("action"), fields_of(form))


def names(page):
    """Who stands in each line, newcomer first."""
    return [tuple(one.text_content() for one in line.cssselect("h3 bdi")) for line in page.find("#round > li")]


def test_a_round_is_looked_over_and_proposed(engine, visit, candidate, given, app, count):
    free = {"Lieve": ["2e", "6m"], "Pieter": ["3e", "4m"], "Nele": ["5e", "7m"]}
    for name, moments in free.items():
        candidate(name, "buddy", moments=moments, district="Ledeberg")
    for name, moments in {"Amara": ["2e", "6m"], "Ebru": ["3e", "4m"], "Selam": ["5e", "7m"]}.items():
        candidate(name, "newcomer", moments=moments, district="Ledeberg")
    candidate("Letebrhan", "newcomer", languages=("ti",))
    gert = visit("gert").go("/buddies/round?programme=samen_gentenaar")
    assert "3 buddy’s wachten" in gert.text
    gert.send("form[action$='/round']")
    assert sorted(names(gert)) == [("Amara", "Lieve"), ("Ebru", "Pieter"), ("Selam", "Nele")]
    assert "Geen taal samen" in gert.find("#left-over")[0].text_content()
    assert "Stel de 3 aangevinkte duo’s voor" in gert.text
    line = f"#{next(one.get('id') for one in gert.find('#round > li') if 'Selam' in one.text_content())}"
    press(gert, f"{line} form[action$='/ticking']")
    assert "Stel de 2 aangevinkte duo’s voor" in gert.text
    press(gert, f"{line} form[action$='/ticking']")
    swap = next(one.get("href") for one in gert.find(f"{line} a[href$='/swap']"))
    gert.go(swap)
    assert gert.status == 200, gert.text
    [partner] = [one for one in gert.find("#partners > li") if "Pieter" in one.text_content()]
    assert "valt dan uit elkaar" in partner.text_content()
    [form] = partner.cssselect("form")
    gert.post(form.get("action"), fields_of(form))
    assert sorted(names(gert)) == [("Amara", "Lieve"), ("Selam", "Pieter")]
    assert {"Nele", "Ebru"} <= {one.text_content() for one in gert.find("#left-over bdi")}
    taken(given, app, "Amara", "Nele")
    gert.go("/buddies/round?programme=samen_gentenaar")
    fields = fields_of(gert.form("form[action$='/proposals']"))
    url = gert.form("form[action$='/proposals']").get("action")
    for _ in range(2):
        gert.post(url, fields)
    assert "Amara is net voorgesteld aan Nele, door Gert Willems." in gert.text
    assert "1 regel blijft staan" in gert.text or gert.find("#round .problems--calm")
    assert count(Match) == 2
    assert count(MatchRound) == 1
    with app.app_context():
        points = [match.points for match in db.session.scalars(select(Match))]
    assert None not in points


def taken(given, app, newcomer, buddy):
    """A colleague proposes these two."""

    def propose(stamp):
        people = [
            db.session.scalars(select(Candidate.id).join(Candidate.person).where(Person.given_name == name)).one()
            for name in (newcomer, buddy)
        ]
        return operations.propose(*(queries.candidate_for(key, locked=True) for key in people), stamp=stamp("gert"))

    given(propose)


def test_who_waits_alone_waits_for_the_other_side(visit, candidate, count):
    candidate("Amara", "newcomer")
    gert = visit("gert").go("/buddies/round")
    assert "Er moet minstens één buddy en één nieuwkomer wachten." in gert.text
    assert not gert.find("form[action$='/round']")
    candidate("Lieve", "buddy")
    gert.go("/buddies/round")
    fields = fields_of(gert.form("form[action$='/round']"))
    gert.post("/buddies/round", fields | {"programme": "duoreno"})
    assert (gert.status, count(MatchRound)) == (422, 0)
    for _ in range(2):
        gert.post("/buddies/round", fields)
    assert count(MatchRound) == 1
