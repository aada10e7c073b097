"""What leaves with names leaves a look: files, and the paper with which people are counted outside."""

from uuid import UUID

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.transit_site.models import Stay, StayPerson
from tests.crawl import crawl
from tests.guards.source import told
from tests.looks.world import a_look
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
SITE = "/transit-site"
NAMELESS = {
    *("transit_site.report_sheet", "organisations.sheet", "looks.sheet", "buddies.year_sheet"),
    *("reception_desk.unmet_file", "registers.empty_sheet"),
    *("figures.book", "figures.chart_table", "figures.other_sheet", "figures.outward"),
}
"""The files in which nobody is named."""
SENT_IN = {"registers.errors_sheet"}
"""The files that hold no more than cells of files which somebody sent in, and that go to who may send them."""
LOOKED = {
    "buddies.sheet",
    "contacts.sheet",
    "referrals.care_sheet",
    "referrals.destination_sheet",
    "registers.register_sheet",
    "transit_site.cash_book_workbook",
    "vaccination.export_sheet",
    "volunteers.nominative_sheet",
}
"""The files that leave a look."""


@pytest.fixture
def family(given, app) -> set[UUID]:
    """A family on the site."""
    stay_id = given(
        lambda stamp: let_in(stamp(), make_family(stamp(), "Mayer", (("Sammy", 1985), ("Ion", 2019))), pitch=3)
    )
    with app.app_context():
        return set(db.session.scalars(select(StayPerson.person_id).join(Stay).where(Stay.id == stay_id)))


def test_every_spreadsheet_names_nobody_or_leaves_a_look(app):
    files = {
        rule.endpoint for rule in app.url_map.iter_rules() if rule.rule.endswith((".xlsx", "/workbook", "/sheet.csv"))
    }
    strange = sorted(files ^ (NAMELESS | SENT_IN | LOOKED))
    assert not strange, told("Say whether these name nobody, or log who takes the names along and prove it.", strange)


def test_the_paper_of_an_evacuation_is_logged_with_everybody_on_the_site(engine, client_of, family, noted):
    assert "Sammy" in client_of("amina").get(f"{SITE}/evacuation-list/sheet").text
    assert noted() == [("transit_site.evacuation_sheet", "people", "print", family)]


def test_without_the_log_nothing_leaves(engine, client_of, family, broken_log):
    for path in ("evacuation-list/sheet", "cash-book/workbook"):
        answer = client_of("amina").get(f"{SITE}/{path}")
        assert (answer.status_code, "Sammy" in answer.text, "Retry-After" in answer.headers) == (503, False, True)


@pytest.mark.parametrize("who", ["amina", "bruno", "clara", "dirk", "farah", "halyna"])
def test_crawling_every_page_finds_no_look_but_for_an_administrator(engine, visit, given, family, who):
    given(lambda _stamp_of: a_look("jan", *family, kind="desk", act="export"))
    pages = crawl(visit(who), "/looks", f"/people/persons/{min(family)}")
    reached = {url for url in pages if url.startswith("/looks")}
    assert bool(reached) == (who == "dirk")
    named = {url for url, source in pages.items() if "/looks" in source}
    assert bool(named) == (who == "dirk")
