"""Decisions about the day on which a family leaves: planned, put off, and come (`domain.md` A.1)."""

from datetime import date, timedelta

from amal_field.refusal import RuleBroken
from amal_field.transit_site.rules.stays import check_has_come

EXTENSION_NIGHTS = (1, 3, 7)


def nights_left(
    *, arrived_on: date, planned_departure_on: date | None, max_nights: int | None, today: date
) -> int | None:
    """Nights until the planned departure, or until the longest stay is over; negative is overdue, None is unknown."""
    end = planned_departure_on or latest_departure(arrived_on, max_nights)
    return (end - today).days if end else None


def latest_departure(arrived_on: date, max_nights: int | None) -> date | None:
    """The day on which the longest stay is over; None where no stay is too long."""
    return arrived_on + timedelta(days=max_nights) if max_nights is not None else None


def later_departures(*, planned_departure_on: date | None, latest: date | None, today: date) -> list[date]:
    """The days that are offered to a family that stays longer: 1, 3 and 7 nights more, none after `latest`, the end of
    the longest stay. Where all are later, the next day alone: it takes a decision."""
    start = max(planned_departure_on or today, today)
    days = [start + timedelta(days=nights) for nights in EXTENSION_NIGHTS]
    return [day for day in days if latest is None or day <= latest] or days[:1]


def check_plan(*, arrived_on: date, planned_departure_on: date | None) -> None:
    """Demand a plan that does not lie before the arrival. Raises `RuleBroken` `plan_before_arrival`."""
    if planned_departure_on is not None and planned_departure_on < arrived_on:
        raise RuleBroken("plan_before_arrival")


def check_departure(
    *, arrived_on: date, latest_change_on: date, on: date, today: date, last_paid_on: date | None = None
) -> None:
    """Demand a departure that is not before the arrival, the last change or the last payment of the stay, and has come.

    Raises `RuleBroken` `departure_before_arrival`, `departure_before_change`, `departure_before_payment` or
    `day_to_come`.
    """
    if on < arrived_on:
        raise RuleBroken("departure_before_arrival")
    if on < latest_change_on:
        raise RuleBroken("departure_before_change")
    if last_paid_on is not None and on < last_paid_on:
        raise RuleBroken("departure_before_payment")
    check_has_come(on, today=today)
