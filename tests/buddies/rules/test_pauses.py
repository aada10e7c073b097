"""When a duo may rest, and which days its clock leaves out."""

from datetime import date

from amal_field.buddies.rules import pauses

SPANS = [(date(2026, 3, 1), date(2026, 3, 10)), (date(2026, 3, 20), date(2026, 3, 20))]


def test_days_of_pauses_are_counted_after_a_day_until_another():
    def counted(after: int, until: int) -> int:
        return pauses.days_in(SPANS, date(2026, 3, after), date(2026, 3, until))

    assert [counted(*days) for days in ((1, 10), (5, 20), (10, 19), (20, 25), (12, 11))] == [9, 6, 0, 0, 0]
    assert pauses.days_in(SPANS, date(2026, 2, 1), date(2026, 4, 1)) == 11


def test_a_day_lies_in_a_pause_or_not():
    assert [pauses.covers(SPANS, date(2026, 3, day)) for day in (1, 10, 11, 20)] == [True, True, False, True]
