"""The calendar of weeks and months."""

import pytest

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_the_week_shows_its_sessions_and_the_holidays(visit, series):
    page = visit("bruno").go("/planning?on=2026-11-25")
    assert len(page.find(".entry")) == 1
    assert "Dinsdag" in page.text
    page.go("/planning?on=2026-12-25&view=month")
    assert len(page.find(".entry")) == 3
    assert "Kerstmis" in page.text
    assert not page.go("/planning?on=2026-11-25&programme=komaf").find(".entry")


@pytest.mark.parametrize("on", ["", "nonsense", "0001-01-01", "9999-12-31", "2026-02-30"])
def test_a_day_that_no_calendar_shows_is_today(visit, on):
    assert visit("bruno").go(f"/planning?on={on}&view=month").find(".planner__day--today")


@pytest.mark.parametrize("programme", ["%00", "nonsense", "x" * 9_000])
def test_the_calendar_of_no_programme_is_that_of_all(engine, visit, programme):
    page = visit("bruno").go(f"/planning?programme={programme}")
    assert page.status == 200
    assert page.find(".planner__filter summary")[0].text == "Alle programma's"
