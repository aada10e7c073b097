"""How long people waited: the middle and the longest of those who were called, by hour."""

from datetime import timedelta

import pytest

from amal_field.reception_desk.models import Ticket
from amal_field.reception_desk.reports.waiting_times import Waited, line, lines_by
from tests.conftest import NOON


def waited(minutes: int | None, *, later: int = 0, absences: int = 0) -> Waited:
    """A party that took its number so many minutes after noon, and was called after so many more."""
    at = NOON + timedelta(minutes=later)
    called_at = None if minutes is None else at + timedelta(minutes=minutes, seconds=59)
    return Waited(Ticket(recorded_at=at, absences=absences), called_at)


@pytest.mark.parametrize(
    ("minutes", "middle", "longest"),
    [((3,), 3, 3), ((1, 9, 2), 2, 9), ((1, 2, 5, 40), 4, 40), ((None, 6), 6, 6), ((None,), None, None), ((-5,), 0, 0)],
)
def test_half_waited_at_most_the_median(minutes, middle, longest):
    told = line("all", [waited(one) for one in minutes])
    assert (told.median, told.longest) == (middle, longest)
    assert (told.tickets, told.called) == (len(minutes), sum(one is not None for one in minutes))


def test_each_hour_has_its_line_and_who_was_absent_is_counted_once():
    parties = [waited(5, later=30), waited(9, later=70, absences=2), waited(1, later=95)]
    lines = lines_by(parties, lambda one: one.hour)
    assert [(hour, told.tickets, told.median, told.absent) for hour, told in lines] == [(12, 1, 5, 0), (13, 2, 5, 1)]
