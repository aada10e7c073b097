"""What a site allows a household: stays a year, days in a row, a gap between them (`domain.md` A.1, A.3, A.4).

On plain values: the rules of the site are dated rows, a household's record is its stays and what stands open.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from amal_field.refusal import RuleBroken, RulesBroken
from amal_field.transit_site.rules.stays import REFUSALS, Decided, Period


class Limits(Protocol):
    """The rules of a site on a day, as `SiteRule` holds them."""

    capacity: int
    max_nights: int
    max_stays: int
    min_gap_nights: int
    reentry_nights: int
    late_until_hour: int
    count_departure_day: bool
    stays_within: str
    decidable: Collection[str]
    longest: int


class Closure(Protocol):
    """Days on which the site takes nobody, from a day until it opens again."""

    from_on: date
    to_on: date | None
    reason: str


@dataclass(frozen=True)
class Record:
    """What the rules ask of a household that comes, or wants to stay longer.

    `limits`: None before the site's first rules. `earlier`: its other stays. `pitches_taken`: by anybody, on its first
    day. `closure`: the first that lies over its days. `excluded_until`: the last day of an open exclusion. `name`: of
    the household, for the sentence.
    """

    limits: Limits | None
    earlier: Sequence[Period] = ()
    pitches_taken: int = 0
    closure: Closure | None = None
    excluded_until: date | None = None
    debt: Decimal = field(default=Decimal(0))
    name: str | None = None


def stays_counted(record: Record, on: date) -> int:
    """How many stays the household has had in the time that counts for one that begins on a day."""
    if record.limits is not None and record.limits.stays_within == "twelve_months":
        return sum(_year_before(on) < stay.start <= on for stay in record.earlier)
    return sum(stay.start.year == on.year for stay in record.earlier)


def days_before(record: Record, on: date) -> int:
    """The days on the site that go on with a stay that begins on a day: the gaps between are short enough."""
    reentry = record.limits.reentry_nights if record.limits else 0
    days, start = 0, on
    for stay in sorted(record.earlier, key=lambda stay: stay.end or date.max, reverse=True):
        if stay.start < start:
            end = min(stay.end or start, start)
            if (start - end).days > reentry:
                break
            days, start = days + (end - stay.start).days, stay.start
    return days


def days_left(record: Record, on: date) -> int | None:
    """How many nights a stay that begins on a day can still have; None where the site sets no limit."""
    if record.limits is None:
        return None
    return max(record.limits.longest - days_before(record, on), 0)


def refuse_arrival(record: Record, period: Period, *, pitches: int = 1) -> list[RuleBroken]:
    """Which rules refuse a stay over these days, each with the values of its sentence. The stay ends: not known is a
    night."""
    end = period.end or period.start + timedelta(days=1)
    return [
        *_closed(record),
        *_barred(record),
        *refuse_pitches(record, pitches=pitches),
        *_too_many(record, period.start),
        *_too_soon(record, period.start),
        *_too_long(record, Period(period.start, end)),
    ]


def refuse_extension(record: Record, period: Period) -> list[RuleBroken]:
    """Which rules refuse that a stay lasts to the end of these days."""
    return [*_closed(record), *_too_long(record, period)]


def refuse_pitches(record: Record, *, pitches: int) -> list[RuleBroken]:
    """Whether so many more pitches are more than the site may fill."""
    if record.limits is not None and record.pitches_taken + pitches > record.limits.capacity:
        return [RuleBroken("full", most=record.limits.capacity)]
    return []


def decide(
    refusals: Sequence[RuleBroken], limits: Limits | None, decided: Decided | None, *, granted: Collection[str] = ()
) -> list[str]:
    """The codes of the rules that a named decision lets pass (`domain.md` A.4). `granted`: what an earlier one did.

    Raises `RulesBroken` where a rule refuses that nobody has decided on, or that allows no decision.
    """
    refusing = [refusal for refusal in refusals if refusal.code not in granted]
    codes = [refusal.code for refusal in refusing]
    decidable = limits is not None and set(codes) <= set(limits.decidable)
    if refusing and not (decidable and decided is not None and set(codes) <= decided.rules):
        raise RulesBroken(refusing, decidable=decidable)
    return codes


def check_reservation(state: str, refusal: str | None) -> None:
    """Demand a reason where a reservation is refused (`domain.md` A.5).

    Raises `RuleBroken` `refusal_without_reason`.
    """
    if state == "refused" and refusal not in REFUSALS:
        raise RuleBroken("refusal_without_reason")


def check_measure(kind: str, from_on: date, until_on: date | None, *, today: date) -> None:
    """Demand an end for an exclusion, and none for a warning (`domain.md` A.7).

    Raises `RuleBroken` `exclusion_without_end`, `exclusion_over` or `warning_with_end`.
    """
    if kind == "exclusion" and until_on is None:
        raise RuleBroken("exclusion_without_end")
    if kind == "exclusion" and until_on < max(from_on, today):
        raise RuleBroken("exclusion_over")
    if kind == "warning" and until_on is not None:
        raise RuleBroken("warning_with_end")


def check_rule_day(valid_from: date, *, today: date) -> None:
    """Demand a day to come: rules never change backwards, and can be withdrawn before they hold (`domain.md` A.3).

    Raises `RuleBroken` `rule_backwards`.
    """
    if valid_from <= today:
        raise RuleBroken("rule_backwards")


def check_closure(from_on: date, to_on: date | None, *, today: date) -> None:
    """Demand a closure that begins today or later and ends after that.

    Raises `RuleBroken` `closure_backwards` or `closure_ends_early`.
    """
    if from_on < today:
        raise RuleBroken("closure_backwards")
    if to_on is not None and to_on <= from_on:
        raise RuleBroken("closure_ends_early")


def _closed(record: Record) -> Iterator[RuleBroken]:
    if record.closure is not None and record.closure.to_on is not None:
        yield RuleBroken(
            "closed", since=record.closure.from_on, until=record.closure.to_on, reason=record.closure.reason
        )
    elif record.closure is not None:
        yield RuleBroken("closed", since=record.closure.from_on, until="…", reason=record.closure.reason)


def _barred(record: Record) -> Iterator[RuleBroken]:
    if record.excluded_until is not None:
        yield RuleBroken("excluded", name=record.name, until=record.excluded_until)
    if record.debt > 0:
        yield RuleBroken("debt", name=record.name, amount=record.debt)


def _too_many(record: Record, on: date) -> Iterator[RuleBroken]:
    counted = stays_counted(record, on)
    if record.limits is not None and counted >= record.limits.max_stays:
        yield RuleBroken("too_many", name=record.name, stays=counted, most=record.limits.max_stays)


def _too_soon(record: Record, on: date) -> Iterator[RuleBroken]:
    if record.limits is None or days_before(record, on):
        return
    ends = [stay.end for stay in record.earlier if stay.end is not None and stay.end <= on]
    if ends and (on - max(ends)).days < record.limits.min_gap_nights:
        gap = record.limits.min_gap_nights
        until = max(ends) + timedelta(days=gap)
        yield RuleBroken("too_soon", name=record.name, most=gap, since=max(ends), until=until)


def _too_long(record: Record, period: Period) -> Iterator[RuleBroken]:
    left = days_left(record, period.start)
    if left is not None and period.end > period.start + timedelta(days=left):
        yield RuleBroken("too_long", most=record.limits.max_nights, until=period.start + timedelta(days=left))


def _year_before(on: date) -> date:
    return on.replace(year=on.year - 1) if (on.month, on.day) != (2, 29) else date(on.year - 1, 2, 28)
