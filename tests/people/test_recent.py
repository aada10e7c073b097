"""Whom a user opened today: for that user alone, as far as they see, until midnight."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field import clock
from amal_field.db import begin_write, db
from amal_field.people import operations
from amal_field.people.models import Person, RecentPerson
from amal_field.people.queries.recent import JUST_NOW, MOST, Noted
from tests.page import HTMX
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock")
NAMES = ["Ada", "Bea", "Cas", "Dora", "Emma", "Finn"]


@pytest.fixture
def people(app, stamp_of):
    """The keys of six people whom the coordinator may see, by first name."""
    with app.test_request_context():
        begin_write()
        made = {name: somebody(stamp_of(), name, "Recent") for name in NAMES}
        keys = {name: person.id for name, person in made.items()}
        db.session.commit()
        db.session.remove()
    return keys


def opened(client):
    text = client.get("/people/recent", headers=HTMX).text
    return sorted((name for name in NAMES if f"{name} Recent" in text), key=lambda name: text.index(f"{name} Recent"))


def kept(app):
    with app.app_context():
        count = db.session.scalar(select(func.count()).select_from(RecentPerson))
        db.session.remove()
    return count


def test_the_last_five_stand_there_the_latest_first_for_this_user_alone(client_of, people, frozen_clock):
    client = client_of("bruno")
    for name in [*NAMES, "Cas"]:
        assert client.get(f"/people/persons/{people[name]}").status_code == 200
        frozen_clock(clock.now() + JUST_NOW + timedelta(seconds=1))
    assert opened(client) == ["Cas", "Finn", "Emma", "Dora", "Bea"][:MOST]
    assert opened(client_of("gert")) == []


def test_who_was_opened_just_now_is_not_written_down_again(app, client_of, people, frozen_clock):
    client = client_of("bruno")
    for _ in range(2):
        client.get(f"/people/persons/{people['Ada']}")
        frozen_clock(clock.now() + timedelta(seconds=5))
    with app.app_context():
        at = db.session.scalar(select(RecentPerson.at))
        db.session.remove()
    assert clock.now() - at == timedelta(seconds=10)


def test_at_midnight_it_is_gone_and_then_from_the_database_too(app, client_of, people, frozen_clock):
    client = client_of("bruno")
    client.get(f"/people/persons/{people['Ada']}")
    frozen_clock(clock.now() + timedelta(days=1))
    assert opened(client) == []
    client.get(f"/people/persons/{people['Bea']}")
    assert (opened(client), kept(app)) == (["Bea"], 1)


def test_of_two_rows_of_one_person_one_stands_there(app, client_of, people, stamp_of):
    client = client_of("bruno")
    for name in ("Ada", "Bea"):
        client.get(f"/people/persons/{people[name]}")
    with app.test_request_context():
        begin_write()
        one, other = (db.session.get(Person, people[name]) for name in ("Ada", "Bea"))
        operations.merge(one, other, stamp=stamp_of())
        db.session.commit()
        db.session.remove()
    assert opened(client) == ["Bea"]


def test_who_is_out_of_sight_stands_nowhere(app, client_of, people, stamp_of):
    with app.test_request_context():
        begin_write()
        stamp = stamp_of("amina")
        operations.note_opening(stamp.by_id, people["Ada"], stamp.at, Noted(False, False, False))
        db.session.commit()
        db.session.remove()
    assert kept(app) == 1
    assert opened(client_of("amina")) == []


def test_who_may_open_nobody_has_no_list(client_of):
    assert opened(client_of("clara")) == []
    assert client_of("clara").get("/people/recent").status_code == 303
