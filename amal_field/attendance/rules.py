"""Decisions about group sessions, on plain values (`domain.md` C.1 to C.4)."""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from amal_field.refusal import RuleBroken

PARTICIPANT, HELPER = "participant", "helper"
"""The roles in a roll. A helper is no participant."""
MADE = "other"
"""The kind of programmes that are made on screen: no room has more to say of them."""
PRESENT, ABSENT, UNMARKED = "present", "absent", "unmarked"
"""What a roll says of somebody. Who is not marked yet has not come, or nobody has looked."""
OFF_ROLL, LAST_HERE = "off_roll", "last_here"
"""What is said of somebody who is likely known and has no mark: taken off this roll, or here on an earlier day."""
TALLIES = {"site": "extra_site", "outside": "extra_outside", "other": "extra_other"}
"""Head counts of people without a name: children of the site, children from outside it, others; and their columns."""
PROGRAMME_WORDS = {
    "klasunit": "class_unit",
    "pretkamjonet": "pretkamjonet",
    "vaccinatie": "vaccination",
    "conversatietafel_online": "online_table",
    "conversatietafel_fysiek": "physical_table",
    "conversatietafel_gevorderd": "advanced_table",
    "samenlezen": "samenlezen",
    "opstap": "opstap",
    "komaf": "komaf",
    "buur_en_natuur": "buur_en_natuur",
    "samen_gentenaar": "samen_gentenaar",
    "oekraine_infosessie": "ukraine_info",
    "oekraine_ontmoeting": "ukraine_meeting",
}
KIND_WORDS = {"les": "lesson", "activiteit": "activity", "covid": "covid", "basis": "basic"}
"""How the registers call programmes and kinds of session; what is made on screen is called the same everywhere."""
WORD = re.compile(r"[a-z][a-z0-9_]{1,39}", re.ASCII)
LATE = frozenset({"roll_closed", "roll_called_off", "off_the_roll", "stranger_to_roll", "name_on_roll"})
"""What refuses a mark at once, and is only looked at where a tablet tells of it later: it happened."""
MOST_HEADS = 9_999
"""The largest head count of people without a name that a session takes."""
SEPARATOR = re.compile(r"[,;\n]+|(?<=[\dxX×])\s+(?=\d)")
TOKEN = re.compile(r"(\d{1,4})\s*(?:[-–]\s*(\d{1,4})|([xX×])|([-–]))?", re.ASCII)
MOST_RANGE = 1_000
"""How the numbers of a paper sheet are typed back: what stands between two of them, one or a range of them, and how
far a range goes."""


def check_times(starts: time, ends: time) -> None:
    """Demand that a session ends after it starts, on the same day. Raises `RuleBroken` `ends_before_start`."""
    if ends <= starts:
        raise RuleBroken("ends_before_start")


def check_kind(kind: str | None, kinds: Collection[str]) -> None:
    """Demand a kind that the programme has, where it has kinds; else none.

    Raises `RuleBroken` `kind_missing` or `kind_foreign`.
    """
    if kind is None and kinds:
        raise RuleBroken("kind_missing")
    if kind is not None and kind not in kinds:
        raise RuleBroken("kind_foreign")


def check_programme_word(word: str) -> None:
    """Demand a word as the registers have it, that none of theirs is. Raises `RuleBroken` `programme_word_odd` or
    `programme_word_taken`."""
    if not WORD.fullmatch(word):
        raise RuleBroken("programme_word_odd")
    if word in PROGRAMME_WORDS or word in PROGRAMME_WORDS.values():
        raise RuleBroken("programme_word_taken")


def kinds_from(text: str | None) -> list[str]:
    """Kinds of session from words with commas between them, each once. Raises `RuleBroken` `session_kind_odd`."""
    words = [word.strip().lower() for word in (text or "").split(",") if word.strip()]
    if any(not WORD.fullmatch(word) for word in words):
        raise RuleBroken("session_kind_odd")
    return list(dict.fromkeys(KIND_WORDS.get(word, word) for word in words))


def kinds_written(kinds: Collection[str]) -> str:
    """Kinds of session as `kinds_from` reads them."""
    words = {code: word for word, code in KIND_WORDS.items()}
    return ", ".join(words.get(kind, kind) for kind in kinds)


def check_taking_part(enrolled: int | None, completed: int | None) -> None:
    """Demand no more who completed than enrolled. Raises `RuleBroken` `more_completed`."""
    if enrolled is not None and completed is not None and completed > enrolled:
        raise RuleBroken("more_completed")


def check_roll(*, called_off: bool, reason: str | None, closed: bool) -> None:
    """Demand a roll that takes marks. Raises `RuleBroken` `roll_called_off` or `roll_closed`."""
    if called_off:
        raise RuleBroken("roll_called_off", reason=reason or "–")
    if closed:
        raise RuleBroken("roll_closed")


def check_day(held_on: date, *, today: date) -> None:
    """Demand a session of today or before: nobody was present at one to come. Raises `RuleBroken` `roll_to_come`."""
    if held_on > today:
        raise RuleBroken("roll_to_come", day=held_on)


def check_free(*, called_off: bool, people: int) -> None:
    """Demand a session that may be called off: nobody is in its roll. Raises `RuleBroken` `off_already` or
    `roll_not_empty`."""
    if called_off:
        raise RuleBroken("off_already")
    if people:
        raise RuleBroken("roll_not_empty", people=people)


def check_move(held_on: date, *, noted: bool, today: date) -> None:
    """Demand that a session of which presence was noted stays on a day of today or before, as attendance demands of
    its roll. Raises `RuleBroken` `moved_past_presence`."""
    if noted and held_on > today:
        raise RuleBroken("moved_past_presence", day=held_on)


class Told(Protocol):
    """What somebody told of a head count: a number, None where nobody counted, or a step up or down."""

    number: int | None
    step: int | None


def counted(marks: Iterable[Told]) -> int | None:
    """A head count by what was told of it, in order of when it was: the last number and the steps after it."""
    count: int | None = None
    for mark in marks:
        count = mark.number if mark.step is None else (count or 0) + mark.step
    return count


def check_count(number: int | None) -> None:
    """Demand a possible head count. Raises `RuleBroken` `tally_negative` or `tally_full`."""
    if (number or 0) < 0:
        raise RuleBroken("tally_negative")
    if (number or 0) > MOST_HEADS:
        raise RuleBroken("tally_full", most=MOST_HEADS)


def is_around(day: date, starts: time, ends: time, before: int, after: int, *, now: datetime) -> bool:
    """Whether `now`, a moment in Brussels, lies around a session: from so many minutes before it to so many after."""
    begins, over = datetime.combine(day, starts), datetime.combine(day, ends)
    return begins - timedelta(minutes=before) <= now <= over + timedelta(minutes=after)


def births_between(least_age: Decimal | None, most_age: Decimal | None, day: date) -> tuple[date, date]:
    """The first and the last day of birth of those who are between two ages on `day`; an age is years, a half allowed
    (`domain.md` D.1).

    Who is 17 is 17 until the day before she turns 18. None is any age.
    """
    first = _years_before(day, Decimal(most_age) + 1) + timedelta(days=1) if most_age is not None else date.min
    return first, _years_before(day, Decimal(least_age)) if least_age is not None else day


def read_marks(text: str | None) -> dict[int, str]:
    """The marks that somebody typed from paper, by number: `1-5, 8, 12 x` are present, `13 -` is absent.

    Raises `RuleBroken` `row_unreadable`, `range_backwards` or `row_twice`.
    """
    marks: dict[int, str] = {}
    for token in filter(None, (part.strip() for part in SEPARATOR.split(text or ""))):
        match = TOKEN.fullmatch(token)
        if not match:
            raise RuleBroken("row_unreadable", text=token[:40])
        first, last, _present, absent = match.groups()
        start, end = int(first), int(last or first)
        if end < start or end - start > MOST_RANGE:
            raise RuleBroken("range_backwards", text=token)
        for number in range(start, end + 1):
            mark = ABSENT if absent else PRESENT
            if marks.setdefault(number, mark) != mark:
                raise RuleBroken("row_twice", number=number)
    return marks


def people_of(marks: dict[int, str], numbers: dict[int, UUID]) -> dict[UUID, str]:
    """The marks by person. Raises `RuleBroken` `row_unknown` for a number that the sheet does not have."""
    for number in sorted(marks):
        if number not in numbers:
            raise RuleBroken("row_unknown", number=number)
    return {numbers[number]: mark for number, mark in marks.items()}


def _years_before(day: date, years: Decimal) -> date:
    months = day.year * 12 + day.month - 1 - int(years * 12)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
