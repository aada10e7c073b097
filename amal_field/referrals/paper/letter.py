"""The letter to take along: where, when, who sends. Never why, and no map."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date, format_datetime

from amal_field import clock
from amal_field.people.rules import distinct_names
from amal_field.referrals.models import AnyReferral
from amal_field.referrals.paper.letter_texts import DUTCH, OTHERS, RIGHT_TO_LEFT, TEXTS


@dataclass(frozen=True)
class LetterPart:
    """The letter in one language: its title, the sentence of who is sent, its lines as (term, value), and the last
    sentence."""

    language: str
    direction: str
    title: str
    sends: str
    lines: list[tuple[str, str]]
    questions: str


def language_of(referral: AnyReferral) -> str:
    """In which language the letter is written: the contact language of the person or the household, where there are
    texts in it."""
    spoken = referral.person.languages[:1] if referral.person else [referral.household.language]
    language = next(iter(spoken), None)
    return language if language in TEXTS else OTHERS


def parts(referrals: Sequence[AnyReferral], language: str, *, on: date) -> list[LetterPart]:
    """The letter of referrals that were made together: in this language, then in Dutch."""
    return [_part(referrals, one, on) for one in dict.fromkeys((language, DUTCH))]


def _part(referrals: Sequence[AnyReferral], language: str, on: date) -> LetterPart:
    texts, first = TEXTS[language], referrals[0]
    organisation, appointment = first.organisation, first.appointment_at
    lines = [
        (texts["who"], _names(referrals, texts["family"])),
        (texts["where"], "\n".join(part for part in (organisation.name, organisation.address) if part)),
        (texts["phone"], organisation.phone),
        (texts["hours"], organisation.opening_hours),
        (texts["when"], _moment(appointment, language) if appointment else texts["no_appointment"]),
        (texts["sender"], f"Amal Gent vzw · {first.service.name}"),
        (texts["day"], format_date(on, "long", locale=language)),
    ]
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    told = [(term, value) for term, value in lines if value]
    return LetterPart(language, direction, texts["title"], texts["sends"], told, texts["questions"])


def _names(referrals: Sequence[AnyReferral], family: str) -> str:
    people = distinct_names({one.person.id: one.person for one in referrals if one.person})
    homes = [f"{family} {one.household.name}" for one in referrals if one.household]
    return ", ".join([*people.values(), *homes])


def _moment(at: datetime, language: str) -> str:
    return format_datetime(at.astimezone(clock.ZONE), "EEEE d MMMM y, HH:mm", locale=language)
