"""The report to the city: it counts as the annual figures do, beside the year before, and month by month."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import event

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.models import Reservation
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.reports import city_report, city_report_rows
from tests.figures.readings import value, values
from tests.registers.folders import person, stay
from tests.transit_site.imported import one
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
FAMILY = [
    person("P1", geboortedatum="01/03/2004"),
    person("P2", geboortedatum="2014"),
    person("P3", gezin_nr="G2"),
    person("P4", zelfde_als="P1"),
]
SHARED = {
    "stays": "stays",
    "households": "households_unique",
    "persons": "persons_unique",
    "nights": "nights",
    "occupancy": "occupancy",
}


def told(year, today=None):
    return {one.line.code: one for one in city_report.report(year, today or clock.today()).told}


@pytest.fixture
def years(world, import_, stamp_of):
    """Stays over two turns of a year, one on two pitches, one undone, one of no night, one that goes on."""
    import_(
        stay("V1", personen="P1,P2,P3", standplaatsen="3,4", aankomst="30/12/2021", vertrek="02/01/2022"),
        stay("V2", personen="P1,P2", aankomst="01/08/2022", vertrek="15/08/2022"),
        stay("V3", personen="P3", standplaatsen="5", aankomst="01/03/2022", vertrek="01/03/2022"),
        stay("V4", personen="P3", standplaatsen="6", aankomst="01/05/2022", vertrek="09/05/2022"),
        stay("V5", personen="P3,P4", standplaatsen="7", aankomst="20/12/2022", vertrek=""),
        persons=FAMILY,
    )
    operations.cancel_check_in(one("V4"), stamp=stamp_of())


@pytest.mark.parametrize("year", [2020, 2021, 2022, 2023, 2026])
def test_it_counts_as_the_annual_figures_do(engine, years, year):
    found = told(year)
    now, before = values(year), values(year - 1)
    for code, figure in SHARED.items():
        assert found[code].now == now[f"site.{figure}"], code
        assert found[code].before == before[f"site.{figure}"], code


def test_the_children_are_those_of_the_share_of_minors(engine, years):
    found = told(2022)
    assert (found["children"].now, found["persons"].now) == (2, 3)
    assert value("site.minors_share", 2022) == 100


def test_the_mean_stay_is_over_the_stays_that_ended_in_the_year(engine, years):
    assert told(2022)["mean_stay"].now == 5.7
    assert told(2023)["mean_stay"].now is None


def test_the_months_of_a_year_come_to_its_nights(engine, years):
    report = city_report.report(2022, clock.today())
    assert [month.nights for month in report.months] == [2, 0, 0, 0, 0, 0, 0, 14, 0, 0, 0, 12]
    assert sum(month.nights for month in report.months) == value("site.nights", 2022)
    assert (report.months[7].pitch_nights, report.months[7].occupancy) == (25 * 31, 2)
    assert city_report.months(2022, clock.today()) == report.months


def test_the_running_month_counts_up_to_yesterday_and_those_to_come_are_empty(engine, years):
    months = city_report.report(2026, clock.today()).months
    assert (months[10].nights, months[10].pitch_nights) == (22, 22 * 25)
    assert (months[11].nights, months[11].pitch_nights, months[11].occupancy) == (0, 0, None)
    first = city_report.report(2026, date(2026, 12, 1)).months
    assert (first[11].pitch_nights, first[10].pitch_nights) == (0, 30 * 25)


def test_a_change_is_told_where_there_is_something_to_compare_with(engine, years):
    found = told(2022)
    assert (found["stays"].now, found["stays"].before, found["stays"].change) == (3, 1, 200)
    assert (found["occupancy"].now, found["occupancy"].change) == (0, 0)
    assert told(2021)["stays"].change is None


def test_there_are_as_many_statements_for_few_stays_as_for_many(engine, world, stamp_of):
    def counted():
        seen = []
        event.listen(db.engine, "before_cursor_execute", lambda *words: seen.append(words[2]))
        city_report.report(2026, clock.today())
        return len(seen)

    few = counted()
    for number in range(1, 12):
        let_in(stamp_of(), make_family(stamp_of(), f"Family {number}"), pitch=number)
    db.session.flush()
    assert (few, counted()) == (6, 6)


def test_the_page_the_chart_and_the_spreadsheet_say_the_same(engine, visit, given):
    given(lambda stamp: let_in(stamp(), make_family(stamp()), pitch=3, on=date(2026, 11, 13)))
    page = visit("jan").go("/transit-site/report")
    numbers = [row.cssselect("td")[0].text_content() for row in page.find("table")[0].cssselect("tbody tr")]
    assert numbers[:5] == ["1", "1", "4", "2", "10"]
    book = load_workbook(BytesIO(page.client.get("/transit-site/report.xlsx").data))
    assert [row[1].value for row in book["2026"].iter_rows(min_row=2)][:5] == [1, 1, 4, 2, 10]
    assert book.worksheets[1]["B12"].value == 10
    chart = page.client.get("/transit-site/report/occupancy.svg")
    assert chart.mimetype == "image/svg+xml"
    assert b"<script" not in chart.data
    assert chart.text.count("<rect") > 12


def test_reservations_are_told_by_what_became_of_them(engine, world, stamp_of):
    at = clock.now()
    states = [{}, {"refused_at": at, "refusal": "full"}, {"waiting_at": at}, {"missed_at": at, "confirmed_at": at}]
    for place, state in enumerate([*states, {"cancelled_at": at}, {"refused_at": at, "from_on": date(2025, 12, 31)}]):
        row = {"from_on": date(2026, 5, 1), "until_on": date(2026, 5, 9), "recorded_at": at} | state
        by = stamp_of().by_id
        db.session.add(
            Reservation(site_id=stay_queries.the_site().id, name=f"A{place}", name_key="a", recorded_by_id=by, **row)
        )
    db.session.flush()
    found = told(2026)
    counted = [found[code].now for code in ("reservations", "refusals", "waiting", "no_shows")]
    assert counted == [4, 1, 1, 1]
    assert (found["reservations"].before, found["refusals"].before) == (1, 1)


def test_a_debt_is_told_and_netted_within_a_household():
    year = city_report_rows.Year(2026, date(2026, 11, 23))
    rows = [("a", "-20"), ("a", "5.50"), ("b", "-3"), ("c", "8")]
    owed = [(household, date(2026, 3, 1), Decimal(balance)) for household, balance in rows]
    owed.append(("b", date(2025, 12, 31), Decimal(-100)))
    assert city_report_rows.debts_of(owed, year) == [Decimal("14.50"), Decimal(3)]


@pytest.mark.parametrize("query", ["year=abc", "year=1", "year=99999999999999999999", "year=2013"])
def test_an_address_that_makes_no_sense_shows_a_year_that_does(engine, visit, query):
    for path in ("report", "report.xlsx", "report/occupancy.svg"):
        assert visit("amina").client.get(f"/transit-site/{path}?{query}").status_code == 200


def test_a_coordinator_sees_no_money_of_the_site(engine, visit):
    assert visit("bruno").go("/transit-site/report").status == 403
