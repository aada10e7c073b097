"""Cards, promises and lots from the screens: why is asked first, and each page leaves one look, on both engines."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.looks.models import Look
from amal_field.passwords import seal_key
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from tests.guards.source import told
from tests.vaccination.world import a_copied_dose, the_list

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")


@pytest.fixture
def sammy(given):
    """The key of Sammy, of whose card a dose of lot F9321 is copied, and who is promised another."""

    def put(stamp):
        return the_list(a_copied_dose(stamp("farah"), month=date(2026, 11, 1)))["Sammy"].person

    return given(put)


@pytest.fixture
def card(app, sammy) -> str:
    """The address of Sammy's card."""
    with app.app_context():
        return f"/vaccination/cards/{seal_key(sammy)}"


def reasons(app) -> list[tuple]:
    with app.app_context():
        rows = db.session.execute(select(Look.page, Look.act, Look.reason).order_by(Look.at, Look.id))
        return [tuple(row) for row in rows]


def test_a_card_asks_why_first(app, visit, sammy, card, noted):
    before = len(noted())
    page = visit("farah").go(card)
    assert page.status == 200
    assert len(page.find("#why input[name='reason']")) == 4
    assert "Hexyon" not in page.text
    assert len(noted()) == before
    assert visit("farah").go(f"{card}?reason=").status == 422
    page.go(f"{card}?reason=family")
    assert "F9321" in page.text
    assert noted()[-1] == ("vaccination.card", "health", "page", {sammy})
    assert reasons(app)[-1][2] == "family"


def test_who_looked_is_for_the_coordinator_whole(visit, card):
    visit("farah").go(f"{card}?reason=recall")
    page = visit("farah").go(f"{card}/looks")
    assert "Farah" in page.find("#looks-at")[0].text_content()
    assert visit("dirk").go(f"{card}/looks").status == 403


def test_a_dose_is_copied_from_the_card(visit, card, count):
    page = visit("farah").go(f"{card}?reason=correction")
    boostrix = next(one.get("value") for one in page.find("#vaccine option") if one.text_content() == "Boostrix")
    page.send("#card", vaccine=boostrix, given_on="2025-03-01", lot="ab c1", name="")
    assert page.status == 422
    assert page.find("#name[aria-invalid]")
    page.send("#card", name="Nele")
    assert page.status == 200
    assert "ABC1" in page.text
    assert count(CardCopy) == 2


def test_the_yes_is_taken_back(visit, card, count):
    page = visit("farah").go(f"{card}?reason=family")
    page.send("form[action*='/withdrawal']")
    assert page.status == 200
    assert (count(CardCopy), count(PromisedDose)) == (0, 0)


def test_a_promise_ends_with_a_button_and_an_undo(visit, sammy, noted):
    page = visit("farah").go("/vaccination/promises")
    assert "standplaats 12" in page.find(".vpromise--here")[0].text_content().lower()
    assert noted()[-1] == ("vaccination.promises", "health", "page", {sammy})
    page.send("form[action$='/elsewhere']")
    assert not page.find(".vpromise")
    page.send("form[action$='/reopening']")
    assert page.find(".vpromise")


@pytest.mark.parametrize("typed", ["f 9321", "F9321"])
def test_a_lot_leads_to_who_got_it(app, visit, sammy, noted, typed):
    page = visit("farah").go("/vaccination/found-lots").send("#lot-search", lot=typed, reason="recall")
    assert page.status == 200
    assert "Lijsten ouder dan een maand zijn weg; de terugroeping loopt via Vaccinnet en het team." in page.text
    row = page.find("#who-got li")[0].text_content()
    assert "Sammy" in row
    assert "0470" in row
    assert len(page.find("#who-got li")) == 1
    assert "F9321" not in page.url
    assert reasons(app)[-1] == ("vaccination.found_lot", "page", "recall")
    page.go(page.find("a[href*='/list?']")[0].get("href"))
    assert "Sammy" in page.text
    assert noted()[-1] == ("vaccination.found_lot_list", "health", "print", {sammy})


def test_a_lot_that_looks_like_it_is_only_asked(visit, sammy):
    page = visit("farah").go("/vaccination/found-lots").send("#lot-search", lot="F9312", reason="recall")
    assert page.status == 422
    assert "Sammy" not in page.text
    assert page.find("#lot[aria-invalid]")
    assert "F9321" in page.find("section a[href*='/found-lots/']")[0].text_content()


def test_without_the_log_nobody_is_named(client_of, card, broken_log):
    shown = []
    for path in (f"{card}?reason=family", "/vaccination/promises"):
        answer = client_of("farah").get(path)
        shown += [path] if answer.status_code != 503 or "Hexyon" in answer.text else []
    assert not shown, told("These show somebody without a look.", shown)
