"""A talk that began without a file, once the tablet is back: it is joined to a file, and taken over there."""

import pytest
from sqlalchemy import select

from amal_field.audit import AuditEntry
from amal_field.db import db, new_key
from amal_field.people.models import Person
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import DeskFile, Talk, Ticket
from amal_field.reception_desk.queries.talks import talk_for
from tests.attendance.world import a_person
from tests.page import fields_of
from tests.reception_desk.queue_world import a_ticket
from tests.reception_desk.talk_world import WORDS, a_talk
from tests.reception_desk.world import a_family

DESK = "/reception-desk"
BELONGS = "form[action$='/belonging']"


@pytest.fixture
def olena(given):
    """The key of Olena, who has a file with her son, as another worker spelt her name."""

    def arrange(stamp):
        home = a_family(stamp("oksana"), "Hrytsenka", ("Olena", 1988), ("Danylo", 2015))
        file = db.session.scalars(select(DeskFile).where(DeskFile.person_id == home.present[0].person_id)).one()
        file.file_no = "B2026-0007"
        return home.present[0].person

    return given(arrange)


@pytest.fixture
def of_ticket(given):
    """`of_ticket()`: the keys of a ticket and of a talk with who has it."""

    def make():
        ticket = given(lambda stamp: a_ticket(stamp("halyna")))
        return ticket, given(lambda stamp: _said(stamp, ticket))

    return make


def test_a_talk_is_joined_to_the_file_of_who_is_called_so(engine, visit, rows, olena, of_ticket, noted):
    _ticket, key = of_ticket()
    page = visit("halyna").go(f"{DESK}/talks/{key}")
    assert page.find("#q")[0].get("value") == "Olena Hrytsenko"
    assert page.find(f"{BELONGS} button")[0].get("aria-label") == "Hoort bij dossier B2026-0007, Olena Hrytsenka"
    assert ("reception_desk.talk", "desk", "search", {olena}) in noted()
    fields = fields_of(page.form(BELONGS))
    page.send(BELONGS)
    assert page.url.endswith("/file")
    assert "dossier van Olena Hrytsenka" in page.text
    assert page.find("[data-said][data-state=other]")
    assert rows(select(Talk.person_id, Talk.recorded_person_id)) == [(olena, olena)]
    assert rows(select(Ticket.person_id)) == [(olena,)]
    page.post(f"{DESK}/talks/{key}/belonging", fields)
    page.post(f"{DESK}/talks/{key}/belonging", fields | {"request_token": str(new_key())})
    assert len(rows(select(AuditEntry.id).where(AuditEntry.tag == "reception_desk:talk:join"))) == 1
    page.go(f"{DESK}/talks/{key}/file").send("#compared", take="all")
    page.send("#compared")
    assert rows(select(Person.family_name).where(Person.id == olena)) == [("Hrytsenko",)]
    assert rows(select(Talk.words)) == [({},)]
    assert page.post(f"{DESK}/talks/{key}/parting", fields | {"request_token": str(new_key())}).status == 422
    assert "niets" in page.text


def test_it_is_found_by_the_number_of_the_file_and_parted_from_it(engine, visit, rows, olena, of_ticket):
    _ticket, key = of_ticket()
    page = visit("halyna").go(f"{DESK}/talks/{key}?q=b2026-0007")
    assert len(page.find(BELONGS)) == 1
    page.send(BELONGS)
    page.send("form[action$='/parting']")
    assert "hoort nu bij geen dossier" in page.text
    assert rows(select(Talk.person_id)) == rows(select(Ticket.person_id)) == [(None,)]
    assert page.find(f"main a[href$='registrations/new?talk={key}']")
    assert "Niemand gevonden" in page.go(f"{DESK}/talks/{key}?q=zzzz").text


def test_whose_number_it_is_stands_there_at_once(engine, visit, given, olena, of_ticket):
    ticket, key = of_ticket()
    given(lambda stamp: _known(stamp, ticket, olena))
    page = visit("halyna").go(f"{DESK}/talks/{key}")
    assert page.find("#q")[0].get("value") == "A1"
    assert [one.get("value") for one in page.find(f"{BELONGS} [name=person]")] == [str(olena)]


def test_nobody_out_of_sight_is_joined(engine, visit, given, olena, of_ticket):
    _ticket, key = of_ticket()
    stranger = given(lambda stamp: _stranger(stamp("bruno")))
    page = visit("halyna").go(f"{DESK}/talks/{key}")
    fields = fields_of(page.form(BELONGS))
    for other in (str(stranger), str(new_key()), ""):
        assert page.post(f"{DESK}/talks/{key}/belonging", fields | {"person": other}).status == 404
    assert page.post(f"{DESK}/talks/{key}/belonging", fields | {"person": "no key"}).status == 422


def _said(stamp, ticket_id):
    talk = a_talk(stamp("halyna"), words=WORDS)
    talk.ticket_id = ticket_id
    operations.talks.end_talk(talk, stamp=stamp("halyna"))
    assert talk_for(talk.id)
    return talk


def _known(stamp, ticket_id, person_id):
    ticket = db.session.get_one(Ticket, ticket_id)
    operations.know_ticket(ticket, person_id, stamp=stamp("halyna"))
    return ticket


def _stranger(stamp):
    return a_person(stamp, "Omar", "Adam")
