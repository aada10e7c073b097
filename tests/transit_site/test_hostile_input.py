"""What no form of ours sends, and what is nasty in each field of those that are: refused in words, never a failure."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from urllib.parse import quote

import pytest
from uuid6 import uuid7

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.models import LedgerEntry, Measure, Settlement, Stay
from amal_field.transit_site.operations import Wish
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails
from tests.page import fields_of
from tests.transit_site.world import known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
SITE = "/transit-site"
NASTY = {
    "ten kilobytes": "x" * 10_240,
    "a NUL": "a\x00b",
    "emoji": "=👩‍👩‍👧 𝕊ámi \u202e<b>%s\u202c",
    "huge": "9" * 400,
    "far out": "9999-12-31",
    "a key of nobody": "00000000-0000-0000-0000-000000000000",
}
ASKED = ("x" * 9000, "a\x00b", "-1", "9" * 400, "1e9", "_", "'", "%ed%a0%80", "%00%ff", "9999-12-31", "٣")
KEPT = {"csrf_token", "request_token"}
GOOD = {
    "amount": "5",
    "counted": "5",
    "meter_end": "200",
    "name": "An",
    "given_name": "An",
    "plate": "1-A",
    "reason": "x",
}
QUERIES = ("q", "page", "year", "day", "on", "span", "language", "version", "nights", "from_on")
PAGES = ("", "/stays", "/reservations", "/reservations/past", "/reservations/checks", "/reservations/new")


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


@pytest.fixture
def forms(given, app):
    """The addresses of every form of the site, on a site on which each has something to act upon."""

    def furnish(stamp_of):
        household = known_family(stamp_of(), "Rosen")
        details = ArrivalDetails(prepayment=Decimal(200), meter_start=100)
        here = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=3), details=details)
        gone = let_in(stamp_of(), make_family(stamp_of(), "Winter"), pitch=5, on=here.arrived_on, details=details)
        operations.depart(gone, clock.today(), meter_end=None, stamp=stamp_of())
        until = clock.today() + timedelta(days=30)
        measure = operations.take_measure(
            household, "exclusion", "damage", until_on=until, fact=None, decided_by="An", stamp=stamp_of()
        )
        booked = operations.reserve(Wish("Weiss", clock.today(), 7, pitch=stay_queries.pitch(9)), stamp=stamp_of())
        db.session.flush()
        keys.update(here=here.id, gone=gone.id, household=household.id, measure=measure.id, booked=booked.id)
        return here

    keys = {}
    given(furnish)
    here, gone = f"{SITE}/stays/{keys['here']}", f"{SITE}/stays/{keys['gone']}"
    return {
        "amina": [
            f"{SITE}/pitches/7/check-in",
            f"{SITE}/pitches/7/check-in?household={keys['household']}",
            f"{SITE}/pitches/9/check-in?reservation={keys['booked']}",
            f"{SITE}/pitches/7/block",
            f"{SITE}/pitches/7/expected-arrival",
            f"{SITE}/pitches/7",
            *(f"{here}/{part}" for part in ("details", "persons", "pitches", "caravans", "departure")),
            *(f"{here}/{part}" for part in ("payments", "refunds", "deductions", "inspections/exit")),
            f"{gone}/settlement",
            f"{SITE}/cash-book/closing",
            f"{SITE}/reservations/new",
            f"{SITE}/reservations/{keys['booked']}",
            f"{SITE}/households/{keys['household']}/measures",
            f"{SITE}/measures/{keys['measure']}/appeal",
        ],
        "dirk": [f"{SITE}/settings/{part}" for part in ("rules", "closures", "house-rules", "tariffs/new")],
    }


def sent_of(form):
    """What a form would send: as it stands, what is empty filled in, the first of the choices where none is chosen."""
    radios = {}
    for box in form.cssselect("[type=radio]"):
        if box.get("checked") is not None or not radios.get(box.get("name")):
            radios[box.get("name")] = box.get("value")
    sent = radios | fields_of(form)
    return {name: value or GOOD.get(name.rpartition("-")[2], "") for name, value in sent.items()}


def posts_on(page):
    """The forms of a page that write, but for those of the frame around it."""
    return [form for form in page.find("main form") if form.get("method") == "post"]


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_every_form_answers_in_words(engine, visit, forms, nasty):
    for key, urls in forms.items():
        page = visit(key)
        for url in urls:
            for form in posts_on(page.go(url)):
                sent = {name: value if name in KEPT else nasty for name, value in sent_of(form).items()}
                answer = page.client.post(form.get("action"), data=sent)
                assert answer.status_code in (200, 303, 404, 422), f"{answer.status_code} {form.get('action')}"


@pytest.mark.parametrize("nasty", ASKED, ids=range(len(ASKED)))
def test_every_page_answers_whatever_its_address_asks(engine, visit, forms, nasty):
    client = visit("amina").client
    for page in PAGES:
        for names in (QUERIES, QUERIES[:1]):
            asked = "&".join(f"{name}={nasty if '%' in nasty else quote(nasty)}" for name in names)
            answer = client.get(f"{SITE}{page}?{asked}")
            assert answer.status_code in (200, 302, 404), f"{answer.status_code} {page}?{asked}"


def test_no_nasty_amount_ever_stands_in_the_ledger(visit, forms, count):
    before = count(LedgerEntry)
    for nasty in (*NASTY.values(), " \u2003 ", "-5", "1e9"):
        for url in forms["amina"]:
            if url.endswith(("payments", "refunds", "deductions")):
                page = visit("amina").go(url)
                page.post(page.form().get("action"), fields_of(page.form()) | {"amount": nasty, "reason": "damage"})
    assert (count(LedgerEntry), count(Settlement), count(Measure), count(Stay)) == (before, 0, 1, 3)
