"""What is for a shared tablet of a use, whoever stands before it: no person, and a key for each write all the same."""

import pytest
from sqlalchemy import select

from amal_field.accounts.models import TABLET_ID
from amal_field.audit import AuditEntry
from amal_field.db import begin_write, db
from tests.accounts.shared import make_shared

USES = {"staff": None, "entrance": "C", "screen": None}


@pytest.fixture
def tablets(trial, stamp_of):
    """A tablet of each use."""
    with trial.test_request_context():
        begin_write()
        made = {use: make_shared(f"Tablet {use}", letter, (), stamp_of, use) for use, letter in USES.items()}
        db.session.remove()
        return made


def on(client, tablet):
    client.set_cookie("tablet", tablet.secret)
    return client


@pytest.mark.parametrize("key", [None, "amina", "dirk"])
def test_the_tablet_counts_and_not_who_is_signed_in(engine, trial, client_of, tablets, fields, kept, key):
    for use in USES:
        client = on(client_of(key), tablets[use])
        for page in ("entrance", "screen"):
            assert client.get(f"/reception-desk/{page}").status_code == (200 if page == use else 403)
    assert client_of(key).get("/reception-desk/entrance").status_code == 403
    assert client_of(key).post("/trial/arrivals", data=fields(name="An")).status_code == 403
    assert kept() == []


def test_a_write_takes_a_key_and_is_of_the_tablet(engine, trial, client_of, tablets, fields, kept):
    client, once = on(client_of(None), tablets["entrance"]), fields(name="An")
    assert client.post("/trial/arrivals", data={"name": "An"}).status_code == 400
    for _ in range(2):
        assert client.post("/trial/arrivals", data=once).status_code == 303
    assert client.post("/trial/arrivals", data=once | {"name": "Bert"}).status_code == 422
    assert kept() == ["An"]
    with trial.app_context():
        written = db.session.execute(
            select(AuditEntry.by_id, AuditEntry.tablet_id).where(AuditEntry.tag == "trial:note:write")
        ).all()
        db.session.remove()
    assert written == [(TABLET_ID, tablets["entrance"].id)]


def test_a_form_without_its_csrf_token_is_refused(trial, client_of, tablets, fields, kept):
    trial.config["WTF_CSRF_METHODS"] = {"POST"}
    assert on(client_of(None), tablets["entrance"]).post("/trial/arrivals", data=fields(name="An")).status_code == 400
    assert kept() == []
