"""Each fact arrives exactly once, whatever a person, a network or a rival does."""

import re
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from itsdangerous import timed

from amal_field import clock
from amal_field.web.submissions import CSRF_PLACE
from tests.page import HTMX, without_signed_tokens
from tests.web.conftest import TEMPLATES

FORM = TEMPLATES["trial/_form.html"]


def test_twice_is_once(engine, amina, kept, fields):
    data = fields(name="An")
    first, second = (amina.post("/trial/notes", data=data) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert kept() == ["An"]


def test_twice_is_once_by_header(engine, amina, kept, fields):
    key = fields()["request_token"]
    for _ in range(2):
        assert amina.post("/trial/notes", data={"name": "An"}, headers={"Idempotency-Key": key}).status_code == 303
    assert kept() == ["An"]


def test_a_repeat_gets_the_same_fragment(engine, amina, kept, fields):
    data = fields(name="An")
    first, second = (amina.post("/trial/notes", data=data, headers=HTMX) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.text == second.text == '<p id="note">An</p>'
    assert first.headers["Content-Location"] == second.headers["Content-Location"]
    assert kept() == ["An"]


def test_a_repeat_tells_the_page_what_the_first_told_it(engine, amina, fields):
    data = fields(name="An")
    first, second = (amina.post("/trial/events", data=data, headers=HTMX) for _ in range(2))
    assert first.headers["HX-Trigger"] == second.headers["HX-Trigger"] == '{"noted": {}}'
    assert first.text == second.text


def test_a_repeat_in_another_second_differs_in_its_signed_tokens_alone(engine, amina, fields, monkeypatch):
    data, answers, now = fields(name="An"), [], clock.now().timestamp()
    for moment in (now, now + 1):
        monkeypatch.setattr(timed, "time", SimpleNamespace(time=lambda moment=moment: moment))
        answers.append(amina.post("/trial/forms", data=data, headers=HTMX).text)
    first, second = answers
    assert first != second
    assert without_signed_tokens(first) == without_signed_tokens(second) == FORM.replace("{{ csrf_token() }}", "")
    for unsigned in (FORM.replace("{{ csrf_token() }}", CSRF_PLACE), '<p id="note">An</p>'):
        with pytest.raises(AssertionError, match="No signed token"):
            without_signed_tokens(unsigned)


def test_the_forms_of_a_repeated_answer_work_in_the_sign_in_of_the_repeat(engine, amina, client_of, trial, fields):
    data, again = fields(name="An"), client_of("amina")
    first, second = (client.post("/trial/forms", data=data, headers=HTMX).text for client in (amina, again))
    old, new = (re.search(r'value="([^"]+)"', answer)[1] for answer in (first, second))
    trial.config["WTF_CSRF_METHODS"] = {"POST"}
    post = lambda token: again.post("/trial/notes", data=fields(name="Bo") | {"csrf_token": token})  # noqa: E731
    assert [post(token).status_code for token in (old, new)] == [400, 303]


def test_a_repeat_gets_the_answer_in_the_shape_that_it_asks(engine, amina, fields):
    data = fields(name="An")
    part = amina.post("/trial/notes", data=data, headers=HTMX)
    page = amina.post("/trial/notes", data=data)
    assert (page.status_code, page.location) == (303, part.headers["Content-Location"])
    data = fields(name="Bert")
    page = amina.post("/trial/notes", data=data)
    part = amina.post("/trial/notes", data=data, headers=HTMX)
    assert (part.status_code, part.headers["HX-Redirect"]) == (200, page.location)


def test_a_repeat_goes_where_the_first_went(engine, amina, fields):
    data = fields(name="An")
    first, second = (amina.post("/trial/elsewhere", data=data, headers=HTMX) for _ in range(2))
    assert first.headers["HX-Redirect"] == second.headers["HX-Redirect"] == "/trial"


def test_a_repeat_says_what_the_first_said(engine, amina, fields):
    """The page that the first was led to may never have been shown: the second tap of two took its place."""
    data = fields(name="An")
    for _ in range(2):
        amina.post("/trial/notes", data=data)
        assert "Noted." in amina.get("/settings").text
    for _ in range(2):
        amina.post("/trial/notes", data=data)
    assert amina.get("/settings").text.count("Noted.") == 1


def test_other_content_under_the_same_key_is_refused(engine, amina, kept, fields):
    data = fields(name="An")
    amina.post("/trial/notes", data=data)
    assert amina.post("/trial/notes", data=data | {"name": "Bert"}).status_code == 422
    assert amina.post("/trial/elsewhere", data=data).status_code == 422
    assert kept() == ["An"]


def test_the_key_of_another_user_is_refused(engine, amina, client_of, kept, fields):
    data = fields(name="An")
    amina.post("/trial/notes", data=data)
    answer = client_of("karim").post("/trial/notes", data=data)
    assert answer.status_code == 422
    assert "Location" not in answer.headers
    assert kept() == ["An"]


@pytest.mark.parametrize("token", [None, "", "one"])
def test_a_write_without_a_key_is_refused(engine, amina, kept, token):
    data = {"name": "An"} | ({"request_token": token} if token is not None else {})
    assert amina.post("/trial/notes", data=data).status_code == 400
    assert kept() == []


def test_a_refused_write_can_be_sent_again_with_other_content(engine, amina, kept, fields):
    data = fields(name="An", code="422")
    assert amina.post("/trial/abortion", data=data).status_code == 422
    assert amina.post("/trial/notes", data=data | {"name": "Bert"}).status_code == 303
    assert kept() == ["Bert"]


def test_a_rival_at_the_same_time_gets_the_same_answer(engine, trial, client_of, kept, fields):
    data = fields(name="An", seconds="0.3")
    clients = [client_of("amina") for _ in range(4)]
    with ThreadPoolExecutor(len(clients)) as pool:
        answers = list(pool.map(lambda client: client.post("/trial/notes", data=data), clients))
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.location for answer in answers}) == 1
    assert kept() == ["An"]


def test_writers_at_the_same_time_all_arrive(engine, trial, client_of, kept, fields):
    clients = [client_of("amina") for _ in range(8)]
    with ThreadPoolExecutor(len(clients)) as pool:
        send = lambda pair: pair[1].post("/trial/notes", data=fields(name=f"An {pair[0]}", seconds="0.05"))  # noqa: E731
        answers = list(pool.map(send, enumerate(clients)))
    assert {answer.status_code for answer in answers} == {303}
    assert kept() == [f"An {number}" for number in range(8)]
