"""The checklist of a person at the desk: which steps there are for whom, and in which state one is."""

from collections.abc import Iterable
from datetime import date

from amal_field.people.rules import is_minor
from amal_field.reception_desk.rules.words import BUSY, INFO_SESSION, NOT_NEEDED, OPEN, STEP_DONE, STEPS
from amal_field.referrals.rules import PENDING, SCHOOL

FURTHER = (OPEN, BUSY, NOT_NEEDED, STEP_DONE)
"""The states of a step, each further than the one before it: of two that are told the further holds."""
OF_REFERRAL = {**dict.fromkeys(SCHOOL, "school"), "nt2": "dutch", "ocmw": "welfare"}
"""Kind of a referral → the step of which it tells."""
TO_ORGANISATION = {"housing": "housing"}
"""Kind of an organisation → the step of which a referral there tells, where its own kind does not."""
KINDS = {"dutch": "nt2", "welfare": "ocmw", "work": "other", "housing": "other"}
"""Step → the kind of the referral that its button proposes; the one to a school goes by age (`rules.school`)."""
NEVER_FOR_MINORS, NEVER_FOR_ADULTS = "work", "school"


def steps_for(born_on: date | None, today: date) -> tuple[str, ...]:
    """The steps of somebody: no work for a minor, no school for an adult; both where the birth is unknown."""
    if born_on is None:
        return STEPS
    never = NEVER_FOR_MINORS if is_minor(born_on, today) else NEVER_FOR_ADULTS
    return tuple(step for step in STEPS if step != never)


def step_of_referral(kind: str, organisation_kind: str) -> str | None:
    """The step of which a referral tells; None for none."""
    return OF_REFERRAL.get(kind) or TO_ORGANISATION.get(organisation_kind)


def told_by_referral(state: str) -> str:
    """What a referral in this state tells of its step: that it began, that something is to come, or nothing."""
    if state == "started":
        return STEP_DONE
    return BUSY if state in PENDING else OPEN


def told_by_roll(step: str, *, came: bool, is_expected: bool) -> str:
    """What rolls tell of a step."""
    if step != INFO_SESSION:
        return OPEN
    return STEP_DONE if came else BUSY if is_expected else OPEN


def furthest(states: Iterable[str]) -> str:
    """Which of these states holds."""
    return max(states, key=FURTHER.index, default=OPEN)
