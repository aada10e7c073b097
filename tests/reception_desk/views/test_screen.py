"""The screen of the waiting room goes on through midnight and a restart, with nobody who touches it."""

from datetime import UTC, datetime, timedelta

import pytest

from amal_field.db import begin_write, db
from amal_field.reception_desk import operations
from tests.accounts.shared import make_shared
from tests.conftest import browser_of
from tests.databases import make_app
from tests.page import HTMX
from tests.reception_desk.queue_world import a_counter, a_ticket

LATE = datetime(2026, 11, 23, 22, 59, 30, tzinfo=UTC)
"""Half a minute before midnight in Brussels."""
SCREEN, QUEUE = "/reception-desk/screen", "/reception-desk/queue"


@pytest.fixture
def restarted(database_url):
    """The app of another process, on the same database."""
    app = make_app(database_url)
    yield app
    with app.app_context():
        db.engine.dispose()


def call_one(app, stamp_of) -> str:
    """Call a new number at a new counter: the secret of a screen that is enrolled with it."""
    with app.test_request_context():
        begin_write()
        screen = make_shared(f"Scherm {stamp_of('dirk').token}", None, (), stamp_of, "screen")
        counter = a_counter(stamp_of, key="halyna")
        a_ticket(stamp_of("halyna"))
        operations.call_next(counter, stamp=stamp_of("halyna"))
        db.session.commit()
        db.session.remove()
    return screen.secret


def poll(client, address: str, tag: str | None = None):
    """What a poll gets: the status, whether A1 stands in it, and the version."""
    answer = client.get(address, headers=HTMX | ({"HX-PTag": tag} if tag else {}))
    return answer.status_code, "A1" in answer.text, answer.headers.get("HX-PTag", tag)


def test_a_screen_follows_through_midnight_and_a_restart(engine, app, restarted, stamp_of, frozen_clock):
    frozen_clock(LATE)
    secret = call_one(app, stamp_of)
    screen, desk = browser_of(app, None), browser_of(app, "halyna")
    screen.set_cookie("tablet", secret)
    status, shows, tag = poll(screen, SCREEN)
    assert (status, shows) == (200, True)
    assert poll(screen, SCREEN, tag)[0] == 304
    assert poll(desk, QUEUE)[:2] == (200, True)
    *_, seen = poll(desk, QUEUE)

    frozen_clock(LATE + timedelta(minutes=1))
    status, shows, tag = poll(screen, SCREEN, tag)
    assert (status, shows) == (200, False)
    assert poll(screen, SCREEN, tag)[0] == 304
    assert poll(desk, QUEUE, seen)[:2] == (200, False)

    screen, desk = browser_of(restarted, None), browser_of(restarted, "halyna")
    screen.set_cookie("tablet", secret)
    assert poll(screen, SCREEN, tag)[0] == 304
    call_one(restarted, stamp_of)
    status, shows, tag = poll(screen, SCREEN, tag)
    assert (status, shows) == (200, True)
    assert poll(desk, QUEUE)[:2] == (200, True)
    frozen_clock(LATE + timedelta(hours=9))
    assert poll(screen, SCREEN, tag)[0] == 200
