"""What somebody typed into the search box, told apart: words of names, days and years of birth, phone numbers."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from itertools import product

from amal_field.people.rules import OLDEST, phone_beginnings
from amal_field.people.search import arabic
from amal_field.people.search.languages import named
from amal_field.people.search.likeness import VOWELLESS
from amal_field.people.search.short_forms import related
from amal_field.people.search.spellings import LONGEST_PART, MOST_TOGETHER, kept_under, parts_of, skeleton, sound

MOST_TYPED = 100
"""How much of what was typed is read; nobody types a longer name."""
MOST_WORDS = 6
LEAST_RUN_TOGETHER, LONGEST_RUN_TOGETHER = 6, 24
"""How many letters two names have at least and at most that were typed as one: each place to part them makes a key."""
MOST_RELATED = 12
"""How many skeletons of short forms one word is looked up by."""
DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([/. -])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
RUN_TOGETHER = re.compile(r"(?<![\d+])(\d{2})(\d{2})(\d{4})(?!\d)", re.ASCII)
SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{2})(?![\d/.-])", re.ASCII)
DAYS = ((YEAR_FIRST, (1, 3, 4)), (DAY_FIRST, (4, 3, 1)), (RUN_TOGETHER, (3, 2, 1)), (SHORT, (4, 3, 1)))
"""How a day is written, and where year, month and day stand in it."""
YEAR = re.compile(r"(?<![\d/+-])((?:18|19|20)\d{2})(?![\d/-])", re.ASCII)
MONTH = re.compile(r"(?<![\d/.+-])\d{1,2}[/.-]((?:18|19|20)\d{2})(?![\d/.-])", re.ASCII)
"""A month of a year; of it the year is looked for."""
PHONE = re.compile(r"\+?\(?\d[\d ./()-]{3,}\d", re.ASCII)
LATEST_SHORT = 40
"""A year of two digits up to this one may be of this century or of the last, a later one is of the last."""
APOSTROPHES = "'’‘`ʼ"


@dataclass(frozen=True)
class Word:
    """One word of a name: the ways in which it can be written in Latin letters. `language`: the code of the language
    that is called so; `bones`: the skeletons that it may have, where it is written without vowels."""

    forms: tuple[str, ...]
    language: str | None = None
    bones: tuple[str, ...] = ()

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """How those sound, each once."""
        return tuple(dict.fromkeys(sound(form) for form in self.forms))

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """How those sound, and as they are written."""
        return tuple(dict.fromkeys([*self.sounds, *self.forms]))

    @cached_property
    def skeletons(self) -> tuple[str, ...]:
        """Their skeletons, each once; none of an initial."""
        return self.bones or tuple(dict.fromkeys(skeleton(form) for form in self.forms if len(form) > 1))

    @cached_property
    def related(self) -> tuple[str, ...]:
        """The skeletons of the names that it may be short for, and of their short forms."""
        others = (skeleton(other) for form in self.forms for other in related(form))
        return tuple(bone for bone in dict.fromkeys(others) if bone not in self.skeletons)[:MOST_RELATED]

    @cached_property
    def compared(self) -> tuple[str, ...]:
        """What it is compared by with the part of a name: its forms, and its skeletons where these are all it tells."""
        return (*self.forms, *(VOWELLESS + bone for bone in self.bones))

    def before(self, other: "Word") -> "Word":
        """This word and the next as one."""
        ends = (0, -1)
        bones = (one + two.removeprefix("*") for one, two in product(self.bones[:4], other.bones[:4]))
        return Word(tuple(dict.fromkeys(self.forms[end] + other.forms[end] for end in ends)), bones=tuple(bones))

    @cached_property
    def size(self) -> int:
        """How many letters were typed, about."""
        return max(map(len, self.forms))


@dataclass(frozen=True)
class Query:
    """What is looked for. `births`: whole days, `years`: years of birth, those of the days included."""

    text: str = ""
    words: tuple[Word, ...] = ()
    births: tuple[date, ...] = ()
    years: tuple[int, ...] = ()
    phones: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[Word, ...]:
        """The words that call no language; all of them where nothing else is left."""
        return tuple(word for word in self.words if not word.language) or self.words

    @cached_property
    def together(self) -> list[tuple[Word, tuple[Word, ...]]]:
        """Two or three neighbours run together, and the names with them so: De Smet as Desmet, and a blank typed
        amiss."""
        return [
            (whole := reduce(Word.before, self.names[start:end]), (*self.names[:start], whole, *self.names[end:]))
            for size in range(2, MOST_TOGETHER + 1)
            for start, end in ((place, place + size) for place in range(len(self.names) - size + 1))
        ]

    @cached_property
    def parted(self) -> list[tuple[Word, Word]]:
        """The only name, if it is long, as two that somebody ran together: Olenabondar."""
        if len(self.names) != 1 or self.names[0].bones:
            return []
        forms = [form for form in self.names[0].forms if LEAST_RUN_TOGETHER <= len(form) <= LONGEST_RUN_TOGETHER]
        cuts = ((form[:place], form[place:]) for form in forms for place in range(2, len(form) - 1))
        return [(Word((one,)), Word((other,))) for one, other in cuts]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that are asked for beside names."""
        codes = tuple(word.language for word in self.words if word.language)
        return codes if len(codes) < len(self.words) else ()

    @cached_property
    def digits(self) -> str:
        """All digits that were typed, where they are a phone number or its end; else empty."""
        return re.sub(r"\D", "", self.text, flags=re.ASCII) if self.phones and not self.words else ""

    @cached_property
    def is_empty(self) -> bool:
        """Whether nothing is asked that anybody could be found by."""
        return not (self.words or self.years or self.phones)


def read_query(typed: str | None) -> Query:
    """Read what was typed; signs that no name holds are passed over."""
    text = _written((typed or "")[:MOST_TYPED])
    births: list[date] = []
    rest, days_alone = text, set()
    for pattern, order in DAYS:
        for match in pattern.finditer(rest):
            days = _days(*(int(match.group(place)) for place in order))
            births += days
            rest = rest.replace(match.group(), " ") if days else rest
            days_alone |= {match.group()} if days else set()
    days_alone |= {match.group() for match in MONTH.finditer(rest)}
    rest = MONTH.sub(r" \1 ", rest)
    numbers = [match for match in PHONE.findall(text) if match not in days_alone]
    phones = [beginning for number in numbers for beginning in phone_beginnings(number)]
    years = [int(year) for year in YEAR.findall(rest)]
    rest = PHONE.sub(" ", YEAR.sub(" ", rest))
    words = [Word(tuple(forms), named(forms), _bones(word)) for word in _pieces(rest) if (forms := parts_of(word))]
    return Query(
        text,
        tuple(words[:MOST_WORDS]),
        tuple(dict.fromkeys(births)),
        tuple(dict.fromkeys([*(day.year for day in births), *years])),
        tuple(dict.fromkeys(phones)),
    )


def words_of(*names: str | None) -> tuple[Word, ...]:
    """The words of names that stand in fields."""
    pieces = (word[:LONGEST_PART] for name in names if name for word in _pieces(name))
    return tuple(Word(tuple(forms), bones=_bones(word)) for word in pieces if (forms := parts_of(word)))[:MOST_WORDS]


def _bones(word: str) -> tuple[str, ...]:
    """The skeletons of a word in Arabic letters, and those under which other forms of its name are kept."""
    if not arabic.is_arabic(word):
        return ()
    own = arabic.skeletons(word)
    return tuple(dict.fromkeys([*own, *(other for bone in own for other in kept_under(bone))]))


def _written(typed: str) -> str:
    """The text with its letters whole, its digits Latin, and without signs that nobody sees."""
    whole = unicodedata.normalize("NFKC", typed)
    seen = (sign for sign in whole if unicodedata.category(sign) != "Cf")
    signs = (str(unicodedata.decimal(sign, sign)) if sign.isprintable() else " " for sign in seen)
    return " ".join("".join(signs).split())[:MOST_TYPED]


def _pieces(text: str) -> list[str]:
    """The words of a text: letters, what stands above or below them, digits, and apostrophes."""
    signs = (sign if _is_of_word(sign) else " " for sign in arabic.with_servants(text))
    return "".join(signs).split()


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign in APOSTROPHES or unicodedata.category(sign).startswith("M")


def _days(year: int, month: int, day: int) -> list[date]:
    """The day, and the one with day and month changed about, as far as they exist; a year of two digits may be one of
    two."""
    if year < 100:
        centuries = (1900, 2000) if year <= LATEST_SHORT else (1900,)
        return [match for century in centuries for match in _days(century + year, month, day)]
    days = []
    for one, other in ((month, day), (day, month)):
        try:
            days.append(date(year, one, other))
        except ValueError:
            continue
    return [match for match in dict.fromkeys(days) if match.year >= OLDEST]
