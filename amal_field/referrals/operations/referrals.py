"""What people do to referrals, to care or elsewhere. Each changes, flushes and records; none commits.

No entry of the audit says of whom, where to or of what kind: each has the referral as its subject, under one name.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import select, update

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.organisations.models import Organisation
from amal_field.referrals import rules
from amal_field.referrals.models import STEP_OF, AnyReferral, AnyStep, HealthReferral, Referral, standing_steps
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

MOST_KEYS = 500
"""How many keys a statement takes."""


@dataclass(frozen=True)
class Whom:
    """Who is sent, each by themselves: persons, and households as a whole."""

    person_ids: Collection[UUID]
    household_ids: Collection[UUID]


@dataclass(frozen=True)
class _Subject:
    """A referral as the audit names it: which of the two tables holds it is not told."""

    __tablename__: ClassVar[str] = Referral.__tablename__

    id: UUID


def make_referrals(
    whom: Whom, kind: str, organisation: Organisation, service_id: UUID, made_on: date, *, stamp: Stamp
) -> list[AnyReferral]:
    """Send somebody somewhere, each by themselves, a household as a whole.

    Raises `RuleBroken` `referral_of_nobody`, `referral_in_future`, `destination_of_other_kind` or
    `destination_retired`.
    """
    today = clock.day_of(stamp.at)
    if not whom.person_ids and not whom.household_ids:
        raise RuleBroken("referral_of_nobody")
    rules.check_made_on(made_on, today=today)
    rules.check_destination(
        kind,
        organisation_kind=organisation.kind,
        is_retired=organisation.is_retired(today),
        name=organisation.name,
    )
    subjects = [{"person_id": key} for key in whom.person_ids] + [{"household_id": key} for key in whom.household_ids]
    made = [
        new_referral(
            kind,
            organisation_id=organisation.id,
            service_id=service_id,
            made_on=made_on,
            awaits_since=made_on,
            made_together=stamp.token,
            **subject,
            **stamped(stamp),
        )
        for subject in subjects
    ]
    db.session.add_all(made)
    db.session.flush()
    for referral in made:
        record("referrals:referral:make", referral, stamp)
    return made


def new_referral(kind: str, **values: object) -> AnyReferral:
    """A row of the table to which the kind belongs."""
    return HealthReferral(**values) if kind == rules.HEALTH else Referral(kind=kind, **values)


def cancel_referrals(referrals: Sequence[AnyReferral], *, stamp: Stamp) -> None:
    """Undo that these were made together. Twice is once. Raises `RuleBroken` `referral_followed` where one has gone
    on."""
    standing = [referral for referral in referrals if referral.stands]
    if any(standing_steps(referral) for referral in standing):
        raise RuleBroken("referral_followed")
    for referral in standing:
        referral.cancel(stamp)
        referral.awaits_since = None
        record("referrals:referral:cancel", referral, stamp)
    db.session.flush()


def take_step(referral: AnyReferral, step: str, on: date, *, stamp: Stamp) -> AnyStep | None:
    """It goes on: to another state, or somebody asked and there is nothing yet. The state in which it is already says
    nothing new. Raises `RuleBroken` `step_not_now`, `step_in_future` or `step_too_early`."""
    if step == referral.state:
        return None
    days = [referral.made_on, *(one.taken_on for one in standing_steps(referral) if one.taken_on)]
    rules.check_step(step, on, state=referral.state, not_before=days, today=clock.day_of(stamp.at))
    taken = add_step(referral, step, on, stamp=stamp)
    db.session.flush()
    record("referrals:referral:step", referral, stamp)
    return taken


def add_step(referral: AnyReferral, step: str, on: date | None, *, stamp: Stamp) -> AnyStep:
    """A step as it is told, with what follows from it."""
    taken = STEP_OF[type(referral)](referral_id=referral.id, step=step, taken_on=on, **stamped(stamp))
    referral.steps.append(taken)
    settle(referral)
    return taken


def take_step_back(referral: AnyReferral, step: AnyStep, *, stamp: Stamp) -> None:
    """Undo the last step; a row of its own says so. Twice is once. Raises `RuleBroken` `step_not_last`."""
    standing = standing_steps(referral)
    if step not in standing:
        return
    if step is not standing[-1]:
        raise RuleBroken("step_not_last")
    back = STEP_OF[type(referral)](
        referral_id=referral.id, step=step.step, taken_on=step.taken_on, undoes_id=step.id, **stamped(stamp)
    )
    referral.steps.append(back)
    settle(referral)
    with constraint_as_refusal({"undoes_id": "step_not_last"}):
        db.session.flush()
    record("referrals:referral:step_back", referral, stamp)


def note_details(
    referral: AnyReferral, appointment_at: datetime | None, look_again_on: date | None, *, stamp: Stamp
) -> None:
    """Note when somebody is expected, and from when on one wants to be reminded again. The same twice is once."""
    values = {"appointment_at": appointment_at, "look_again_on": look_again_on}
    changed = [name for name, value in values.items() if getattr(referral, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(referral, name, values[name])
    db.session.flush()
    record("referrals:referral:note", referral, stamp)


def follow(model: type[AnyReferral], moved: Mapping[UUID, UUID]) -> None:
    """Let what was recorded for these rows of persons go to the persons whom they describe from now on."""
    keys = list(moved)
    for start in range(0, len(keys), MOST_KEYS):
        recorded = model.recorded_person_id.in_(keys[start : start + MOST_KEYS])
        for key in db.session.scalars(select(model.recorded_person_id).where(recorded).distinct()).all():
            own = update(model).where(model.recorded_person_id == key)
            db.session.execute(own.values(person_id=moved[key]))


def settle(referral: AnyReferral) -> None:
    """What follows from the steps: the state, and since when nothing was heard. What a register told without a day
    counts from its import."""
    steps = standing_steps(referral)
    states = [one.step for one in steps if one.step != rules.ASKED]
    referral.state = states[-1] if states else rules.OPEN
    heard = [one.taken_on or clock.day_of(one.recorded_at) for one in steps]
    referral.awaits_since = max([referral.made_on, *heard]) if referral.is_pending and referral.stands else None


def record(tag: str, referral: AnyReferral, stamp: Stamp) -> None:
    """Tell the audit that something became of a referral, and nothing more."""
    audit.record(tag, _Subject(referral.id), stamp)
