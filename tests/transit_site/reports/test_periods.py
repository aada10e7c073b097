"""The periods that a picture or a report covers."""

from datetime import date, timedelta

import pytest

from amal_field.transit_site.reports.periods import SpanKind, months_of, span_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.mark.parametrize(
    ("kind", "on", "first", "last"),
    [
        (SpanKind.MONTH, date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29)),
        (SpanKind.MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (SpanKind.SEASON, date(2026, 11, 23), date(2026, 9, 1), date(2026, 11, 30)),
        (SpanKind.SEASON, date(2026, 12, 1), date(2026, 12, 1), date(2027, 2, 28)),
        (SpanKind.SEASON, date(2027, 1, 31), date(2026, 12, 1), date(2027, 2, 28)),
        (SpanKind.SEASON, date(2026, 3, 1), date(2026, 3, 1), date(2026, 5, 31)),
        (SpanKind.YEAR, date(2026, 1, 1), date(2026, 1, 1), date(2026, 12, 31)),
        (SpanKind.YEAR, date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_span_has_its_days(kind, on, first, last):
    span = span_of(kind, on)
    assert (span.first, span.last) == (first, last)
    assert (span.before.last, span.after.first) == (first - timedelta(days=1), last + timedelta(days=1))
    assert (span.before.after, span.after.before) == (span, span)


def test_a_season_has_three_months():
    assert [month.month for month in months_of(span_of(SpanKind.SEASON, date(2027, 1, 5)))] == [12, 1, 2]
