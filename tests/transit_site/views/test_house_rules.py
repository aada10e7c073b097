"""The pages of the house rules: read in the language of the family, written by the administrator."""

import pytest

from amal_field.transit_site.models import HouseRules
from amal_field.transit_site.rules import ArrivalDetails
from tests.page import fields_of
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
PAGE, FORM = "/transit-site/house-rules", "/transit-site/settings/house-rules"
HANDED = ArrivalDetails(house_rules_handed_over=True)


@pytest.mark.parametrize(("tongue", "title"), [("nl", "Huishoudelijk reglement"), ("fr", "Règlement"), ("en", "House")])
def test_the_page_speaks_the_language_that_is_asked_for(engine, visit, tongue, title):
    page = visit("amina").go(f"{PAGE}?language={tongue}")
    (sheet,) = page.find("article.sheet")
    assert sheet.get("lang") == tongue
    assert sheet.cssselect("h1")[0].text.startswith(title)
    assert len(sheet.cssselect("section")) == 6


@pytest.mark.parametrize("query", ["language=xx", "version=abc", "language=ar&version="])
def test_an_address_that_makes_no_sense_shows_the_house_rules(engine, visit, query):
    assert visit("amina").go(f"{PAGE}?{query}").status == 200


def test_a_version_that_was_never_written_is_not_there(engine, visit):
    assert visit("amina").go(f"{PAGE}?version=9").status == 404


def test_the_administrator_writes_a_version_and_undoes_it(engine, visit, count):
    page = visit("dirk").go(FORM)
    form = page.form()
    assert fields_of(form)["nl"].startswith("# Toelating")
    page.send(nl="# Stilte\r\nNa 22 uur <b>stil</b>")
    assert page.url == "/transit-site/settings"
    assert len(page.find("#house-rules article")) == 2
    page.go(f"{PAGE}?version=2&language=nl")
    assert [item.text_content() for item in page.find("article.sheet li")] == ["Na 22 uur <b>stil</b>"]
    page.go("/transit-site/settings").send("#house-rules form")
    assert len(page.find("#house-rules article")) == 1
    assert count(HouseRules) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("valid_from", "23/11/2026"),
        ("valid_from", "soon"),
        ("valid_from", ""),
        ("fr", ""),
        ("en", "x" * 20_001),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(engine, visit, count, field, value):
    page = visit("dirk").go(FORM)
    kept = "en" if field != "en" else "nl"
    page.send(**{kept: "# Kept\nas typed", field: value})
    assert page.status == 422
    assert page.find(f"#{field}-error")
    assert fields_of(page.form())[kept].split() == ["#", "Kept", "as", "typed"]
    assert count(HouseRules) == 1


def test_the_same_submission_twice_is_one_version(engine, visit, count):
    page = visit("dirk").go(FORM)
    fields = fields_of(page.form())
    for _ in range(2):
        page.post(FORM, fields)
    assert count(HouseRules) == 2


def test_the_manager_reads_and_does_not_write(engine, visit):
    assert visit("amina").go(FORM).status == 403
    assert visit("clara").go(PAGE).status == 403


def test_the_ticket_and_the_stay_name_the_version_and_lead_to_it(engine, visit, given):
    stay = given(lambda stamp: let_in(stamp(), make_family(stamp()), details=HANDED))
    page = visit("amina").go(f"/transit-site/stays/{stay}/ticket")
    assert "Version 1" in page.text
    (link,) = page.find(".paper__tools a[href*='house-rules']")
    assert link.get("href") == f"{PAGE}?version=1&language=fr"
    assert visit("amina").go(f"/transit-site/stays/{stay}").find(f"a[href='{PAGE}?version=1&language=fr']")
