"""The season picture: its bars, and what they count."""

from datetime import date

import pytest
from sqlalchemy import event

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.reports import season
from amal_field.transit_site.reports.periods import SpanKind, span_of
from amal_field.transit_site.reports.season import BarKind
from amal_field.transit_site.rules import ArrivalDetails
from tests.figures.readings import value
from tests.transit_site.world import known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


def of(kind, on=None):
    return season.season(span_of(kind, on or clock.today()), clock.today())


def bars_of(number, kind=SpanKind.MONTH, on=None):
    return next(row for row in of(kind, on).rows if row.number == number)


@pytest.mark.usefixtures("world")
class TestBars:
    """November 2026; today is the 23rd."""

    def test_a_stay_that_is_over_is_drawn_without_its_last_day(self, engine, stamp_of):
        known_family(stamp_of(), pitch=20, days_ago=20)
        row = bars_of(20)
        assert [(bar.kind, bar.start, bar.end) for bar in row.bars] == [
            (BarKind.GONE, date(2026, 11, 3), date(2026, 11, 10))
        ]
        assert row.nights == 7
        assert bars_of(20, on=date(2026, 10, 31)).bars == ()

    def test_a_stay_that_goes_on_is_drawn_to_today_and_planned_further(self, engine, stamp_of):
        planned = ArrivalDetails(planned_departure_on=date(2026, 12, 3))
        let_in(stamp_of(), make_family(stamp_of()), pitch=3, on=date(2026, 11, 20), details=planned)
        (bar,) = bars_of(3).bars
        assert (bar.kind, bar.start, bar.end, bar.plan) == (
            BarKind.HERE,
            date(2026, 11, 20),
            date(2026, 11, 24),
            date(2026, 12, 1),
        )
        assert bar.nights == 3
        (later,) = bars_of(3, on=date(2026, 12, 1)).bars
        assert (later.start, later.end, later.plan, later.nights) == (
            date(2026, 12, 1),
            date(2026, 12, 1),
            date(2026, 12, 3),
            0,
        )
        assert bars_of(3, on=date(2027, 1, 1)).bars == ()

    def test_without_a_plan_the_longest_stay_is_the_plan_and_beyond_it_overdue(self, engine, stamp_of):
        let_in(stamp_of(), make_family(stamp_of()), pitch=3, on=date(2026, 11, 20))
        let_in(stamp_of(), make_family(stamp_of(), "Adel"), pitch=4, on=date(2026, 11, 1))
        assert bars_of(3, SpanKind.YEAR).bars[0].plan == date(2026, 12, 11)
        (bar,) = bars_of(4).bars
        assert (bar.kind, bar.plan) == (BarKind.OVERDUE, None)

    def test_a_stay_over_the_turn_of_the_month_counts_its_nights_in_each(self, engine, stamp_of):
        let_in(stamp_of(), make_family(stamp_of()), pitch=3, on=date(2026, 10, 30))
        assert [bars_of(3, on=date(2026, month, 1)).nights for month in (10, 11, 12)] == [2, 22, 0]

    def test_a_stay_of_no_night_is_seen_and_counts_none(self, engine, stamp_of):
        stay = let_in(stamp_of(), make_family(stamp_of()), pitch=3, on=date(2026, 11, 20))
        operations.depart(stay, date(2026, 11, 20), meter_end=None, stamp=stamp_of())
        row = bars_of(3)
        assert [(bar.start, bar.end, bar.nights) for bar in row.bars] == [(date(2026, 11, 20), date(2026, 11, 20), 0)]

    def test_what_was_undone_is_not_drawn(self, engine, stamp_of):
        stay = let_in(stamp_of(), make_family(stamp_of()), pitch=3, on=date(2026, 11, 20))
        operations.cancel_check_in(stay, stamp=stamp_of())
        assert bars_of(3).bars == ()

    def test_what_is_disputed_is_drawn_and_does_not_count(self, engine, stamp_of):
        stay = let_in(stamp_of(), make_family(stamp_of()), pitch=3, on=date(2026, 11, 20))
        stay.disputed_at = clock.now()
        db.session.flush()
        row = bars_of(3)
        assert (row.bars[0].disputed, row.nights) == (True, 0)

    def test_a_block_is_drawn_from_its_day_on(self, engine, stamp_of):
        operations.block_pitch(stay_queries.pitch(21), "Water", stamp=stamp_of())
        (bar,) = bars_of(21).bars
        assert (bar.kind, bar.start, bar.end, bar.name) == (
            BarKind.BLOCKED,
            date(2026, 11, 23),
            date(2026, 12, 1),
            "Water",
        )
        assert (bars_of(21).blocked_days, bars_of(21).nights) == (8, 0)

    def test_nights_agree_with_the_published_figure(self, engine, stamp_of):
        for number, on in ((3, date(2026, 11, 1)), (4, date(2026, 10, 30)), (5, date(2026, 11, 23))):
            let_in(stamp_of(), make_family(stamp_of(), f"Family {number}"), pitch=number, on=on)
        known_family(stamp_of(), pitch=20, days_ago=20)
        assert of(SpanKind.YEAR).nights == value("site.nights", 2026) == 22 + 24 + 0 + 7

    def test_it_takes_four_statements_however_many_stays_there_are(self, engine, stamp_of):
        def counted():
            seen = []
            event.listen(db.engine, "before_cursor_execute", lambda *told: seen.append(told[2]))
            of(SpanKind.YEAR)
            return len(seen)

        first = counted()
        for number in range(1, 12):
            let_in(stamp_of(), make_family(stamp_of(), f"Family {number}"), pitch=number)
        db.session.flush()
        assert (first, counted()) == (4, 4)
