"""Decisions about money on plain values: what a stay costs, what may be paid, given back and settled, in euros.

The amounts are dated rows (`domain.md` A.6)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from amal_field.refusal import RuleBroken
from amal_field.transit_site.rules.stays import Period, check_has_come

NOTHING = Decimal(0)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Rate:
    """A tariff on plain values: euros a day for each caravan and euros a kWh, from a day on."""

    valid_from: date
    day_fee: Decimal
    kwh_price: Decimal


@dataclass(frozen=True)
class Charge:
    """A line of what is due: `quantity` caravan-nights or kWh at `price` since `start`, in euros, above zero."""

    kind: str
    start: date
    quantity: int
    price: Decimal

    @property
    def amount(self) -> Decimal:
        """In whole cents, half a cent up."""
        return (self.quantity * self.price).quantize(CENT, ROUND_HALF_UP)


def charges(
    *, caravans: Sequence[Period], stay: Period, kwh: int | None, rates: Iterable[Rate], until: date
) -> list[Charge]:
    """What a stay costs up to `until`: each caravan's own nights at the day fee, and the electricity where the meter
    was read. Where a tariff starts during the stay, both apply, split by day: the nights exactly, the kWh by nights.

    The night of the departure day is not counted (`domain.md` A.1).
    """
    parts = list(_parts(_ended(stay, until), sorted(rates, key=lambda rate: rate.valid_from)))
    counted = [
        Charge("day_fee", part.start, sum(_nights(_ended(caravan, until), part) for caravan in caravans), rate.day_fee)
        for part, rate in parts
    ]
    if kwh is not None:
        counted += (
            Charge("electricity", part.start, share, rate.kwh_price)
            for (part, rate), share in zip(parts, _shares(kwh, [part for part, _ in parts]), strict=True)
        )
    return [charge for charge in counted if charge.amount]


def check_payment_day(on: date, *, arrived_on: date, today: date) -> None:
    """Demand a day of the stay or after it that has come. Raises `RuleBroken` `paid_before_arrival`, `day_to_come`."""
    if on < arrived_on:
        raise RuleBroken("paid_before_arrival")
    check_has_come(on, today=today)


def check_refund(amount: Decimal, *, balance: Decimal) -> None:
    """Demand that no more is given back than is theirs. Raises `RuleBroken` `refund_too_much`."""
    if amount > balance:
        raise RuleBroken("refund_too_much")


def check_tariff_day(valid_from: date, *, today: date, taken: bool) -> None:
    """Demand a day on which a tariff can start: never backwards, and none that has one of its own.

    Raises `RuleBroken` `tariff_backwards` or `tariff_exists`.
    """
    if valid_from < today:
        raise RuleBroken("tariff_backwards")
    if taken:
        raise RuleBroken("tariff_exists")


def check_closing(
    on: date,
    *,
    today: date,
    closed_on: date | None,
    expected: Decimal,
    counted: Decimal,
    taken_out: Decimal,
    reason: str | None,
) -> None:
    """Demand a day that has come and is open, a reason where the cash differs, and no more taken out than there is.

    Raises `RuleBroken` `day_to_come`, `cash_closed`, `taken_too_much`, `counted_less` or `counted_more`.
    """
    check_has_come(on, today=today)
    if closed_on is not None and on <= closed_on:
        raise RuleBroken("cash_closed")
    if taken_out > counted:
        raise RuleBroken("taken_too_much")
    if counted != expected and not reason:
        if counted < expected:
            raise RuleBroken("counted_less", expected=expected, difference=expected - counted)
        raise RuleBroken("counted_more", expected=expected, difference=counted - expected)


def debt_of(balance: Decimal | None) -> Decimal:
    """What is owed where a settled balance is below zero; zero where it is not, or where there is none."""
    return max(-(balance or NOTHING), NOTHING)


def outcome_of(balance: Decimal, *, changes_hands: bool) -> str:
    """How an account ends, one of `messages.OUTCOMES`: `balance` above zero is theirs, below zero they owe."""
    if not balance:
        return "even"
    if debt_of(balance):
        return "received" if changes_hands else "owed"
    return "given_back" if changes_hands else "credit"


def _ended(period: Period, until: date) -> Period:
    return Period(period.start, max(period.end if period.end is not None else until, period.start))


def _parts(stay: Period, rates: Sequence[Rate]) -> Iterator[tuple[Period, Rate]]:
    """The stay cut where a tariff starts; a stay of no night has the tariff of its day."""
    for place, rate in enumerate(rates):
        later = rates[place + 1].valid_from if place + 1 < len(rates) else date.max
        start, end = max(stay.start, rate.valid_from), min(stay.end, later)
        if start < end or (stay.start == stay.end and rate.valid_from <= stay.start < later):
            yield Period(start, end), rate


def _nights(period: Period, part: Period) -> int:
    return max((min(period.end, part.end) - max(period.start, part.start)).days, 0)


def _shares(kwh: int, parts: Sequence[Period]) -> list[int]:
    """Whole kWh for each part, by its nights; together exactly `kWh`."""
    nights = [_nights(part, part) for part in parts]
    total, shares = sum(nights) or 1, []
    passed = given = 0
    for place, number in enumerate(nights):
        passed += number
        reached = kwh if place == len(nights) - 1 else kwh * passed // total
        shares.append(reached - given)
        given = reached
    return shares
