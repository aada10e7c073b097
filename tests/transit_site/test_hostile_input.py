"""What no form of ours sends, and a broken or hostile client does: refused in words, never a failure of ours."""

from io import BytesIO

import pytest
from uuid6 import uuid7

from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def send(visit):
    """`send(url, fields)`: posts with good tokens whatever the form would not; the answer."""

    def do(url, fields=(), **how):
        page = visit("amina").go("/settings")
        tokens = fields_of(page.form("form[action='/sign-out']")) | {"request_token": str(uuid7())}
        if "json" in how:
            how["headers"] = {"X-CSRFToken": tokens["csrf_token"], "Idempotency-Key": tokens["request_token"]}
            return page.client.post(url, **how)
        return page.client.post(url, data=tokens | dict(fields), **how)

    return do


@pytest.mark.parametrize("number", ["2147483648", "9" * 20, "9" * 1000])
def test_a_number_that_no_pitch_can_have_is_not_found(engine, visit, send, number):
    assert visit("amina").go(f"/transit-site/pitches/{number}").status == 404
    assert send(f"/transit-site/pitches/{number}/check-in", {"newcomers-0-given_name": "An"}).status_code in (404, 405)


@pytest.mark.parametrize("day", [" ", "\u2028", "31/02/2026"])
def test_somebody_is_expected_on_a_day_that_does_not_exist(send, day):
    answer = send("/transit-site/pitches/12/expected-arrival", {"name": "An", "on": day})
    assert answer.status_code == 422


@pytest.mark.parametrize("row", ["²", "9" * 5000, "-1", "12", "x"])
def test_a_row_that_the_form_does_not_have_is_nobody(send, row):
    fields = {f"newcomers-{row}-given_name": "An", "arrived_on": "2026-11-23"}
    assert send("/transit-site/pitches/12/check-in", fields).status_code == 422


@pytest.mark.parametrize("field", ["arrived_on", "prepayment", "plates", "household", "newcomers-0-given_name"])
def test_a_file_in_the_place_of_a_text_is_nothing(send, field):
    fields = {"arrived_on": "2026-11-23", field: (BytesIO(b"file"), "file.txt")}
    assert send("/transit-site/pitches/12/check-in", fields).status_code == 422


@pytest.mark.parametrize("content", [{"reason": 5}, [], [[1, 2]], "text", None])
def test_json_in_the_place_of_a_form_is_nothing(send, content):
    assert send("/transit-site/pitches/12/block", json=content).status_code == 422


def test_more_money_than_the_column_holds_is_refused(engine, send):
    fields = {"newcomers-0-given_name": "An", "arrived_on": "2026-11-23", "prepayment": "1.234.567.890,00"}
    answer = send("/transit-site/pitches/12/check-in", fields)
    assert answer.status_code == 422
    assert "hoogstens 99.999,99" in answer.text
