"""What a guide does beside the taps of the roll: says who is new in Ghent, and calls a walk off."""

from uuid import UUID

from amal_field import clock
from amal_field.attendance import operations as attendance
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.operations import planned
from amal_field.attendance.queries import roll
from amal_field.attendance.queries.roll_rows import Roll, RollRow, standing
from amal_field.attendance.rules import HELPER
from amal_field.buddies import rules
from amal_field.buddies.queries import walks
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp


def say_new_resident(
    group_session: GroupSession, programme: Programme, person_id: UUID, answer: str, *, stamp: Stamp
) -> tuple[RollRow, Roll]:
    """Keep with somebody who is on the roll now whether they are new in Ghent, as they say; the row, and the roll with
    it. Twice is once.

    Raises `RuleBroken` as `lock_roll`, `walker_off_roll`, or `answered_already`.
    """
    attendance.lock_roll(group_session, stamp)
    there = standing(roll.rows_of(group_session, programme))
    row = next((row for row in there.rows if row.person_id == person_id and row.role != HELPER), None)
    if row is None:
        raise RuleBroken("walker_off_roll")
    person = walks.person_to_ask(person_id)
    rules.walks.check_answer(person.new_resident, answer)
    told = None if answer == rules.walks.UNKNOWN else answer
    people.correct_person(person, {"new_resident": told}, stamp=stamp)
    return row, there


def call_walk_off(group_session: GroupSession, reason: str, *, stamp: Stamp) -> None:
    """A walk does not take place, for a reason in words. Raises `RuleBroken` `roll_called_off` or `roll_not_empty`."""
    attendance.lock_roll(group_session, stamp, closed_too=True, ahead_too=True)
    planned.call_off(group_session, reason, stamp=stamp)


def let_walk_go_on(group_session: GroupSession, *, stamp: Stamp) -> None:
    """It takes place after all, which can be said until it begins. Twice is once. Raises `RuleBroken`
    `walk_has_begun`."""
    db.session.refresh(group_session, with_for_update=True)
    now = stamp.at.astimezone(clock.ZONE).replace(tzinfo=None)
    if group_session.has_begun(now):
        raise RuleBroken("walk_has_begun")
    planned.restore_session(group_session, stamp=stamp)
