"""From the first name to the list: an intake of few taps, doubles asked, nothing lost, a pause that ends by itself."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field.audit import AuditEntry
from amal_field.buddies.models import Candidate
from amal_field.db import db
from amal_field.people.models import Person
from tests.buddies.world import a_candidate
from tests.conftest import NOON
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")

AMARA = {"given_name": "Amara", "family_name": "Diallo", "birth-year": "1991", "phone": "0470 11 22 33"}
WANTS = {"programme": "samen_gentenaar", "role": "newcomer", "language": "fr"}


@pytest.fixture
def stored(app):
    """`stored()`: the candidates, in the order in which they came."""

    def read() -> list[Candidate]:
        with app.app_context():
            rows = select(Candidate).where(Candidate.stands).order_by(Candidate.recorded_at, Candidate.id)
            found = list(db.session.scalars(rows))
            return [(one, one.person, list(one.languages))[0] for one in found]

    return read


def test_somebody_new_is_taken_in_and_tells(engine, visit, stored):
    page = visit("gert").go("/buddies/candidates/new").send("#intake", **AMARA | WANTS)
    assert page.find("#story")
    story = {"second_language": "nl", "second_level": "A2", "situation": "family", "bands": ["6-9"]}
    page.send("#story", **story, district="Ledeberg", interests=["music", "film"], moments=["2e", "6m"])
    (one,) = stored()
    assert (one.person.phone, one.situation, one.bands, one.moments) == (
        "0470 11 22 33",
        "family",
        ["6-9"],
        ["2e", "6m"],
    )
    assert [(row.language, row.level) for row in one.languages] == [("fr", None), ("nl", "A2")]
    assert "wacht 0 weken" in page.go("/buddies").text
    assert "nog vragen" not in page.find("#candidates li")[0].text_content()


def test_who_is_likely_known_is_asked_about_once(engine, visit, stored, count):
    page = visit("gert").go("/buddies/candidates/new").send("#intake", **AMARA | WANTS)
    people = count(Person)
    page.go("/buddies/candidates/new").send("#intake", **AMARA | WANTS | {"role": "buddy"})
    assert (page.status, len(stored())) == (422, 1)
    (button,) = page.find("#doubles button[name=same]")
    page.send("#intake", same=button.get("value"))
    assert (len(stored()), count(Person)) == (2, people)
    page.go("/buddies/candidates/new").send("#intake", **AMARA | WANTS)
    page.send("#intake", same=page.find("#doubles button[name=same]")[0].get("value"))
    assert (page.status, len(stored())) == (422, 2)
    assert "is er al" in page.find("#given_name-error")[0].text_content()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"programme": None}, "programme"),
        ({"programme": "class_unit"}, "programme"),
        ({"role": None}, "role"),
        ({"language": ""}, "language"),
        ({"language": "xx"}, "language"),
        ({"given_name": "", "family_name": ""}, "given_name"),
        ({"birth-year": "1"}, "birth"),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(visit, stored, values, field):
    page = visit("gert").go("/buddies/candidates/new").send("#intake", **AMARA | WANTS | values)
    assert (page.status, stored()) == (422, [])
    assert page.find(f"#{field}-error")
    assert page.find("#intake input[name=phone]")[0].get("value") == AMARA["phone"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"first_language": ""}, "first_language"),
        ({"wish": "only"}, "wish_with"),
        ({"situation": "x"}, "situation"),
        ({"moments": ["9z"]}, "moments"),
        ({"capacity": "9"}, "capacity"),
        ({"district": "Brussel"}, "district"),
    ],
)
def test_a_story_that_cannot_be_keeps_what_was_chosen(visit, given, stored, values, field):
    key = given(lambda stamp: a_candidate(stamp("gert"), "Lieve", "buddy"))
    page = visit("gert").go(f"/buddies/candidates/{key}/story")
    page.send("#story", **{"interests": ["music"], "moments": ["2e"]} | values)
    assert (page.status, stored()[0].interests) == (422, [])
    assert page.find(f"#{field}-error")
    assert page.find("#story input[value=music][checked]")


def test_the_same_twice_is_once(visit, given, count):
    key = given(lambda stamp: a_candidate(stamp("gert"), "Lieve", "buddy"))
    page = visit("gert").go(f"/buddies/candidates/{key}/story").send("#story", interests=["music"])
    before = count(AuditEntry)
    page.go(f"/buddies/candidates/{key}/story").send("#story")
    assert count(AuditEntry) == before


def test_whether_woman_or_man_is_asked_where_a_wish_needs_it(visit, given, stored):
    key = given(lambda stamp: a_candidate(stamp("gert"), "Amara", "newcomer"))
    page = visit("gert").go(f"/buddies/candidates/{key}/story")
    assert not page.find("#sex")
    page.send("#story", sex="f")
    assert stored()[0].person.sex is None
    given(lambda stamp: a_candidate(stamp("gert"), "Lieve", "buddy", wish="only", wish_with="woman"))
    page.go(f"/buddies/candidates/{key}/story").send("#story", sex="f")
    assert stored()[0].person.sex == "f"


def test_a_pause_ends_by_itself_and_who_stopped_comes_back(engine, visit, given, stored, frozen_clock):
    key = given(lambda stamp: a_candidate(stamp("gert"), "Amara", "newcomer"))
    page = visit("gert").go(f"/buddies/candidates/{key}").send("#pause", until="2026-11-23")
    assert (page.status, bool(page.find("#until-error"))) == (422, True)
    page.send("#pause", until="2026-12-01")
    assert "Pauze" in page.find("#standing")[0].text_content()
    assert not page.go("/buddies").find("#candidates")
    frozen_clock(NOON + timedelta(days=9))
    assert len(page.go("/buddies").find("#candidates li")) == 1
    page.go(f"/buddies/candidates/{key}").send("form[action$='/end']")
    assert stored()[0].stopped_on == (NOON + timedelta(days=9)).date()
    page.send("fading-note form")
    assert stored()[0].stopped_on is None


def test_the_list_is_cut_and_the_longest_wait_stands_first(engine, visit, given):
    for name, role, days in (("Kort", "newcomer", -3), ("Lang", "newcomer", -50), ("Bo", "buddy", -10)):
        given(lambda s, n=name, r=role, d=days: a_candidate(s("gert"), n, r, waits_since=in_days(d)))
    given(lambda s: a_candidate(s("gert"), "Loper", "newcomer", "2run"))

    def names(query: str) -> list[str]:
        rows = visit("gert").go(f"/buddies{query}").find("#candidates .row__name")
        return [row.text_content() for row in rows]

    assert names("")[:3] == ["Lang", "Bo", "Kort"]
    assert names("?role=newcomer&programme=samen_gentenaar") == ["Lang", "Kort"]
    assert names("?state=stopped") == []
    assert names("?programme=2run") == ["Loper"]


@pytest.mark.parametrize("key", ["clara", "bruno", "amina", "jan"])
def test_for_anybody_else_there_is_nobody(client_of, given, key):
    candidate = given(lambda stamp: a_candidate(stamp("gert"), "Amara", "newcomer"))
    for url in ("/buddies", f"/buddies/candidates/{candidate}", f"/buddies/candidates/{candidate}/story"):
        assert client_of(key).get(url).status_code in (403, 404)


@pytest.mark.parametrize(
    ("role", "programme", "is_asked"),
    [("newcomer", "samen_gentenaar", True), ("buddy", "samen_gentenaar", False), ("newcomer", "tandem", False)],
)
def test_the_country_is_asked_of_whom_it_is_counted_alone(engine, visit, given, stored, role, programme, is_asked):
    key = given(lambda stamp: a_candidate(stamp("gert"), "Amara", role, programme))
    page = visit("gert").go(f"/buddies/candidates/{key}/story")
    assert bool(page.find("select[name=country]")) is is_asked
    assert ("alleen voor de telling" in page.text) is is_asked
    page.send("#story", country="GN") if is_asked else page.send("#story")
    assert stored()[0].person.country == ("GN" if is_asked else None)
    page.go(f"/buddies/candidates/{key}")
    assert "Guinee" not in page.text
