"""The partner of the welfare side sees who said yes, and nothing of anybody else, whatever he asks for."""

from uuid import uuid4

import lxml.html
import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.looks.models import Look, LookPerson
from amal_field.people.operations import correct_person
from amal_field.referrals.models import Referral
from tests.crawl import crawl
from tests.page import fields_of
from tests.reception_desk.families import a_family, answers
from tests.referrals.world import refer
from tests.transit_site.world import in_days

WELFARE = "/reception-desk/welfare"
SECRETS = (
    *("Verborgen", "Zwijgende", "Taras", "Petro", "Marko", "Solomiya", "Danylo", "Natuurpunt"),
    *("99 88 77", "99887", "1951", "2013"),
)
"""Of those who did not say yes: names, birth, the phone of a household, its name, and what belongs to them."""


@pytest.fixture
def told(acted) -> dict:
    """Three households. Of the first, which its holder's no keeps nameless, two said yes; of the second nobody; of the
    third one, with a no since."""

    def make(stamp_of):
        halyna = stamp_of("halyna")
        first = a_family(halyna, "Verborgen", ("Taras", 1951), ("Olena", 1984), ("Ivanna", 2004), ("Marko", 2013))
        known = {"phone": "0471 11 22 33", "nickname": "Solomiya"}
        correct_person(first.members[1].person, {"family_name": "Kovalchuk", **known}, stamp=halyna)
        correct_person(first.members[2].person, {"family_name": "Kovalchuk"}, stamp=halyna)
        answers(halyna, *(member.person for member in first.members[1:3]), on=in_days(-2))
        answers(halyna, first.members[0].person, may_share=False)
        second = a_family(halyna, "Zwijgende", ("Petro", 1951))
        third = a_family(halyna, "Zwijgende", ("Danylo", 1951))
        answers(halyna, third.members[0].person, on=in_days(-3))
        answers(halyna, third.members[0].person, may_share=False, on=in_days(-1))
        olena = first.members[1].person
        [own] = refer(halyna, olena, service="desk", on=in_days(-1))
        [hidden] = refer(halyna, first.members[0].person, service="desk", on=in_days(-1))
        [other] = refer(halyna, olena, kind="leisure", to="Natuurpunt", service="desk")
        db.session.flush()
        return {
            "olena": olena.id,
            "ivanna": first.members[2].person_id,
            "no": [one.person_id for one in (first.members[0], first.members[3], second.members[0], third.members[0])],
            "own": own.id,
            "hidden": hidden.id,
            "other": other.id,
        }

    return acted(make)


def said(page: str) -> str:
    """What somebody reads on a page or finds in its source, but for what they typed, tokens and addresses of files."""
    root = lxml.html.document_fromstring(page)
    values = [one.get("aria-label") or one.get("title") or "" for one in root.iter() if isinstance(one.tag, str)]
    return " ".join([root.text_content(), *values, *(one.get("href") for one in root.iter("a") if one.get("href"))])


def test_nothing_of_who_did_not_say_yes_stands_in_any_answer(visit, told):
    page = visit("ivo")
    found = {url: said(text) for url, text in crawl(page).items()}
    assert f"{WELFARE}/{told['olena']}" in found
    assert "Olena Kovalchuk" in found[f"{WELFARE}/{told['ivanna']}"]
    for typed in (*SECRETS, "Taras Verborgen 1951", "Olena Verborgen", "0470 99 88 77", "Taras Olena"):
        found[typed] = said(page.client.get(WELFARE, query_string={"q": typed}).text)
    for url in [f"{WELFARE}/{key}" for key in (*told["no"], uuid4())]:
        answer = page.client.get(url)
        assert answer.status_code == 404, url
        found[url] = said(answer.text)
    leaks = [(url, secret) for url, text in found.items() for secret in SECRETS if secret in text]
    assert leaks == []
    for url in (
        "/people",
        f"/people/persons/{told['olena']}",
        "/reception-desk",
        "/reception-desk/interpreters",
        "/referrals",
        "/contacts",
    ):
        assert page.client.get(url).status_code in (403, 404), url


def test_he_finds_by_names_birth_and_own_phone(visit, told, app):
    page = visit("ivo")
    for typed in ("Olena", "Kovalchuk 1984", "Коваль", "0471 11 22"):
        page.go(f"{WELFARE}?q={typed}")
        assert "Olena Kovalchuk" in page.text, typed
    page.go(f"{WELFARE}/{told['ivanna']}")
    assert len(page.find("article")) == 2
    with app.app_context():
        looks = select(LookPerson.person_id).join(Look, Look.id == LookPerson.look_id)
        looks = looks.where(Look.page == "reception_desk.welfare_person", Look.kind == "desk", Look.act == "page")
        assert sorted(db.session.scalars(looks), key=str) == sorted([told["olena"], told["ivanna"]], key=str)


def test_he_answers_a_referral_takes_it_back_and_is_gone_after_a_no(visit, told, app):
    page = visit("ivo").go(f"{WELFARE}/{told['olena']}")
    form = f"form[action*='{told['own']}/steps']"

    def state() -> str:
        with app.app_context():
            return db.session.get(Referral, told["own"]).state

    page.send(form, step="accepted", on=in_days(1).isoformat())
    assert (page.status, state(), len(page.find("[aria-invalid]"))) == (422, "open", 1)
    page.send(form, step="withdrawn", on=in_days(0).isoformat())
    assert (page.status, state()) == (422, "open")
    page.send(form, step="accepted", on=in_days(0).isoformat())
    assert (page.status, state()) == (200, "accepted")
    page.send(".note form")
    assert state() == "open"
    fields = fields_of(page.form(form))
    for key in ("hidden", "other"):
        page.post(f"{WELFARE}/{told['olena']}/referrals/{told[key]}/steps", fields | {"step": "refused"})
        assert page.status == 404, key
    desk = visit("oksana").go(f"/reception-desk/files/persons/{told['olena']}")
    answer = f"#person-{told['olena']} form[action$='/sharing/%s']"
    desk.send(answer % "no")
    desk.send(".note form")
    assert "Olena" in page.go(WELFARE).text
    desk.send(answer % "no")
    desk.send(answer % "yes")
    assert "Olena" in page.go(WELFARE).text
    desk.send(answer % "no")
    assert page.client.get(f"{WELFARE}/{told['olena']}").status_code == 404
    page.post(f"{WELFARE}/{told['olena']}/referrals/{told['own']}/steps", fields | {"step": "refused"})
    assert (page.status, state()) == (404, "open")
    assert "Olena" not in page.go(f"{WELFARE}/{told['ivanna']}").text
    assert "Olena" not in page.go(WELFARE).text
