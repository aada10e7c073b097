"""The numbers of a year: the three verbs, what dropped out before its planned end, and who may read them."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.buddies.world import a_match
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock")
AUTUMN, SUMMER, YEAR_BEFORE = date(2025, 9, 1), date(2026, 3, 1), date(2025, 3, 1)


@pytest.fixture
def duos(given):
    """Of TANDEM, six that started in 2025 and one that started before; one of DuoReno, which has no end."""

    def make(stamp):
        gert = stamp("gert")

        def new(number: int, started_on: date | None, closed_on: date | None, **more):
            people = [[somebody(gert, f"{side}{number}")] for side in ("B", "N")]
            days = {"started_on": started_on, "proposed_on": started_on or AUTUMN, "closed_on": closed_on}
            return a_match(gert, *people, **{"programme": "tandem", "planned_end_on": SUMMER} | days | more)

        new(1, AUTUMN, date(2025, 12, 1), reason="moved")
        new(2, AUTUMN, date(2026, 2, 28), reason="completed")
        new(3, AUTUMN, SUMMER, reason="completed")
        new(4, AUTUMN, None)
        new(5, AUTUMN, None).cancel(gert)
        new(6, AUTUMN, date(2025, 10, 1), reason="no_click", planned_end_on=None)
        new(7, YEAR_BEFORE.replace(year=2024), date(2025, 1, 1), planned_end_on=None)
        new(8, AUTUMN, date(2025, 10, 1), programme="duoreno", planned_end_on=None)
        return new(9, None, None, planned_end_on=None)

    return given(make)


def row(page, name: str) -> list[str]:
    (found,) = (one for one in page.find("#years tbody tr") if one[0].text_content() == name)
    return [" ".join(cell.text_content().split()) for cell in found[1:]]


def test_a_year_says_its_verbs_and_who_dropped_out(engine, visit, client_of, duos):
    page = visit("gert").go("/buddies/year?year=2025")
    assert row(page, "TANDEM") == ["5", "6", "3", "2 van 5 · 40 %, 1 afgerond"]
    assert row(page, "DuoReno") == ["1", "1", "1", "zonder geplande einddatum"]
    assert row(page, "2RUN") == ["0", "0", "0", "–"]
    assert "TANDEM: 1 zonder geplande einddatum" in page.text
    assert row(page.go("/buddies/year"), "TANDEM") == ["0", "3", "2", "–"]
    sheet = load_workbook(BytesIO(client_of("jan").get("/buddies/year.xlsx?year=2025").data)).active
    assert ["TANDEM", 5, 6, 3, 2, 40, 1, 1] in [[cell.value for cell in one] for one in sheet.iter_rows(2)]


@pytest.mark.parametrize(("key", "is_there"), [("jan", True), ("bruno", True), ("gert", False)])
def test_who_reads_figures_finds_it_in_the_menu_and_reads_no_name(engine, visit, duos, key, is_there):
    page = visit(key).go("/buddies/year?year=1812")
    assert bool(page.find('nav a[href="/buddies/year"]')) is is_there
    assert "Duo&#39;s in 2013" in page.text or "Duo’s in 2013" in page.text or "Duo's in 2013" in page.text
    assert bool(page.find('a.head__back[href="/buddies/duos"]')) is (key == "gert")
