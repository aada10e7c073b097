"""Tapping how far a step is."""

from amal_field import audit, clock
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.reception_desk import queries, rules
from amal_field.reception_desk.models import FileStep
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


def take_step(person: Person, step: str, state: str, *, stamp: Stamp) -> str:
    """Let a step of a person be in this state; gives the one before. The same twice is once.

    A person who is described by several rows has a tap for each of them, so that none tells another state than what was
    tapped last. Raises `RuleBroken` `step_not_theirs`.
    """
    if step not in rules.steps.steps_for(person.born_on, clock.day_of(stamp.at)):
        raise RuleBroken("step_not_theirs")
    rows = queries.standing_steps(person.id, step)
    before = rules.steps.furthest(row.state for row in rows)
    if before == state and {row.state for row in rows} <= {state}:
        return before
    for row in rows:
        row.cancel(stamp)
    db.session.flush()
    keys = dict.fromkeys([person.id, *(row.recorded_person_id for row in rows)])
    taken = [
        FileStep(person_id=person.id, recorded_person_id=key, step=step, state=state, **stamped(stamp)) for key in keys
    ]
    db.session.add_all(taken)
    db.session.flush()
    audit.record("reception_desk:step:take", taken[0], stamp, step=step, state=state)
    return before
