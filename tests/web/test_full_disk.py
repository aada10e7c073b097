"""A disk that is full or read-only: reading goes on, and what somebody typed is not lost."""

import pytest
from psycopg.errors import AdminShutdown, CannotConnectNow, DiskFull, IoError, ReadOnlySqlTransaction
from sqlalchemy import event

from amal_field.db import db
from tests.page import HTMX

FULL = {"read-only": "PRAGMA query_only=ON", "full": "PRAGMA max_page_count=1"}
OPEN = "PRAGMA query_only=OFF", "PRAGMA max_page_count=4294967294"
NOTE = {"name": "Familie Ševčenko", "note": "eerste regel\ntweede", "choice": "2b"}


def refusing(app, engine, how):
    """Let the database of `app` take nothing from now on."""

    def refuse(connection, record, *proxy):
        if engine == "sqlite":
            connection.execute(FULL[how])
        else:
            connection.read_only = True

    with app.app_context():
        event.listen(db.engine, "checkout", refuse)
        db.engine.dispose()
    return refuse


@pytest.fixture(params=FULL)
def full(request, trial, engine):
    """The app on a database that takes nothing; PostgreSQL is read-only, since no disk of it can be filled here."""
    refuse = refusing(trial, engine, request.param)
    yield trial
    with trial.app_context():
        event.remove(db.engine, "checkout", refuse)
        if engine == "sqlite":
            with db.engine.connect() as connection:
                for pragma in OPEN:
                    connection.exec_driver_sql(pragma)
        db.engine.dispose()


def fill_up(amina, fields):
    """Post until no page of the file is free: a full disk still takes what fits into the last one."""
    for turn in range(400):
        answer = amina.post("/trial/notes", data=fields(**NOTE | {"name": f"{turn} " + "x" * 150}))
        if answer.status_code != 303:
            return answer
    raise AssertionError("it takes everything")


def test_the_load_balancer_is_told(full):
    client = full.test_client()
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"status": "nothing can be stored"})


def test_reading_goes_on(full, amina):
    assert amina.get("/transit-site").status_code == 200


def test_what_was_typed_is_shown_again(full, amina, fields):
    answer = fill_up(amina, fields)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "tweede" in answer.text
    assert 'value="2b"' in answer.text
    assert "Traceback" not in answer.text
    assert amina.get("/transit-site").status_code == 200


def test_a_part_of_a_page_leaves_the_form_as_it_stands(full, amina, fields):
    fill_up(amina, fields)
    answer = amina.post("/trial/notes", data=fields(**NOTE | {"name": "x" * 190}), headers=HTMX)
    assert answer.status_code == 503
    assert answer.headers["HX-Retarget"] == "#flash"


def test_it_is_stored_once_there_is_room(trial, engine, amina, fields, kept):
    """The form that is shown again is the same submission: sent again it is stored, once."""
    form = fields(**NOTE)
    refuse = refusing(trial, engine, "read-only")
    assert amina.post("/trial/notes", data=form).status_code == 503
    with trial.app_context():
        event.remove(db.engine, "checkout", refuse)
        db.engine.dispose()
    assert kept() == []
    for _ in range(2):
        assert amina.post("/trial/notes", data=form).status_code == 303
    assert kept() == [NOTE["name"]]


def test_a_form_of_the_app_has_its_labels_and_no_password(trial, engine, visit):
    """Its text stands in named fields, its choices go along, a password is never written out."""
    refuse = refusing(trial, engine, "read-only")
    try:
        page = visit("dirk").go("/users/invitation")
        page.send(name="Оксана", email="oksana@example.org", roles="reporter")
        assert page.status == 503
        assert [field.value for field in page.find("main form .field__input")] == ["Оксана", "oksana@example.org"]
        assert len(page.find("main form label")) == 2
        assert page.find("main form input[name=roles]")[0].value == "reporter"
        answer = page.client.post("/sign-in", data={"sign_in_email": "a@b.be", "sign_in_password": "geheim geheim"})
        assert "geheim" not in answer.text
    finally:
        with trial.app_context():
            event.remove(db.engine, "checkout", refuse)
            db.engine.dispose()


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize("error", [DiskFull, ReadOnlySqlTransaction, CannotConnectNow, AdminShutdown, IoError])
def test_what_postgresql_cannot_store_in_the_middle_of_a_write_is_shown_again(trial, amina, fields, kept, error):
    """No disk of it can be filled here: it says so at the very statement that stores."""

    def fail(cursor, statement, parameters, context):
        if statement.startswith("INSERT INTO households"):
            raise error("could not extend file")

    with trial.app_context():
        event.listen(db.engine, "do_execute", fail)
    try:
        answer = amina.post("/trial/notes", data=fields(**NOTE))
    finally:
        with trial.app_context():
            event.remove(db.engine, "do_execute", fail)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "tweede" in answer.text
    assert 'value="2b"' in answer.text
    assert kept() == []
