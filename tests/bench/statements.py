"""How many SQL statements a request costs, counted inside the app; the same for few rows and for many."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from amal_field import clock
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.db import db
from tests.bench import (
    buddies,
    buddy_visits,
    contacts,
    desk_files,
    desk_queue,
    interpreters,
    referrals,
    rolls,
    vaccinations,
)
from tests.bench.load import HTMX
from tests.bench.sessions import ROLL, ROLLS, url_of
from tests.bench.visits import FREE, GONE, SITE
from tests.bench.world import family_name
from tests.databases import make_app

OF_LOOKS = ("INSERT INTO looks", "INSERT INTO look_persons")
"""The two statements that a request may take beside its own, which note who looked at whom."""
NOT_COUNTED = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", *OF_LOOKS)


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """The statements that run within the block; what opens and ends a transaction is none."""
    seen: list[str] = []

    def note(connection, cursor, statement, parameters, context, executemany) -> None:
        if not statement.startswith(NOT_COUNTED):
            seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def count(url: str) -> dict[str, list[str]]:
    """The statements of each measured request, by its name, on the database at `url`."""
    app = make_app(url)
    client, found = app.test_client(), {}
    csrf = enter(client, "amina", SITE)
    pitch = f"{SITE}/pitches/{FREE[0]}"
    version = client.get(SITE).headers["HX-PTag"]
    stay = re.search(r'href="([^"]+)/departure"', client.get(f"{SITE}/pitches/1", headers=HTMX).text).group(1)
    gets = {
        "site plan": (SITE, {}),
        "poll, nothing new": (SITE, HTMX | {"HX-PTag": version}),
        "panel of a taken pitch": (f"{SITE}/pitches/1", HTMX),
        "panel of a free pitch": (pitch, HTMX),
        "search, a name": (f"{pitch}/families?q={family_name(GONE)}", HTMX),
        "search, two letters": (f"{pitch}/families?q={family_name(GONE)[:2]}", HTMX),
        "stays, 50 rows": (f"{SITE}/stays", {}),
        "season picture": (f"{SITE}/season", {}),
        "year report": (f"{SITE}/report", {}),
        "reservation form": (f"{SITE}/reservations/new", {}),
        "account of a stay": (f"{stay}/account", {}),
        **{name: (path, {}) for name, path in (referrals.LISTS | contacts.LISTS).items()},
    }
    client.get(SITE)
    for name, (path, headers) in gets.items():
        with counted(app) as found[name]:
            answer = client.get(path, headers=headers)
        assert answer.status_code in (200, 304), (name, answer.status_code)
    family = re.search(r'name="household" value="([^"]+)"', client.get(pitch, headers=HTMX).text).group(1)
    with counted(app) as found["check-in of five"]:
        panel = post(client, csrf, f"{pitch}/check-in", household=family, everyone="yes")
    with counted(app) as found["season, 7 pitches anew"]:
        client.get(f"{SITE}/season")
    stay = re.search(r'href="([^"]+)/departure"', panel).group(1)
    with counted(app) as found["departure"]:
        post(client, csrf, f"{stay}/departure", on=clock.today().isoformat())
    left = re.search(r'name="left" value="([^"]+)"', client.get(f"{stay}/settlement").text).group(1)
    with counted(app) as found["settlement"]:
        post(client, csrf, f"{stay}/settlement", left=left, method="cash")
    found |= _count_roll(app)
    found |= _count_vaccinations(app)
    found |= _count_buddies(app)
    found |= _count_desk(app)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    return found


def _count_roll(app: Flask) -> dict[str, list[str]]:
    client, found, url = app.test_client(), {}, url_of(ROLL)
    csrf = enter(client, "bruno", url)
    for look, tap, session in ROLLS:
        roll = url_of(session)
        page = client.get(roll)
        with counted(app) as found[look]:
            client.get(roll)
        with counted(app) as found[tap]:
            post(client, csrf, f"{roll}/people/{rolls.people_on(page.text)[0]}/present")
    with counted(app) as found["annual figures"]:
        client.get(rolls.FIGURES)
    with counted(app) as found["figures beside an edition"]:
        client.get(rolls.LAST_FIGURES)
    page = client.get(url)
    with counted(app) as found["roll poll, nothing new"]:
        client.get(url, headers=HTMX | {"HX-PTag": page.headers["HX-PTag"]})
    writes = {
        "everyone present": ("everyone/present", {}),
        "walk-in": ("walk-ins", {"given_name": "Zeno", "role": "participant"}),
    }
    for name, (path, fields) in writes.items():
        with counted(app) as found[name]:
            post(client, csrf, f"{url}/{path}", **fields)
    return found


def _count_vaccinations(app: Flask) -> dict[str, list[str]]:
    client, found = app.test_client(), {}
    csrf = enter(client, "farah", vaccinations.LIST)
    url = vaccinations.action_on(client.get(vaccinations.LIST).text)
    line = f"{url}/lines/{vaccinations.lines_on(client.get(url).text)[0]}"
    gets = {
        "list of vaccinations, 60 rows": url,
        "promised doses, 50 rows": vaccinations.PROMISES,
        "who got a lot": vaccinations.FOUND,
    }
    for name, path in gets.items():
        with counted(app) as found[name]:
            assert client.get(path).status_code == 200, name
    post(client, csrf, f"{line}/check/yes")
    lot = vaccinations.giving_on(client.get(line, headers=HTMX).text)
    with counted(app) as found["vaccination tap"]:
        post(client, csrf, f"{line}/given", lot=lot)
    return found


def _count_buddies(app: Flask) -> dict[str, list[str]]:
    client, found = app.test_client(), {}
    csrf = enter(client, "gert", buddies.RHYTHM)
    for name, path in buddy_visits.LOOKS.items():
        with counted(app) as found[name]:
            assert client.get(path).status_code == 200, name
    url = buddy_visits.candidate_url(buddies.SMALL)
    other = buddy_visits.partners_on(client.get(url).text)[0]
    with counted(app) as found["proposal"]:
        post(client, csrf, f"{url}/proposal", other=other)
    for name, (programme, _most) in buddy_visits.ROUNDS.items():
        with counted(app) as found[name]:
            post(client, csrf, "/buddies/round", programme=programme)
    stranger, link = app.test_client(), buddies.SECRETS[0]
    with counted(app) as found["link page"]:
        assert stranger.get(link).status_code == 200
    with counted(app) as found["tap by link"]:
        answer = stranger.post(f"{link}/met", data={"request_token": str(uuid4())})
    assert answer.status_code == 303
    return found


def _count_desk(app: Flask) -> dict[str, list[str]]:
    client, found = app.test_client(), {}
    csrf = enter(client, "halyna", desk_files.PAGE)
    search = desk_files.search_of(family_name(GONE))
    with counted(app) as found[desk_files.SEARCH]:
        page = client.get(search, headers=HTMX).text
    url = desk_files.file_on(page)
    with counted(app) as found[desk_files.FILE]:
        page = client.get(url).text
    with counted(app) as found[desk_files.TAP]:
        post(client, csrf, f"{desk_files.step_on(page)}/busy")
    found |= _count_queue(app, client, csrf)
    with counted(app) as found[interpreters.LIST]:
        client.get(interpreters.PAGE)
    enter(partner := app.test_client(), "ivo", interpreters.SHARED_PAGE)
    with counted(app) as found[interpreters.SHARED]:
        partner.get(interpreters.SHARED_PAGE)
    return found


def _count_queue(app: Flask, client: FlaskClient, csrf: str) -> dict[str, list[str]]:
    found = {}
    for look, poll, url in desk_queue.LOOKS:
        version = client.get(url).headers["HX-PTag"]
        with counted(app) as found[look]:
            client.get(url)
        with counted(app) as found[poll]:
            client.get(url, headers=HTMX | {"HX-PTag": version})
    url, done = desk_queue.next_on(client.get(desk_queue.PAGE).text)
    writes = {
        desk_queue.TICKET: (desk_queue.NEW_TICKET, desk_queue.party()),
        desk_queue.CALL: (url, done),
        desk_queue.REGISTRATION: (desk_queue.NEW_FAMILY, desk_queue.a_family()),
    }
    for name, (path, fields) in writes.items():
        with counted(app) as found[name]:
            post(client, csrf, path, **fields)
    return found


def enter(client: FlaskClient, key: str, path: str) -> str:
    """Sign in as one of the cast: the CSRF token of a page."""
    csrf = _token(client.get("/sign-in").text)
    fields = {"sign_in_email": CAST[key].email, "sign_in_password": PASSWORD, "csrf_token": csrf}
    assert client.post("/sign-in", data=fields).status_code == 303
    return _token(client.get(path).text)


def post(client: FlaskClient, csrf: str, path: str, **fields: str) -> str:
    """Send what htmx sends: the answer."""
    data = {"csrf_token": csrf, "request_token": str(uuid4())} | fields
    answer = client.post(path, data=data, headers=HTMX)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.text


def _token(page: str) -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
