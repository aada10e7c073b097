"""What somebody typed into the search box, told apart: words of names, days and years of birth, phone numbers."""

import re
from dataclasses import dataclass
from datetime import date

from amal_field.people.rules import OLDEST, phone_beginnings
from amal_field.people.search.keys import LONGEST_PART, parts_of, skeleton, sound

MOST_TYPED = 100
"""How much of what was typed is read; nobody types a longer name."""
MOST_WORDS = 6
DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([/. -])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
RUN_TOGETHER = re.compile(r"(?<![\d+])(\d{2})(\d{2})(\d{4})(?!\d)", re.ASCII)
DAYS = ((YEAR_FIRST, (1, 3, 4)), (DAY_FIRST, (4, 3, 1)), (RUN_TOGETHER, (3, 2, 1)))
"""How a day is written, and where year, month and day stand in it."""
YEAR = re.compile(r"(?<![\d/+-])((?:18|19|20)\d{2})(?![\d/-])", re.ASCII)
PHONE = re.compile(r"\+?\(?\d[\d ./()-]{3,}\d", re.ASCII)
WORD = re.compile(r"[^\W_]+(?:['’‘`ʼ][^\W_]+)*")


@dataclass(frozen=True)
class Word:
    """One word of a name: the ways in which it can be written in Latin letters."""

    forms: tuple[str, ...]

    @property
    def sounds(self) -> tuple[str, ...]:
        """How those sound, each once."""
        return tuple(dict.fromkeys(sound(form) for form in self.forms))

    @property
    def skeletons(self) -> tuple[str, ...]:
        """Their skeletons, each once; none of an initial."""
        return tuple(dict.fromkeys(skeleton(form) for form in self.forms if len(form) > 1))

    @property
    def size(self) -> int:
        """How many letters were typed, about."""
        return max(map(len, self.forms))


@dataclass(frozen=True)
class Asked:
    """What is looked for. `births`: whole days, `years`: years of birth, those of the days included."""

    text: str = ""
    words: tuple[Word, ...] = ()
    births: tuple[date, ...] = ()
    years: tuple[int, ...] = ()
    phones: tuple[str, ...] = ()

    @property
    def digits(self) -> str:
        """All digits that were typed, where they are a phone number or its end; else empty."""
        return re.sub(r"\D", "", self.text, flags=re.ASCII) if self.phones and not self.words else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked that anybody could be found by."""
        return not (self.words or self.years or self.phones)


def asked(typed: str | None) -> Asked:
    """Read what was typed; signs that no name holds are passed over."""
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in (typed or "")[:MOST_TYPED]).split())
    phones = [beginning for found in PHONE.findall(text) for beginning in phone_beginnings(found)]
    births: list[date] = []
    rest = text
    for pattern, order in DAYS:
        for found in pattern.finditer(rest):
            days = _days(*(int(found.group(place)) for place in order))
            births += days
            rest = rest.replace(found.group(), " ") if days else rest
    years = [int(year) for year in YEAR.findall(rest)]
    rest = YEAR.sub(" ", rest)
    words = [Word(tuple(forms)) for word in WORD.findall(PHONE.sub(" ", rest)) if (forms := parts_of(word))]
    return Asked(
        text,
        tuple(words[:MOST_WORDS]),
        tuple(dict.fromkeys(births)),
        tuple(dict.fromkeys([*(day.year for day in births), *years])),
        tuple(dict.fromkeys(phones)),
    )


def words_of(*names: str | None) -> tuple[Word, ...]:
    """The words of names that stand in fields."""
    found = (parts_of(word[:LONGEST_PART]) for name in names if name for word in WORD.findall(name))
    return tuple(Word(tuple(forms)) for forms in found if forms)[:MOST_WORDS]


def _days(year: int, month: int, day: int) -> list[date]:
    """The day, and the one with day and month changed about, as far as they exist."""
    days = []
    for one, other in ((month, day), (day, month)):
        try:
            days.append(date(year, one, other))
        except ValueError:
            continue
    return [found for found in days if found.year >= OLDEST]
