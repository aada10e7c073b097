"""Who finds what of talks: the services of a role, and nobody else anything, however they look."""

from uuid import UUID

import pytest
from sqlalchemy import select
from uuid6 import uuid7

from amal_field.accounts.models import UserRole
from amal_field.accounts.offers.demo import player
from amal_field.contacts.models import Contact, ContactTopic
from amal_field.db import begin_write, db
from amal_field.organisations.models import Service
from tests.contacts.world import a_talk
from tests.crawl import crawl
from tests.organisations.world import an_organisation
from tests.page import fields_of
from tests.people.world import somebody
from tests.referrals.world import MALPERTUUS, everybody_at_the_desk, refer
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
OFFICE = {"education", "leisure", "organisations"}
SEEN = {"amina": {"site"}, "halyna": {"desk"}, "bruno": {"education"}, "farah": set(), "dirk": set(), "clara": set()}
"""Who → the services of which they find talks."""
MINUTES = {"site": 407, "desk": 409, "education": 411}
"""Service → how long its talks took here, by which they are told apart on a page."""


@pytest.fixture
def people(given) -> dict[str, UUID]:
    """Somebody on the site, and somebody who was only referred to care."""

    def gone(stamp):
        person = somebody(stamp(), "Olena")
        refer(stamp("farah"), person, kind="health", to=MALPERTUUS)
        return person

    family = "Mayer", (("Sammy", 1985),)
    here = given(lambda stamp: let_in(stamp(), make_family(stamp(), *family), pitch=3).persons[0].person)
    return {"here": here, "gone": given(gone)}


@pytest.mark.parametrize(
    ("also", "offered"),
    [
        (None, {"here": {"site"}}),
        ("health_coordinator", {"here": {"site"}, "gone": set()}),
        ("programme_coordinator", {"here": {"site", *OFFICE}, "gone": OFFICE}),
    ],
)
def test_a_talk_is_offered_for_the_services_that_have_to_do_with_the_person(
    engine, app, visit, people, count, also, offered
):
    with app.app_context():
        begin_write()
        player("amina").role_rows += [UserRole(role=also)] if also else []
        services = {service.code: str(service.id) for service in db.session.scalars(select(Service))}
        topic = str(db.session.scalars(select(ContactTopic.id).where(ContactTopic.code == "work")).one())
        db.session.commit()
    page = visit("amina")
    for who, wanted in offered.items():
        page.go(f"/people/persons/{people[who]}")
        assert (page.status, bool(page.find("#talks a.button"))) == (200, bool(wanted))
        url = f"/contacts/people/{people[who]}"
        assert page.client.get(url).status_code == (200 if wanted else 404)
        for code, key in services.items():
            tokens = fields_of(page.go("/settings").form("form[action='/sign-out']"))
            talk = {"service": key, "topic": topic, "minutes": "15", "spoken_on": "2026-11-20"}
            before = count(Contact)
            status = page.client.post(url, data=tokens | talk | {"request_token": str(uuid7())}).status_code
            assert status == (303 if code in wanted else 422 if wanted else 404), code
            assert count(Contact) == before + (code in wanted)


@pytest.mark.only_on("sqlite")  # the statements of every page are tried on both elsewhere; a crawl is long
@pytest.mark.parametrize("who", SEEN)
def test_crawling_every_page_finds_no_talk_of_another_service(engine, visit, given, people, monkeypatch, who):
    given(lambda stamp: an_organisation(stamp("bruno"), "De Poort"))
    of = {
        service: given(
            lambda stamp, key=key, service=service: a_talk(
                stamp(key), service, minutes=MINUTES[service], person_id=people["here"]
            )
        )
        for key, service in (("amina", "site"), ("halyna", "desk"), ("bruno", "education"))
    }
    with everybody_at_the_desk(monkeypatch):
        starts = (f"/people/persons/{people['here']}", "/contacts", "/contacts/list", "/contacts/months")
        pages = crawl(visit(who), *starts)
    for seen in (of, {service: f"{minutes} min" for service, minutes in MINUTES.items()}):
        found = {service for service, sign in seen.items() if any(str(sign) in source for source in pages.values())}
        assert found == SEEN[who]
    reached = [url for url in pages if url.startswith("/contacts") and pages[url] and not SEEN[who]]
    assert reached == []
