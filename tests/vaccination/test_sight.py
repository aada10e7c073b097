"""A child whom nobody but this room knows, lots and reasons: no other role reads of them, whatever they ask, and no
other table, cookie, stored answer or line of the log holds them."""

import base64
import io
import json
import sys
import zlib
from collections.abc import Iterator
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from amal_field.accounts.offers.demo import CAST
from amal_field.attendance.models import GroupSession
from amal_field.db import db
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.operations.outcomes import not_give
from amal_field.web import logs
from amal_field.web.addresses import SealedConverter
from tests.attendance.world import a_person, helping
from tests.guards.access_table import EXPECTED
from tests.guards.asking import ARGUMENTS
from tests.guards.holders import HOLDERS
from tests.guards.source import told
from tests.vaccination.world import a_list, a_lot, found, line_id_of
from tests.vaccination.world import visit as a_visit

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")

CHILD, PARENT, LOT, REASON = "Zorblaxa", "Quendrith", "ZLOT7777", "out_of_stock"
SECRETS = (CHILD, PARENT, LOT, REASON, "Niet voorradig")
OURS = {"known_here", "vaccination_lines", "vaccination_consents", "vaccination_outcomes", "vaccine_lots", "lots_today"}
OURS |= {"card_copies", "promised_doses"}
PEOPLE = {"persons", "name_parts", "search_texts", "look_persons", "likely_pairs", "recent_people"}
"""Where a person stands because there is one, and in the log of who looked at whom."""
OTHERS = sorted(CAST.keys() - {"farah", "lena"})


@pytest.fixture
def log(app, monkeypatch) -> io.StringIO:
    """What the app writes of each request."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    app.config |= {"LOG_LEVEL": "INFO", "LOG_FORMAT": "json"}
    logs.init_app(app)
    return stream


@pytest.fixture
def played(app, visit, given, log) -> dict[str, UUID]:
    """A day on which a child walks in, and all that can be noted of them is, from the screens; the keys of it."""

    def put(stamp):
        action = a_list(stamp("farah"))
        helping(stamp("bruno"), "lena", db.session.get_one(GroupSession, action.session_id))
        a_lot(stamp("farah"), action, lot=LOT)
        not_give(found(action), line_id_of(action, "Davy"), REASON, a_visit(), stamp=stamp("farah"))
        a_person(stamp("bruno"), CHILD[:-1] + "e", "Somebody", 2019)
        return action

    key = given(put)
    url = f"/vaccination/actions/{key}"
    page, cookies = visit("lena").go(url), []

    def send(selector, **values):
        page.send(selector, **values)
        cookies.append(_cookie(page.client))
        assert page.status == 200, page.text

    send("#walk-in", given_name=CHILD, **{"birth-year": "2019"})
    row = next(row for row in page.go(url).find(".vrow") if CHILD in row.text_content())
    line = f"{url}/lines/{row.get('id').removeprefix('row-')}"
    page.go(f"{line}/answers")
    send("#answers", known=None, name=PARENT)
    page.go(line)
    send("form[action$='/check/yes']")
    page.go(line)
    send("form[action$='/given']", dose="2")
    page.go(f"{url}/lots").send("#lot-form", lot=f"{LOT}?", month="13/2027")
    assert page.status == 422
    farah = visit("farah")
    page = farah.go(line)
    page.go(f"{page.find('a[href*=cards]')[0].get('href')}?reason=family")
    hexyon = next(one.get("value") for one in page.find("#vaccine option") if one.text_content() == "Hexyon")
    send("#card", vaccine=hexyon, given_on="2025-03-01", lot=LOT, name=PARENT)
    for end in ("", "/sheet", "/household-sheets", "/list.xlsx", "/list.xlsx?as=csv", "/figures"):
        farah.client.get(url + end)
    cookies.append(_cookie(farah.client))
    assert not [one for one in cookies if any(secret in one for secret in SECRETS)]
    with app.app_context():
        lined = db.session.get_one(VaccinationLine, UUID(line.rpartition("/")[2]))
        keys = {
            "action_id": key,
            "line_id": lined.id,
            "person_id": lined.person_id,
            "outcome_id": db.session.scalars(select(VaccinationOutcome.id).filter_by(line_id=lined.id)).one(),
            "answer_id": db.session.scalars(select(VaccinationConsent.id).filter_by(line_id=lined.id)).one(),
            "session_id": found_session(key),
        }
        db.session.remove()
    return keys


def found_session(action_id: UUID) -> UUID:
    table = db.metadata.tables["vaccination_actions"].c
    return db.session.scalar(select(table.session_id).where(table.id == action_id))


def _cookie(client) -> str:
    """What the cookie of a browser holds, opened."""
    payload = client.get_cookie("amal_field").value.lstrip(".").split(".")[0]
    raw = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    return (zlib.decompress(raw) if raw[:1] == b"x" else raw).decode()


def _urls(app: Flask, who: str, keys: dict[str, UUID]) -> Iterator[str]:
    """Every address that this one of the cast may ask for, with these keys wherever they fit."""
    for rule in app.url_map.iter_rules():
        blueprint, _, name = rule.endpoint.rpartition(".")
        mark = EXPECTED.get(blueprint, {}).get(name)
        if "GET" not in rule.methods or rule.endpoint == "static" or who not in HOLDERS.get(mark, {who}):
            continue
        arguments = {
            argument: keys.get(argument) or ARGUMENTS[type(how).__name__](how)
            for argument, how in rule._converters.items()
        }
        with app.test_request_context():
            yield app.url_map.bind("localhost").build(rule.endpoint, arguments)


def test_nobody_else_reads_of_them_whatever_they_ask_and_nothing_else_holds_them(app, client_of, played, log):
    result = app.test_cli_runner().invoke(args=["people", "compare"])
    assert result.exit_code == 0
    read = []
    for who in OTHERS:
        client = client_of(who)
        for url in (*_urls(app, who, played), f"/people?q={CHILD}"):
            text = client.get(url).get_data().decode(errors="replace")
            asked = text.replace(f"q={CHILD}", "").replace(f'value="{CHILD}"', "")
            read += [f"{who} reads {secret} at {url}" for secret in SECRETS if secret in asked]
    assert not read, told("Nobody may read this.", read)
    with app.app_context():
        strange = [
            f"{table.name}: {row}"
            for table in db.metadata.sorted_tables
            for row in map(str, db.session.execute(select(table)))
            if table.name not in OURS and _tells(table.name, row, played)
        ]
        db.session.remove()
    assert not strange, told("Only tables behind the door may hold this.", strange)
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [line for line in lines if "/vaccination" in str(line)]
    secrets = (*SECRETS, str(played["person_id"]))
    assert not [line for line in lines if any(secret in str(line) for secret in secrets)]


def _tells(table: str, row: str, played: dict[str, UUID]) -> bool:
    """Whether a row of a table tells of the child, of a lot or a reason. That there is somebody of this name stands in
    their own record, and in the log of who looked at whom."""
    if any(secret in row for secret in SECRETS if secret != CHILD):
        return True
    return table not in PEOPLE and (CHILD in row or str(played["person_id"]) in row)


def test_an_address_of_this_room_carries_the_key_of_a_person_or_a_household_sealed_alone(app):
    """Addresses are kept beside the keys of submissions, and by browsers."""
    bare = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("vaccination.")
        for name, how in rule._converters.items()
        if name in ("person_id", "household_id") and not isinstance(how, SealedConverter)
    ]
    assert not bare, told("Let the key of a line lead there, or seal it.", bare)
