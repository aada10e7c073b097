"""Decisions about births, names and phones, on plain values (`domain.md` B.1)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

import phonenumbers

from amal_field.refusal import RuleBroken

LANGUAGES = (
    *("nl", "fr", "en", "uk", "ru", "ar", "bg", "de", "es", "fa", "ps", "ti", "tr", "pl"),
    *("pt", "ro", "rom", "ku", "so", "sq", "sk", "sr", "hy", "ka", "it", "bn", "ur", "zh"),
)
"""The languages that are offered; whatever else a person speaks is offered with them."""
ADULT_AGE = 18
OLDEST = 1890
DOSSIER_MOST = 32
"""How many characters a dossier number has at most."""
PHONE_LEAST = 5
"""How many digits of a phone number are typed before it is searched."""


@dataclass(frozen=True)
class Birth:
    """`on`: the day, or 1 July where `precision` is "year" and not "day"; "assigned" is a 1 January that an office gave
    to somebody whose day nobody knows."""

    on: date
    precision: str


@dataclass(frozen=True)
class Newcomer:
    """What is told of somebody who is registered on the spot."""

    given_name: str | None
    family_name: str | None
    birth: Birth | None = None
    relation: str | None = None


def birth_from(year: int, month: int | None = None, day: int | None = None, *, today: date) -> Birth:
    """The birth from what is known: a whole day, or a year alone (also written 0/0/1990).

    Raises `RuleBroken` `birth_unreal` for a day that does not exist or lies before 1890, `birth_in_future` for one
    that has not come.
    """
    day, month = day or None, month or None
    try:
        birth = Birth(date(year, month or 7, day or 1), "day" if day and month else "year")
    except ValueError:
        raise RuleBroken("birth_unreal") from None
    if birth.on.year < OLDEST or (day is None) != (month is None):
        raise RuleBroken("birth_unreal")
    if birth.on.year > today.year or (birth.precision == "day" and birth.on > today):
        raise RuleBroken("birth_in_future")
    return birth


def assigned(birth: Birth) -> Birth:
    """The birth as one of which an office assigned the day. Raises `RuleBroken` `not_assigned` for any day but 1
    January."""
    if birth.precision == "day" and (birth.on.month, birth.on.day) != (1, 1):
        raise RuleBroken("not_assigned")
    return Birth(date(birth.on.year, 1, 1), "assigned")


def age_on(born_on: date, day: date) -> int:
    """Whole years from the birth to `day`; negative before it."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def is_minor(born_on: date | None, day: date) -> bool:
    """Whether somebody born then is under 18 on `day`; an unknown birth is no minor."""
    return born_on is not None and age_on(born_on, day) < ADULT_AGE


def was_born_after(birth: Birth, day: date) -> bool:
    """Whether `day` lies before the birth, as far as the birth is known."""
    return birth.on > day if birth.precision == "day" else birth.on.year > day.year


def phone_key(written: str | None) -> str | None:
    """A phone number normalised for the search: E.164 where it can be read as Belgian or foreign, else its digits."""
    if not written:
        return None
    try:
        number = phonenumbers.parse(written, "BE")
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        pass
    return re.sub(r"\D", "", written, flags=re.ASCII) or None


def phone_beginnings(typed: str) -> list[str]:
    """What the keys of the phone numbers begin with that begin as typed; empty where too little, or a letter, is."""
    digits = re.sub(r"\D", "", typed.replace("(0)", ""), flags=re.ASCII)
    if len(digits) < PHONE_LEAST or re.search(r"[^\W\d_]", typed):
        return []
    if typed.strip().startswith("+"):
        return [f"+{digits}"]
    if digits.startswith("00"):
        return [digits, f"+{digits[2:]}"]
    return sorted({digits, f"+32{digits[1:]}" if digits.startswith("0") else phone_key(typed) or digits})


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
