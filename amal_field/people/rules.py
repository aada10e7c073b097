"""Decisions about births, names and phones, on plain values (`domain.md` B.1)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

import phonenumbers

from amal_field.refusal import RuleBroken

LANGUAGES = (
    *("nl", "fr", "en", "uk", "ru", "ar", "bg", "de", "es", "fa", "ps", "ti", "tr", "pl"),
    *("pt", "ro", "rom", "ku", "so", "sq", "sk", "sr", "hy", "ka", "it", "bn", "ur", "zh"),
)
"""The languages that are offered; whatever else a person speaks is offered with them."""
ADULT_AGE = 18
YEAR_ALONE, MONTH_ALONE = (7, 1), 15
"""The day of a year, and of a month, on which a birth is reckoned of which no more is known."""
OLDEST = 1890
DOSSIER_MOST = 32
"""How many characters a dossier number has at most."""
PHONE_LEAST, PHONE_WHOLE = 5, 8
"""How many digits of a phone number are typed before it is searched, and how many a number has at least that stands
beside another or beside a remark."""
COUNTRIES = ("BE", "FR")
"""As whose a number without a country is read: the first one of which it is a real number."""
FRENCH, FRENCH_MOBILE = "+33", ("06", "07")
BESIDE_PHONES = re.compile(r"[^\d+()./\s-]+|\s[/-]\s|\n")
"""What stands between the numbers of a phone field: words, commas, a slash or a dash between blanks."""


@dataclass(frozen=True)
class Birth:
    """`on`: the day; the 15th where `precision` is "month" and not "day", 1 July where it is "year"; "assigned" is a 1
    January that an office gave to somebody whose day nobody knows."""

    on: date
    precision: str


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is registered on the spot; `languages` as they are spoken; `key`: where a tablet has made it."""

    given_name: str | None
    family_name: str | None
    birth: Birth | None = None
    relation: str | None = None
    sex: str | None = None
    native_name: str | None = None
    patronymic: str | None = None
    phone: str | None = None
    languages: tuple[str, ...] = ()
    key: UUID | None = None


def birth_from(year: int, month: int | None = None, day: int | None = None, *, today: date) -> Birth:
    """The birth from what is known: a whole day, a month, or a year alone (also written 0/0/1990).

    Raises `RuleBroken` `birth_unreal` for a day that does not exist or lies before 1890, `birth_in_future` for one
    that has not come.
    """
    day, month = day or None, month or None
    precision = "day" if day else "month" if month else "year"
    try:
        birth = Birth(date(year, month or YEAR_ALONE[0], day or (MONTH_ALONE if month else YEAR_ALONE[1])), precision)
    except ValueError:
        raise RuleBroken("birth_unreal") from None
    if birth.on.year < OLDEST or (day and not month):
        raise RuleBroken("birth_unreal")
    check_birth(birth, today)
    return birth


def check_birth(birth: Birth, today: date) -> None:
    """Demand a birth that may have come, as far as it is known. Raises `RuleBroken` `birth_in_future`."""
    if was_born_after(birth, today):
        raise RuleBroken("birth_in_future")


def assigned(birth: Birth) -> Birth:
    """The birth as one of which an office assigned the day. Raises `RuleBroken` `not_assigned` for any day but 1
    January."""
    if birth.precision == "day" and (birth.on.month, birth.on.day) != (1, 1):
        raise RuleBroken("not_assigned")
    return Birth(date(birth.on.year, 1, 1), "assigned")


def age_on(born_on: date, day: date) -> int:
    """Whole years from the birth to `day`; negative before it."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def months_on(born_on: date, day: date) -> int:
    """Whole months from the birth to `day`; negative before it."""
    return (day.year - born_on.year) * 12 + day.month - born_on.month - (day.day < born_on.day)


def is_minor(born_on: date | None, day: date) -> bool:
    """Whether somebody born then is under 18 on `day`; an unknown birth is no minor."""
    return born_on is not None and age_on(born_on, day) < ADULT_AGE


def was_born_after(birth: Birth, day: date) -> bool:
    """Whether `day` lies before the birth, as far as the birth is known."""
    known = {"day": 3, "month": 2}.get(birth.precision, 1)
    return birth.on.timetuple()[:known] > day.timetuple()[:known]


def phone_keys(written: str | None) -> list[str]:
    """The numbers in a phone field, each once, normalised for the search: E.164 where one can be read as Belgian,
    French or with its country, else its digits. A remark, or a bit of one that holds digits, is no number."""
    return list(_phone_keys(written)) if written else []


@lru_cache(maxsize=50_000)
def _phone_keys(written: str) -> tuple[str, ...]:
    pieces = [piece for piece in BESIDE_PHONES.split(written) if re.search(r"\d", piece)]
    keys = [key for piece in pieces for key in _numbers(piece)]
    least = 0 if len(pieces) == 1 else PHONE_WHOLE
    return tuple(dict.fromkeys(key for key in keys if len(key) >= least))


def phone_key(written: str | None) -> str | None:
    """The first number in a phone field, as `phone_keys` has it."""
    return next(iter(phone_keys(written)), None)


def _numbers(piece: str) -> tuple[str, ...]:
    """The numbers in a piece without letters. Two that only a blank parts are told apart where both are real."""
    for country in COUNTRIES:
        if number := _number(piece, country, phonenumbers.is_valid_number):
            return (number,)
    for country in COUNTRIES:
        if matches := list(phonenumbers.PhoneNumberMatcher(piece, country)):
            return tuple(_e164(match.number) for match in matches)
    for cut in re.finditer(r"\s(?=[0+])", piece):
        first, *others = (_numbers(part) for part in (piece[: cut.start()], piece[cut.end() :]))
        if all(key.startswith("+") for key in (*first, *others[0])):
            return (*first, *others[0])
    number = _number(piece, COUNTRIES[0], phonenumbers.is_possible_number)
    digits = number or re.sub(r"\D", "", piece, flags=re.ASCII)
    return (digits,) if digits else ()


def _number(piece: str, country: str, is_one: Callable[[phonenumbers.PhoneNumber], bool]) -> str | None:
    try:
        number = phonenumbers.parse(piece, country)
    except phonenumbers.NumberParseException:
        return None
    return _e164(number) if is_one(number) else None


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_beginnings(typed: str) -> list[str]:
    """What the keys of the phone numbers begin with that begin as typed; empty where too little, or a letter, is."""
    digits = re.sub(r"\D", "", typed.replace("(0)", ""), flags=re.ASCII)
    if len(digits) < PHONE_LEAST or re.search(r"[^\W\d_]", typed):
        return []
    if typed.strip().startswith("+"):
        return [f"+{digits}"]
    if digits.startswith("00"):
        return [digits, f"+{digits[2:]}"]
    if not digits.startswith("0"):
        return sorted({digits, phone_key(typed) or digits})
    whole = phone_key(digits) or ""
    if whole.startswith(FRENCH):
        return sorted({digits, whole})
    mobile = {FRENCH + digits[1:]} if digits.startswith(FRENCH_MOBILE) else set()
    return sorted({digits, f"+32{digits[1:]}", *mobile})


def dossier_key(written: str | None) -> str | None:
    """A dossier number as numbers are compared: its letters and digits alone, without case, digits in Latin."""
    signs = unicodedata.normalize("NFKC", written or "").casefold()
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in signs if sign.isalnum()) or None


def check_dossier(number: str | None) -> None:
    """Demand a digit in a dossier number: without one it is a name or a remark. Raises `RuleBroken`
    `dossier_without_digit`."""
    if number and not any(sign.isdecimal() for sign in number):
        raise RuleBroken("dossier_without_digit")


def check_name(given_name: str | None, family_name: str | None) -> None:
    """Demand at least one name. Raises `RuleBroken` `nameless`."""
    if not (given_name or family_name):
        raise RuleBroken("nameless")


def may_overlap(from_on: date | None, to_on: date | None, other_from_on: date | None, other_to_on: date | None) -> bool:
    """Whether two memberships may have lasted at once; one without a beginning may have begun on any day."""
    return (other_to_on is None or from_on is None or other_to_on > from_on) and (
        to_on is None or other_from_on is None or to_on > other_from_on
    )


def check_split(leaving: int, all_of_them: int) -> None:
    """Demand that some of a household leave and some stay. Raises `RuleBroken` `split_nobody` or `split_everybody`."""
    if leaving == 0:
        raise RuleBroken("split_nobody")
    if leaving >= all_of_them:
        raise RuleBroken("split_everybody")


def whole_name(given_name: str | None, family_name: str | None) -> str:
    """Given name and family name, or the one there is."""
    return " ".join(filter(None, (given_name, family_name)))


def distinct_names(people: Mapping[Hashable, Any], *, first: bool = False) -> dict[Any, str]:
    """What each of these people is called in one list, on screen or on paper: by the whole name, or by the `first` one
    where the list shows no more. Those who share it get the initial of the family name, then the year of birth, then
    its day. Of people are read `name`, `given_name`, `born_on` and `birth_precision`."""
    names = {key: (person.given_name if first else None) or person.name for key, person in people.items()}
    for more in (_with_initial, _with_year, _with_day):
        folded = [name.casefold() for name in names.values()]
        if len(set(folded)) == len(folded):
            break
        shared = Counter(folded)
        alike = {key: person for key, person in people.items() if shared[names[key].casefold()] > 1}
        names |= {key: more(person, first) for key, person in alike.items()}
    return names


def _with_initial(person: Any, first: bool) -> str:
    if not first or not person.given_name:
        return person.name
    initial = person.name.removeprefix(person.given_name).strip()[:1]
    return f"{person.given_name} {initial}." if initial else person.given_name


def _with_year(person: Any, first: bool) -> str:
    return f"{_with_initial(person, first)} {person.born_on.year}" if person.born_on else _with_initial(person, first)


def _with_day(person: Any, first: bool) -> str:
    if not person.born_on or person.birth_precision != "day":
        return _with_year(person, first)
    return f"{_with_initial(person, first)} {person.born_on:%d/%m/%Y}"
