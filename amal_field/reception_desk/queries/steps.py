"""The checklist of a person: what was tapped, and what referrals and rolls tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import FileStep
from amal_field.reception_desk.queries.facts import Facts, StepTold
from amal_field.reception_desk.rules.words import BUSY, INFO, OPEN, STEP_STATES


class ReferralKnown(NamedTuple):
    """A referral, with the organisation to which it leads; `person_id` is None for that of a whole household."""

    id: UUID
    kind: str
    state: str
    person_id: UUID | None
    made_on: date
    appointment_at: datetime | None
    organisation: str
    organisation_kind: str
    address: str | None

    @property
    def step(self) -> str | None:
        """The step of which it tells."""
        return rules.steps.step_of_referral(self.kind, self.organisation_kind)

    @property
    def is_pending(self) -> bool:
        """Whether something is still to come."""
        return rules.steps.told_by_referral(self.state) == BUSY


@dataclass(frozen=True)
class StepLine:
    """A step of somebody: in which `state` it is. `told`: who tapped the state and when, where a tap tells it, else
    `referral` or the day `on` of a session tells it. `computed`: the state that a tap cannot take it back from.
    `kind`: of the referral that is proposed for it, if any."""

    step: str
    state: str
    computed: str
    told: StepTold | None = None
    referral: ReferralKnown | None = None
    on: date | None = None
    kind: str | None = None

    @property
    def offered(self) -> list[str]:
        """The states that a tap may bring it to: further than what is computed."""
        further = rules.steps.FURTHER
        return [state for state in STEP_STATES[1:] if further.index(state) > further.index(self.computed)]


def checklist(born_on: date | None, facts: Facts, referrals: Sequence[ReferralKnown], today: date) -> list[StepLine]:
    """The steps of somebody born on a day, in the order of the list; `referrals`: theirs, the latest first."""
    return [_line(step, born_on, facts, referrals, today) for step in rules.steps.steps_for(born_on, today)]


def standing_steps(person_id: UUID, step: str) -> Sequence[FileStep]:
    """What was tapped of a step of a person: one row, or one for each row of persons that describes them."""
    return db.session.scalars(
        select(FileStep).where(FileStep.person_id == person_id, FileStep.step == step, FileStep.stands)
    ).all()


def _line(step: str, born_on: date | None, facts: Facts, referrals: Sequence[ReferralKnown], today: date) -> StepLine:
    own = [one for one in referrals if one.step == step]
    referral = max(own, key=_further, default=None)
    days = [one.on for one in facts.invited.values() if one.kind == INFO and one.on >= today]
    by_referral = rules.steps.told_by_referral(referral.state) if referral else OPEN
    by_roll = rules.steps.told_by_roll(step, came=bool(facts.came), is_expected=bool(days))
    computed = rules.steps.furthest((by_referral, by_roll))
    told = max(facts.steps.get(step, ()), key=lambda one: rules.steps.FURTHER.index(one.state), default=None)
    state = rules.steps.furthest((computed, told.state if told else OPEN))
    return StepLine(
        step,
        state,
        computed,
        told=told if told and told.state == state != computed else None,
        referral=referral if referral and by_referral == computed != OPEN else None,
        on=_day(facts, days) if by_roll == computed != OPEN else None,
        kind=rules.school.proposed(born_on, today) if step == "school" else rules.steps.KINDS.get(step),
    )


def _further(referral: ReferralKnown) -> int:
    return rules.steps.FURTHER.index(rules.steps.told_by_referral(referral.state))


def _day(facts: Facts, days: Sequence[date]) -> date:
    """The day of the session that tells it: the last one to which they came, else the first to come."""
    return max(facts.came) if facts.came else min(days)
