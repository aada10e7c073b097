"""Who goes with a candidate, and the proposal: reasons in words, why not the others, one wins where two propose."""

import re

import pytest
from sqlalchemy import select, update

from amal_field.buddies import operations, queries
from amal_field.buddies.models import Candidate, Match, MatchMember
from amal_field.buddies.operations import Closing
from amal_field.db import db
from amal_field.people.models import Person
from tests.buddies.world import a_candidate, agreed, met
from tests.transit_site.world import in_days

TOKENS = re.compile(r'name="(csrf_token|request_token)" value="[^"]*"|nonce="[^"]*"|content="[\w.-]{60,}"')

pytestmark = pytest.mark.usefixtures("frozen_clock")

SAID = {
    "situation": "family",
    "bands": ["6-9"],
    "district": "Ledeberg",
    "interests": ["film", "games", "music"],
    "moments": ["2e", "6m"],
}


@pytest.fixture
def amara(given):
    """The key of a newcomer who waits for ten weeks."""
    return given(lambda stamp: a_candidate(stamp("gert"), "Amara", "newcomer", waits_since=in_days(-70), **SAID))


@pytest.fixture
def buddy(given):
    """`buddy("Lieve", …)`: the key of a buddy who shares everything with Amara, but for what is told."""
    return lambda name, **more: given(lambda stamp: a_candidate(stamp("gert"), name, "buddy", **SAID | more))


@pytest.fixture
def matches(app):
    """`matches()`: the duos."""

    def read() -> list[Match]:
        with app.app_context():
            return list(db.session.scalars(select(Match).order_by(Match.recorded_at)))

    return read


def cards(page) -> list[str]:
    return [" ".join(card.text_content().split()) for card in page.find(".suggestion")]


def test_the_best_stands_first_with_its_reasons(engine, visit, amara, buddy):
    buddy("Gert", moments=["1m"], district=None)
    buddy("Lieve")
    buddy("Verre", languages=("ps",))
    found = cards(visit("gert").go(f"/buddies/candidates/{amara}"))
    assert [card.split()[0] for card in found] == ["Lieve", "Gert"]
    assert "100 van 100" in found[0]
    assert "samen: Frans" in found[0]
    assert "dinsdagavond, zaterdagvoormiddag: 30" in found[0]
    assert "beiden kinderen van 6 tot 9: 20" in found[0]
    assert "55 van 100" in found[1]
    assert "nog vragen: wijk" in found[1]


def test_a_light_wish_then_the_longest_wait_decides(engine, visit, amara, buddy):
    for name, more in (
        ("Laat", {}),
        ("Vroeg", {"waits_since": in_days(-9)}),
        ("Wens", {"wish": "rather", "wish_with": "family"}),
    ):
        buddy(name, **more)
    found = cards(visit("gert").go(f"/buddies/candidates/{amara}"))
    assert [card.split()[0] for card in found] == ["Wens", "Vroeg", "Laat"]


def test_an_empty_list_explains_itself(engine, visit, amara, buddy, given):
    buddy("Pashto", languages=("ps",))
    buddy("Arm", moments=["1m"], interests=["sport"], bands=[], district="Dampoort")
    buddy("Enkel", wish="only", wish_with="woman")
    rust = buddy("Rust")

    def rest(stamp):
        one = db.session.get(Candidate, rust)
        operations.pause(one, in_days(9), stamp=stamp("gert"))
        return one

    given(rest)
    page = visit("gert").go(f"/buddies/candidates/{amara}")
    assert cards(page) == []
    told = " ".join(page.find("#suggestions")[0].text_content().split())
    whys = {"Geen taal samen": "Pashto", "Te weinig punten": "Arm", "Eerst navragen: vrouw of man": "Enkel"}
    whys["In een duo of op pauze"] = "Rust"
    for why, name in whys.items():
        assert f"{why} · 1" in told
        (link,) = [one for one in page.find("#others a") if one.text_content().startswith(why)]
        (opened,) = visit("gert").go(link.get("href")).find("#opened li")
        assert opened.text_content().split() == [name]


def test_duoreno_gives_no_points_and_wants_the_language_of_contact(engine, visit, given):
    key = given(lambda s: a_candidate(s("gert"), "Reno", "newcomer", "duoreno", languages=("en", "fr")))
    for name, languages in (("Frans", ("fr", "en")), ("Engels", ("en",))):
        given(lambda s, n=name, spoken=languages: a_candidate(s("gert"), n, "buddy", "duoreno", languages=spoken))
    (card,) = cards(visit("gert").go(f"/buddies/candidates/{key}"))
    assert card.startswith("Engels")
    assert "van 100" not in card


def test_a_proposal_keeps_its_reasons_and_takes_both_off_the_list(engine, visit, amara, buddy, matches):
    lieve = buddy("Lieve")
    page = visit("gert").go(f"/buddies/candidates/{amara}").send(f"#with-{lieve} form")
    (match,) = matches()
    assert (page.url, match.state, match.points) == (f"/buddies/duos/{match.id}", "proposed", 100)
    assert {"part": "moments", "points": 30, "shared": ["2e", "6m"]} in match.reasons
    assert "Voorgesteld met 100 van 100" in page.text
    assert not page.go("/buddies").find("#candidates")
    assert len(page.go("/buddies?state=matched").find("#candidates li")) == 2


def test_of_two_who_propose_one_newcomer_one_wins_and_the_other_reads_who(engine, visit, amara, buddy, matches):
    lieve, sofie = buddy("Lieve"), buddy("Sofie")
    first, second = (visit("gert").go(f"/buddies/candidates/{amara}") for _ in range(2))
    first.send(f"#with-{lieve} form")
    second.send(f"#with-{sofie} form")
    assert (second.status, len(matches())) == (422, 1)
    assert "Amara is net voorgesteld aan Lieve, door Gert Willems." in second.text


def test_a_buddy_who_wants_one_has_one_and_who_wants_two_waits_on(engine, visit, amara, buddy, given, matches):
    lieve = buddy("Lieve")
    other = given(lambda stamp: a_candidate(stamp("gert"), "Binta", "newcomer", **SAID))
    first, second = (visit("gert").go(f"/buddies/candidates/{key}") for key in (amara, other))
    first.send(f"#with-{lieve} form")
    second.send(f"#with-{lieve} form")
    assert (second.status, "Lieve heeft al 1 duo en wil er 1." in second.text, len(matches())) == (422, True, 1)

    def two(stamp):
        one = db.session.get(Candidate, lieve)
        operations.describe(one, {"capacity": 2}, [operations.Spoken("fr", None)], stamp=stamp("gert"))
        return one

    given(two)
    visit("gert").go(f"/buddies/candidates/{other}").send(f"#with-{lieve} form")
    assert len(matches()) == 2


def test_who_said_no_is_not_proposed_again_and_both_wait_on(engine, visit, amara, buddy, matches):
    lieve = buddy("Lieve")
    page = visit("gert").go(f"/buddies/candidates/{amara}").send(f"#with-{lieve} form")
    page.send("#declining", by="withdrawn")
    page.go(f"/buddies/candidates/{amara}")
    assert "zijn eerder voorgesteld of samen geweest" in cards(page)[0]
    page.send(f"#with-{lieve} form").send("#declining", by="buddy")
    page.go(f"/buddies/candidates/{amara}")
    assert (cards(page), "Zeiden eerder nee tegen elkaar · 1" in page.text) == ([], True)


def test_waiting_goes_on_after_a_short_duo_and_begins_anew_after_another(engine, given, amara, buddy, app):
    lieve = buddy("Lieve")

    def pair(stamp, days: int):
        lines = [queries.candidate_for(key, locked=True) for key in (amara, lieve)]
        match = operations.propose(*lines, stamp=stamp("gert"))
        match.proposed_on = in_days(-days)
        db.session.flush()
        met(stamp("gert"), agreed(stamp("gert"), match), in_days(-days))
        operations.close_matches([match], Closing(in_days(0), "moved", False), stamp=stamp("gert"))
        return db.session.get(Candidate, amara)

    def since():
        with app.app_context():
            return db.session.scalar(select(Candidate.waits_since).where(Candidate.id == amara))

    given(lambda stamp: pair(stamp, 41))
    assert since() == in_days(-70)
    given(lambda stamp: pair(stamp, 42))
    assert since() == in_days(0)


def test_no_country_name_or_script_changes_a_byte(engine, client_of, amara, buddy, app):
    lieve, sofie = buddy("Lieve"), buddy("Sofie", moments=["2e"])
    url = f"/buddies/candidates/{amara}"
    bare = client_of("gert").get(url).text.replace("\r", "")
    with app.app_context():
        for key, country in ((amara, "SY"), (lieve, "AF"), (sofie, "BE")):
            of = select(Candidate.person_id).where(Candidate.id == key).scalar_subquery()
            db.session.execute(update(Person).where(Person.id == of).values(country=country, native_name="Ім’я"))
        db.session.commit()
        db.session.remove()
    assert TOKENS.sub("", client_of("gert").get(url).text) == TOKENS.sub("", bare)


def test_a_second_duo_of_a_newcomer_asks_why_and_keeps_it(engine, visit, amara, buddy, app, matches):
    lieve, sofie = buddy("Lieve"), buddy("Sofie")
    page = visit("gert").go(f"/buddies/candidates/{amara}")
    page.send(f"#with-{lieve} form").go(f"/buddies/candidates/{amara}")
    assert (cards(page), "Waarom een tweede?" in page.text) == ([], True)
    assert [link.text_content() for link in page.find("#second a")] == [
        "Het vorige loopt af",
        "Voor een ander gezinslid",
        "Zo afgesproken",
    ]
    page.go(page.find("#second a")[1].get("href"))
    assert [card.split()[0] for card in cards(page)] == ["Sofie"]
    page.send(f"#with-{sofie} form")
    with app.app_context():
        reasons = select(MatchMember.role, MatchMember.second_reason).where(MatchMember.second_reason.is_not(None))
        assert [tuple(row) for row in db.session.execute(reasons)] == [("newcomer", "family_member")]
    other = buddy("Nele")
    for address in (f"/buddies/candidates/{other}?second=agreed", f"/buddies/candidates/{amara}?second=x"):
        assert not page.go(address).find("#second .suggestion")


def test_a_buddy_in_as_many_duos_as_they_want_says_yes_to_no_other(engine, visit, amara, buddy, given, matches):
    lieve = buddy("Lieve", capacity=2)
    for key in (amara, given(lambda stamp: a_candidate(stamp("gert"), "Binta", "newcomer", **SAID))):
        visit("gert").go(f"/buddies/candidates/{key}").send(f"#with-{lieve} form")

    def one(stamp):
        candidate = db.session.get(Candidate, lieve)
        operations.describe(candidate, {"capacity": 1}, [operations.Spoken("fr", None)], stamp=stamp("gert"))
        return candidate

    given(one)
    first, second = (match.id for match in matches())
    page = visit("gert").go(f"/buddies/duos/{first}").send("form[action$='/agreement/newcomer']")
    page.send("form[action$='/agreement/buddy']")
    assert (page.status, "Lieve heeft al 1 duo en wil er 1." in page.text) == (422, True)
    page.go(f"/buddies/duos/{second}").send("#declining", by="withdrawn")
    page.go(f"/buddies/duos/{first}").send("form[action$='/agreement/buddy']")
    assert page.status == 200


def test_strange_proposals_are_not_found(client_of, visit, amara, buddy, given):
    other = given(lambda stamp: a_candidate(stamp("gert"), "Binta", "newcomer"))
    runner = given(lambda stamp: a_candidate(stamp("gert"), "Loper", "buddy", "2run"))
    buddy("Lieve")
    page = visit("gert").go(f"/buddies/candidates/{amara}")
    form = page.find(".suggestion form")[0]
    fields = {one.get("name"): one.get("value") for one in form.iter("input")}
    for key in (other, runner, amara, "x", None):
        assert page.post(form.get("action"), fields | {"other": key and str(key)}).status == 404
