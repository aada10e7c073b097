"""Nazicht: both facts on a card, who decides in the room does, and each decision can be taken back."""

from uuid import UUID

import pytest
from sqlalchemy import select

from amal_field.attendance.models import Attendance
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.outbox.models import Review
from tests.outbox import states

pytestmark = pytest.mark.usefixtures("frozen_clock")

TAPPED = "Iemand op een lijst aan- of afwezig zetten"


@pytest.fixture
def made(app, stamp_of):
    """Every review and what was set aside, in all their states."""
    with app.test_request_context():
        for make in (states.reviews, states.set_aside):
            list(make(stamp_of))
        db.session.commit()
        db.session.remove()


@pytest.fixture
def rows(app):
    """`rows(Review)`: every row of a table."""

    def read(model, *where):
        with app.app_context():
            found = list(db.session.scalars(select(model).where(*where)))
            db.session.remove()
            return found

    return read


def cards(page):
    return [" ".join(one.text_content().split()) for one in page.go("/outbox/review").find(".review")]


def test_a_card_says_both_facts(engine, visit, made):
    page = visit("bruno")
    told = cards(page)
    assert len(told) == 4
    first = next(card for card in told if "Kim" in card)
    for words in (
        "De lijst was toen al gesloten.",
        "De tablet zei: aanwezig",
        "Clara",
        "10:00, ontvangen 12:00",
        "Telt mee",
    ):
        assert words in first
    assert any(card.startswith("Uur onzeker") and "Gezien" in card for card in told)
    aside = next(card for card in told if card.startswith(f"{TAPPED} Apart gelegd: dit bestaat niet meer"))
    for words in ("20:00", "De tablet zei: aanwezig", "Fatima"):
        assert words in aside
    assert visit("clara").go("/outbox/review").status == 403


@pytest.mark.parametrize(("how", "counts", "stands"), [("counts", True, True), ("dropped", False, False)])
def test_a_decision_is_taken_back_as_easily(engine, visit, made, rows, how, counts, stands):
    page = visit("bruno").go("/outbox/review")
    (form, *_rest) = [form for form in page.find(".review form") if form.cssselect(f"[value={how}]")]
    (review,) = rows(Review, Review.id == UUID(form.get("action").split("/")[3]))
    page.send(f".review form[action='{form.get('action')}']:has([value={how}])")
    row = lambda: rows(Attendance, Attendance.id == review.subject_id)[0]  # noqa: E731
    assert (page.status, len(page.find(".review"))) == (200, 3)
    assert (row().counts, row().stands, row().is_disputed) == (counts, stands, False)
    page.send("fading-note form")
    assert len(page.find(".review")) == 4
    assert (row().counts, row().stands, row().is_disputed) == (False, True, True)
    tags = [entry.tag for entry in rows(AuditEntry, AuditEntry.subject_id == review.id)]
    assert sorted(tags) == ["outbox:review:reopen", "outbox:review:resolve"]


def test_what_was_set_aside_is_seen_to(engine, visit, made):
    page = visit("bruno").go("/outbox/review")
    page.send("form[action^='/outbox/set-aside']")
    assert len(page.find(".review")) == 3
    assert "Fatima" not in page.text
    page.send("fading-note form")
    assert "Fatima" in page.text


def test_what_is_no_decision_is_none(visit, made):
    page = visit("bruno").go("/outbox/review")
    form = next(form for form in page.find(".review form") if form.cssselect("[value=counts]"))
    page.post(form.get("action"), {"csrf_token": form.cssselect("[name=csrf_token]")[0].get("value"), "how": "merged"})
    assert page.status == 400


def test_nothing_to_look_at_says_so(visit):
    assert "Niets om na te kijken." in visit("bruno").go("/outbox/review").text
