"""What Belgian offices write for a day, a time and an amount. What could mean two things is refused."""

import re
from datetime import date, time
from decimal import ROUND_DOWN, Decimal

from amal_field.refusal import RuleBroken

FIRST_YEAR, LAST_YEAR = 1900, 2200
CLOCK = "(?:[ T]+([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?))?"
DAY = re.compile(rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2([0-9]{{4}}){CLOCK}")
ISO_DAY = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){CLOCK}")
TIME = re.compile(r"([01]?[0-9]|2[0-3])(?::([0-5][0-9])(?::00)?|[uh]([0-5][0-9])?)", re.IGNORECASE)
PART_OF_DAY = re.compile(r"0?[.,][0-9]+|0")
MINUTES_OF_DAY = 24 * 60
SPACES = re.compile("[ \u00a0\u2009\u202f]")
EUROS = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?P<group>[. ])[0-9]{3}(?:(?P=group)[0-9]{3})*)(?:,(?:[0-9]{1,2}|-))?")
DOUBTFUL_EUROS = re.compile(r"([0-9]+)\.([0-9]{1,2})|([0-9]{1,3})[.,]([0-9]{3})")


def day_from(text: str) -> date:
    """The day that `1/9/2022`, `1-9-2022` or `2022-09-01` names, at midnight or at no hour.

    Raises `RuleBroken` `not_a_day`, `day_with_time` or `year_unreal`.
    """
    if iso := ISO_DAY.fullmatch(text):
        year, month, day, clock = iso.groups()
    elif written := DAY.fullmatch(text):
        day, _sign, month, year, clock = written.groups()
    else:
        raise RuleBroken("not_a_day")
    try:
        on = date(int(year), int(month), int(day))
    except ValueError:
        raise RuleBroken("not_a_day") from None
    if clock and clock.strip("0:"):
        raise RuleBroken("day_with_time")
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise RuleBroken("year_unreal", first=FIRST_YEAR, last=LAST_YEAR)
    return on


def time_from(text: str) -> time:
    """The time that `9:00`, `09:00:00`, `9u30` or the part of a day `0,375` names. Raises `RuleBroken` `not_a_time`.

    Two decimals could be minutes, and are refused where they can.
    """
    if written := TIME.fullmatch(text):
        hour, minute, behind = written.groups()
        return time(int(hour), int(minute or behind or 0))
    if re.fullmatch("0?[.,][0-5][0-9]|0", text):
        raise RuleBroken("not_a_time")
    return part_of_day(text)


def part_of_day(text: str) -> time:
    """The time at which so much of the day is over: 0,375 is nine o'clock. Raises `RuleBroken` `not_a_time`."""
    if not PART_OF_DAY.fullmatch(text):
        raise RuleBroken("not_a_time")
    exact = Decimal(text.replace(",", ".")) * MINUTES_OF_DAY
    minutes = round(exact)
    if minutes == MINUTES_OF_DAY or abs(exact - minutes) > Decimal("0.01"):
        raise RuleBroken("not_a_time")
    return time(*divmod(minutes, 60))


def euros_from(text: str) -> Decimal:
    """The amount that `€ 200,00`, `1.200,00` or `1 200` names. Raises `RuleBroken` `not_euros` or `euros_doubtful`."""
    amount = SPACES.sub(" ", text)
    amount = amount.removeprefix("€").removesuffix("€").strip()
    if doubtful := DOUBTFUL_EUROS.fullmatch(amount.removeprefix("-")):
        before, behind = (part for part in doubtful.groups() if part is not None)
        cents = Decimal(f"{before}.{behind}").quantize(Decimal("0.01"), ROUND_DOWN)
        raise RuleBroken("euros_doubtful", whole=int(before + behind), cents=f"{cents}".replace(".", ","))
    if not EUROS.fullmatch(amount):
        raise RuleBroken("not_euros")
    return Decimal(amount.replace(".", "").replace(" ", "").replace(",-", "").replace(",", "."))
