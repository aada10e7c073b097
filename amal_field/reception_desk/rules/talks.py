"""What a talk asks, in which order, and which answers there are."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from amal_field.people.rules import Birth, birth_from, is_minor
from amal_field.reception_desk.rules.words import ANSWERED_BY
from amal_field.refusal import RuleBroken

TOPICS = ("who", "family", "languages", "notice", "sharing")
"""What may be asked, in the order of the screens."""
CHILDREN = "children"
"""The screen after that of sharing, where there are minors: for them a parent or a guardian answers. Where the one who
speaks is a minor, that of sharing is of this kind as well."""
RELATIONS = ("partner", "child", "parent", "other")
ANSWERS = ("yes", "no")
MOST_FAMILY = 39
LIFE = timedelta(hours=24)
"""After so long nothing of what was said is left."""


def check_topics(topics: Sequence[str]) -> None:
    """Demand something to ask. Raises `RuleBroken` `nothing_asked`."""
    if not topics or not set(topics) <= set(TOPICS):
        raise RuleBroken("nothing_asked")


def answered_by(by: str | None, born_on: date | None, today: date) -> str | None:
    """Who answers for somebody about sharing: for who is under 18 a parent or a guardian, of anybody else it is not
    asked. Raises `RuleBroken` `minor_answered`."""
    if not is_minor(born_on, today):
        return None
    if by not in ANSWERED_BY[1:]:
        raise RuleBroken("minor_answered")
    return by


def steps(topics: Sequence[str], words: Mapping[str, Any], *, today: date) -> list[str]:
    """The screens of a talk in their order: a screen for each topic, and one more for the minors that were named."""
    found = [topic for topic in TOPICS if topic in topics]
    if "sharing" in found and any(is_child(person, today=today) for person in words.get("family", ())):
        found.append(CHILDREN)
    return found


def is_child(person: Mapping[str, Any], *, today: date) -> bool:
    """Whether somebody who was named is under 18, as far as is known."""
    born = birth_of(person.get("birth"), today=today)
    return born is not None and is_minor(born.on, today)


def birth_of(told: Mapping[str, int] | None, *, today: date) -> Birth | None:
    """The birth that was typed: `year`, `month`, `day`, or the year alone. Raises `RuleBroken` as `birth_from`."""
    return birth_from(told["year"], told.get("month"), told.get("day"), today=today) if told else None


def birth_told(day: str, month: str, year: str, *, today: date) -> dict[str, int] | None:
    """What stands in the three fields; None where all are empty. Digits of any script count.

    Raises `RuleBroken` `talk_birth` where they make no day, and as `birth_from`.
    """
    if not any((day, month, year)):
        return None
    parts = (("year", year), ("month", month), ("day", day))
    told = {name: int(text) for name, text in parts if text and text.isdecimal()}
    if "year" not in told or len(told) < sum(bool(text) for _name, text in parts):
        raise RuleBroken("talk_birth")
    birth_of(told, today=today)
    return told


def check_family(people: int) -> None:
    """Demand no more people than a household holds beside the one who speaks. Raises `RuleBroken` `family_size`."""
    if people > MOST_FAMILY:
        raise RuleBroken("family_size", most=MOST_FAMILY)


def check_name(name: Mapping[str, str]) -> None:
    """Demand a name. Raises `RuleBroken` `talk_nameless`."""
    if not any(name.get(part) for part in ("given_name", "family_name", "native_given", "native_family")):
        raise RuleBroken("talk_nameless")


def check_answer(answer: str | None, answers: Sequence[str] = ANSWERS) -> None:
    """Demand one of the answers: none is chosen beforehand. Raises `RuleBroken` `talk_unanswered`."""
    if answer not in answers:
        raise RuleBroken("talk_unanswered")


def check_notice(texts: Mapping[str, str]) -> None:
    """Demand a text in each language. Raises `RuleBroken` `notice_incomplete` with the codes of those without."""
    missing = [language for language, text in texts.items() if not text.strip()]
    if missing:
        raise RuleBroken("notice_incomplete", languages=missing)


class Known(NamedTuple):
    """What stands of a member of a household, to be found again among those who were named."""

    given_name: str | None
    native_name: str | None
    birth: Birth | None


def who_is_who(people: Sequence[Mapping[str, Any]], members: Sequence[Known], *, today: date) -> list[int | None]:
    """Of each who was named the place of that member: the only one left with this first name, in either script, or else
    the only one who was born then; None where nobody is, or several may be."""
    places: list[int | None] = []
    for person in people:
        left = {place: member for place, member in enumerate(members) if place not in places}
        birth = birth_of(person.get("birth"), today=today)
        named = [place for place, member in left.items() if _has_name(member, person)]
        born = [place for place, member in left.items() if birth and member.birth == birth]
        both = [place for place in named if place in born]
        places.append(next((found[0] for found in (both, named, born) if len(found) == 1), None))
    return places


def _has_name(member: Known, person: Mapping[str, Any]) -> bool:
    pairs = (
        (person.get("given_name"), [member.given_name or ""]),
        (person.get("native_given"), (member.native_name or "").split()),
    )
    return any(told and told.casefold() in [name.casefold() for name in names] for told, names in pairs)
