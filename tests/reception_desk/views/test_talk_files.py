"""A talk with somebody who has a file: what they said stands beside it, and is taken over by field or all at once."""

from datetime import timedelta

from sqlalchemy import select

from amal_field.people.models import Person
from amal_field.reception_desk.models import DeskFile, SharingAnswer, Talk, Ticket
from tests.conftest import NOON
from tests.reception_desk.queue_world import a_ticket
from tests.reception_desk.talk_world import WORDS, a_talk
from tests.reception_desk.world import a_family

DESK = "/reception-desk"
MORE = [*WORDS["family"], {"given_name": "Sofiia", "birth": {"year": 2020}, "relation": "child"}]


def value(page, name: str) -> str:
    return page.find(f"[name='{name}']")[0].get("value")


def states(page) -> list[str]:
    return [line.get("data-state") for line in page.find("[data-said]")]


def test_a_file_is_compared_with_what_was_said_and_found_by_the_number_of_today(
    engine, visit, given, rows, frozen_clock
):
    frozen_clock(NOON)
    kept = {}

    def arrange(stamp):
        home = a_family(stamp("halyna"), "Hrytsenka", ("Olena", 1988), ("Danylo", 2014))
        kept.update({one.person.given_name: one.person.id for one in home.present})
        return a_ticket(stamp("halyna"))

    ticket = given(arrange)
    page = visit("halyna").go(f"{DESK}?q=A1")
    assert "Niemand gevonden" in page.text
    page.go(f"{DESK}/talks/new?ticket={ticket}&person={kept['Olena']}").send("main form", asked=["who", "family"])
    assert page.status == 200, page.text
    assert rows(select(Ticket.person_id)) == [(kept["Olena"],)]
    assert rows(select(Talk.ticket_id, Talk.person_id)) == [(ticket, kept["Olena"])]
    key = given(lambda stamp: _said(stamp, ticket, kept["Olena"]))
    page.go(f"{DESK}/talks/{key}")
    page.go(page.find("main a.button--main")[0].get("href"))
    assert states(page) == ["other", "same", "empty", "other", *("same", "empty", "other"), "empty", "empty"]
    assert "Sofiia" in page.find("#strangers ~ .members")[0].text_content()

    page.send("#compared", take="people-0-family_name")
    assert (page.status, value(page, "people-0-family_name")) == (422, "Hrytsenko")
    assert value(page, "people-1-birth-year") == "2014"
    assert rows(select(Person.family_name).where(Person.given_name == "Olena")) == [("Hrytsenka",)]
    page.send("#compared", take="all", **{"people-0-given_name": "Olenka"})
    assert set(states(page)) == {"same"}
    page.send("#compared", **{"people-0-given_name": "", "people-0-family_name": ""})
    assert page.status == 422
    assert rows(select(Talk.words).where(Talk.id == key)) != [({},)]
    page.send("#compared", **{"people-0-given_name": "Olena", "people-0-family_name": "Hrytsenko"})
    assert "/files/" in page.url, page.text

    known = select(Person.given_name, Person.native_name, Person.languages, Person.birth_precision)
    assert rows(known.order_by(Person.given_name)) == [
        ("Danylo", "Данило", [], "year"),
        ("Olena", "Гриценко Олена", ["uk", "ru"], "day"),
    ]
    assert rows(select(DeskFile.needs_interpreter).where(DeskFile.person_id == kept["Olena"])) == [(True,)]
    answers = select(Person.given_name, SharingAnswer.may_share, SharingAnswer.answered_by)
    joined = answers.join(Person, Person.id == SharingAnswer.person_id).order_by(Person.given_name)
    assert rows(joined) == [("Danylo", False, "parent"), ("Olena", True, "self")]
    assert rows(select(Talk.words).where(Talk.id == key)) == [({},)]
    assert "niets van bewaard" in page.go(f"{DESK}/talks/{key}/file").text
    assert "Olena Hrytsenko" in page.go(f"{DESK}?q=a 1").text
    frozen_clock(NOON + timedelta(days=1))
    assert "Niemand gevonden" in visit("oksana").go(f"{DESK}?q=A1").text


def test_who_changed_the_same_meanwhile_is_asked_and_who_was_not_there_is_registered_from_the_talk(
    engine, visit, given, rows
):
    kept = {}

    def arrange(stamp):
        home = a_family(stamp("halyna"), "Hrytsenka", ("Olena", 1988), ("Danylo", 2015))
        kept.update({one.person.given_name: one.person.id for one in home.present})
        return home

    home = given(arrange)
    key = given(lambda stamp: _said(stamp, None, kept["Olena"]))
    page = visit("halyna").go(f"{DESK}/talks/{key}/file")
    page.go(page.find("#strangers ~ .members a")[0].get("href"))
    assert value(page, "newcomers-0-given_name") == "Sofiia"
    assert f"/registrations/{home}/joining" in page.url
    page.send("#joining")
    assert f"/talks/{key}/file" in page.url, page.text
    assert not page.find("#strangers")
    other = visit("oksana").go(f"{DESK}/talks/{key}/file")
    other.send("#compared", **{"people-0-family_name": "Hrytsenko"})
    page.send("#compared", **{"people-0-family_name": "Hritsenko"})
    assert (page.status, "Iemand anders" in page.text) == (422, True)
    assert rows(select(Person.family_name).where(Person.id == kept["Olena"])) == [("Hrytsenko",)]


def test_a_family_is_registered_from_a_ticket_and_a_talk(engine, visit, given, rows):
    ticket = given(lambda stamp: a_ticket(stamp("halyna"), people=2))
    key = given(lambda stamp: _said(stamp, ticket, None))
    page = visit("halyna").go(f"{DESK}/talks/{key}")
    page.go(page.find("main a.button--main")[0].get("href"))
    assert not value(page, "newcomers-0-given_name")
    page.send("#registration", take="newcomers-0-given_name")
    assert (page.status, value(page, "newcomers-0-given_name"), value(page, "newcomers-0-family_name")) == (
        422,
        "Olena",
        "",
    )
    page.send("#registration", take="all")
    assert set(states(page)) == {"same"}
    assert value(page, "newcomers-2-given_name") == "Sofiia"
    page.send("#registration", **{f"newcomers-{place}-companion": "parent" for place in (1, 2)})
    assert "3 personen hebben nu een dossier" in page.text
    (person_id,) = rows(select(Ticket.person_id))[0]
    assert rows(select(Person.given_name).where(Person.id == person_id)) == [("Olena",)]


def _said(stamp, ticket_id, person_id):
    talk = a_talk(stamp("halyna"), words=WORDS | {"family": MORE})
    talk.ticket_id, talk.person_id, talk.recorded_person_id = ticket_id, person_id, person_id
    talk.done_at = stamp("halyna").at
    return talk
