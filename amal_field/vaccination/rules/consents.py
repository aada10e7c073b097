"""Who says yes (`domain.md` J.1): one parent is enough; a yes beside a no waits for the team; who can judge it
themselves says so before a parent does."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from uuid import UUID

from amal_field.refusal import RuleBroken
from amal_field.vaccination.rules.ages import has_age, is_minor
from amal_field.vaccination.rules.words import ADULT, NO, SELF, YES

ASKED, AGREED, DECLINED, WAITS, WITHDRAWN = "asked", "agreed", "declined", "waits", "withdrawn"
"""What the answers about somebody come to; `asked`: nobody has answered yet."""


class Answer(Protocol):
    """A yes or a no, by somebody; it no longer holds from `withdrawn_on` on."""

    id: UUID
    answer: str
    said_by: str
    withdrawn_on: date | None


def state_of(answers: Iterable[Answer]) -> str:
    """What the answers for one purpose come to."""
    everything = list(answers)
    holding = _weighing(everything)
    said = {one.answer for one in holding}
    if said == {YES, NO}:
        return WAITS
    if said:
        return AGREED if YES in said else DECLINED
    return WITHDRAWN if everything else ASKED


def yes_of(answers: Iterable[Answer]) -> Answer | None:
    """The yes on which a vaccination rests, where the answers come to one."""
    everything = list(answers)
    if state_of(everything) != AGREED:
        return None
    return next(one for one in _weighing(everything) if one.answer == YES)


def check_consent(answers: Iterable[Answer], *, minor: bool) -> None:
    """Demand a yes that holds; who is of age gives it by holding out an arm, unless they said no.

    Raises `RuleBroken` `consent_missing`, `consent_declined`, `consent_waits` or `consent_withdrawn`.
    """
    everything = list(answers)
    state = state_of(everything)
    if state == WAITS:
        raise RuleBroken("consent_waits")
    if state == DECLINED:
        raise RuleBroken("consent_declined")
    if state == WITHDRAWN:
        raise RuleBroken("consent_withdrawn", day=max(one.withdrawn_on for one in everything if one.withdrawn_on))
    if state == ASKED and minor:
        raise RuleBroken("consent_missing")


def check_by(by: str, born_on: date | None, day: date, *, least_age: int) -> None:
    """Demand somebody who may answer: an adult for themselves; a minor from an age on that the house sets, since the
    law knows none. Raises `RuleBroken` `minor_no_adult`, `adult_answers` or `too_young`."""
    minor = is_minor(born_on, day)
    if by == ADULT and minor:
        raise RuleBroken("minor_no_adult")
    if by != ADULT and not minor:
        raise RuleBroken("adult_answers")
    if by == SELF and (born_on is None or not has_age(born_on, least_age, day)):
        raise RuleBroken("too_young", age=least_age)


def _weighing(answers: list[Answer]) -> list[Answer]:
    """The answers that hold and weigh: those of whom it is about come before those of parents."""
    holding = [one for one in answers if one.withdrawn_on is None]
    return [one for one in holding if one.said_by in (SELF, ADULT)] or holding
