"""Looks are written with the answer that shows people, or nobody gets the answer."""

import pytest
from sqlalchemy import event, select

from amal_field.accounts.offers.demo import player
from amal_field.audit import AuditEntry
from amal_field.db import db, new_key
from amal_field.looks.models import Look
from amal_field.people.models import Household
from tests.conftest import NOON


def fields(code: int) -> dict[str, str]:
    return {"request_token": str(new_key()), "code": str(code)}


def test_a_page_leaves_one_look_with_exactly_its_people(looking, client_of, people, noted):
    asked = [str(people[0]), str(people[2]), str(people[0])]
    assert client_of("amina").get("/looking", query_string={"person": asked}).status_code == 200
    assert noted() == [("looking.page", "child", "page", {people[0], people[2]})]


def test_a_look_at_nobody_is_a_look(looking, client_of, noted):
    client_of("amina").get("/looking")
    assert noted() == [("looking.page", "child", "page", set())]


def test_a_look_tells_who_when_and_on_which_day(looking, client_of, people, frozen_clock):
    client_of("amina").get("/looking", query_string={"person": str(people[0])})
    with looking.app_context():
        row = db.session.scalar(select(Look))
        assert (row.by_id, row.at, row.day) == (player("amina").id, NOON, NOON.date())


def test_several_looks_take_two_statements_and_the_same_twice_is_once(looking, client_of, people, noted):
    statements = []
    with looking.app_context():
        engine = db.engine

    def note(connection, cursor, statement, *_):
        if statement.startswith("INSERT"):
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    asked = {"kind": ["child", "health", "child"], "person": [str(key) for key in people]}
    client_of("amina").get("/looking", query_string=asked)
    event.remove(engine, "before_cursor_execute", note)
    assert {(kind, len(persons)) for _page, kind, _act, persons in noted()} == {("child", 3), ("health", 3)}
    assert len(noted()) == len(statements) == 2


def test_a_poll_without_news_leaves_nothing(looking, client_of, noted):
    assert client_of("amina").get("/looking?code=304").status_code == 304
    assert noted() == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("code", [403, 404, 409])
def test_the_page_of_an_error_shows_nobody_and_leaves_nothing(looking, client_of, noted, method, code):
    answer = getattr(client_of("amina"), method)(f"/looking/error?code={code}", data=fields(code))
    assert (answer.status_code, noted()) == (code, [])


def test_a_failure_leaves_nothing(looking, client_of, noted):
    assert client_of("amina").get("/looking/failure").status_code == 500
    assert noted() == []


@pytest.mark.parametrize("code", [200, 303])
def test_the_look_of_a_write_is_kept_with_it(looking, client_of, noted, people, count, code):
    assert client_of("amina").post(f"/looking?person={people[1]}", data=fields(code)).status_code == code
    assert noted() == [("looking.page", "child", "answer", {people[1]})]
    assert count(Household) == 1


def test_the_look_of_a_refusal_stays_though_nothing_else_does(looking, client_of, noted, people, count):
    assert client_of("amina").post(f"/looking?person={people[1]}", data=fields(422)).status_code == 422
    assert noted() == [("looking.page", "child", "answer", {people[1]})]
    assert count(Household) == 0


def test_a_repeat_leaves_no_second_look(looking, client_of, noted):
    amina, sent = client_of("amina"), fields(303)
    assert [amina.post("/looking", data=sent).status_code for _ in range(2)] == [303, 303]
    assert len(noted()) == 1


def test_without_the_log_nobody_is_shown(looking, broken_log, client_of):
    answer = client_of("amina").get("/looking")
    assert (answer.status_code, "Olena" in answer.text) == (503, False)
    assert answer.headers["Retry-After"]


@pytest.mark.parametrize("code", [200, 303, 422])
def test_without_the_log_a_write_is_refused_whole(looking, broken_log, client_of, count, code):
    answer = client_of("amina").post("/looking", data=fields(code))
    assert (answer.status_code, "Olena" in answer.text) == (503, False)
    assert answer.headers["Retry-After"]
    assert count(Household) == 0


def test_what_names_no_person_leaves_no_entry_in_the_audit(looking, client_of, people, count):
    before = count(AuditEntry)
    client_of("amina").get("/looking", query_string={"person": str(people[0])})
    assert count(AuditEntry) == before
