"""The charts of a year: the bars, their words and their table; as they are saved they hide what tells of few people."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.dated_settings import operations as settings
from amal_field.dated_settings.queries import declared
from amal_field.db import db
from amal_field.figures.figure import YearSpan
from tests.figures.chart_sums import charts, drawn
from tests.transit_site.world import in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
AGES = "/figures/2026/charts/site.ages"
WEEKS = "/figures/2026/charts/site.occupancy_by_week"


@pytest.fixture
def site(given):
    """Six children of one age group and four older ones of another, their parent, and a family that came today."""

    def make(stamp_of):
        members = [(f"Small{number}", 2022) for number in range(6)] + [(f"Tall{number}", 2018) for number in range(4)]
        members += [("Sammy", 1985)]
        return let_in(stamp_of(), make_family(stamp_of(), "Mayer", members), pitch=3, on=in_days(-10))

    return given(make)


def cells(page):
    """Place → what the table of a chart shows on the screen, in each column."""
    rows = page.find(".figures__table tbody tr")
    return {row.find("th").text: [_screen(cell) for cell in row.findall("td")] for row in rows}


def _screen(cell):
    inside = cell.cssselect(".figures__inside")
    return (inside[0] if inside else cell).text


def test_a_chart_has_its_bars_its_sentence_and_its_table(engine, visit, site):
    page = visit("amina").go(WEEKS)
    [image] = page.find("img.figures__chart")
    assert "Bezetting per week in 2026: het meest is" in image.get("alt")
    assert image.get("alt").endswith("samen 10 (Standplaatsnachten).")
    assert sum(int(numbers[0]) for numbers in cells(page).values()) == 10
    picture = page.client.get(image.get("src"))
    assert (picture.status_code, picture.mimetype) == (200, "image/svg+xml")
    assert b"<script" not in picture.data


def test_the_screen_hides_nothing_and_what_is_saved_hides_the_few(engine, visit, site, app):
    page = visit("amina").go(AGES)
    assert {place: numbers[0] for place, numbers in cells(page).items() if numbers[0] != "0"} == {
        "0-5": "6",
        "6-11": "4",
        "35-44": "1",
    }
    outside = [cell.text for cell in page.find(".figures__table .figures__outside")]
    assert outside == ["…", "<\xa05", "<\xa05"]
    inside, paper = page.find("img.figures__chart")
    assert "<5" not in page.client.get(inside.get("src")).text
    for url in (paper.get("src"), f"{AGES}/saved.svg"):
        drawing = page.client.get(url).text
        assert "6-11 &lt;5" in drawing, url
        assert 'class="value">4<' not in drawing
    table = page.client.get(f"{AGES}/table.xlsx?as=csv").text
    assert "6-11;<\xa05\r\n12-17;0\r\n" in table
    assert "Voorlopig" in table
    with app.app_context():
        entries = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "registers:export:write")).all()
        lists = [(entry.details["list"], entry.details["chart"]) for entry in entries]
    assert sorted(lists) == [("figures.chart_saved", "site.ages"), ("figures.chart_table", "site.ages")]


def test_another_limit_shows_more(engine, visit, site, given):
    def lower(stamp_of):
        setting = declared()["figures.least_people"]
        return settings.set_value(setting, clock.today(), 4, "Raad", stamp=stamp_of("dirk"))

    given(lower)
    table = visit("amina").go("/figures/2026").client.get(f"{AGES}/table.xlsx?as=csv").text
    assert "0-5;6\r\n6-11;4\r\n" in table
    assert "35-44;<\xa04\r\n" in table


def test_each_sees_the_charts_of_their_own_room(engine, client_of, app):
    seen = {
        key: {
            chart.section
            for chart in charts()
            if client_of(key).get(f"/figures/2026/charts/{chart.code}").status_code == 200
        }
        for key in ("amina", "gert", "jan")
    }
    assert seen["amina"] == {"site"}
    assert seen["gert"] == {"walks", "duos"}
    assert seen["jan"] == {chart.section for chart in charts()}
    assert client_of("jan").get("/figures/2026/charts/site.stays").status_code == 404
    assert client_of("jan").get("/figures/1899/charts/site.ages").status_code == 404


def test_a_year_without_facts_has_charts_without_bars(engine, visit, app):
    with app.test_request_context():
        assert not any(drawn(YearSpan(1999, date(2026, 11, 30))).values())
    for chart in charts():
        page = visit("jan").go(f"/figures/1999/charts/{chart.code}")
        assert "Er is niets geteld." in page.text, chart.code
        assert page.client.get(f"/figures/1999/charts/{chart.code}/bars.svg").status_code == 200
