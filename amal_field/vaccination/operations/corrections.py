"""What was noted is put right: taken back, given from another lot, or moved to a brother or sister."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from amal_field import audit
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models.health import VaccinationOutcome
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations.actions import lock_line, lock_list
from amal_field.vaccination.operations.cards import PutRight, follow
from amal_field.vaccination.operations.outcomes import Shot, add_given, add_reason, take_it_back
from amal_field.vaccination.queries.actions import FoundAction, UsableLot
from amal_field.vaccination.queries.listed import Listed, Visit

KEPT = (
    *("line_id", "recorded_line_id", "outcome", "vaccine_id", "dose"),
    *("consent_id", "consent_purpose", "consent_answer", "adult_on"),
    *("next_month", "given_on", "given_at", "confirmed_at", "confirmed_by_id"),
)
"""What stays of an outcome when its lot was wrong."""
AT_ONCE = timedelta(minutes=1)
"""So long an undo needs no reason."""


def take_back(
    found: FoundAction, line_id: UUID, outcome_id: UUID, code: str | None, visit: Visit, *, stamp: Stamp
) -> Listed:
    """Take back what was noted: the line then; `code` says why, none for an undo at once of a list that is open. Twice
    is once.

    Raises `RuleBroken` as `lock_line`, or `say_why`.
    """
    revision, listed = lock_line(found, line_id, visit, stamp)
    noted = next((one for one in listed.noted if one.outcome.id == outcome_id), None)
    if noted is None:
        return listed
    if code is None and (found.action.is_closed or stamp.at - noted.outcome.recorded_at > AT_ONCE):
        raise RuleBroken("say_why")
    take_it_back(noted, code, stamp)
    listed.noted = [one for one in listed.noted if one is not noted]
    listed.line.revision = revision
    follow(found, [PutRight(listed, noted.outcome, None)], stamp=stamp)
    audit.record("vaccination:outcome:take_back", listed.line, stamp)
    return listed


def put_right(
    found: FoundAction, line_ids: Collection[UUID], wrong_lot_id: UUID, lot: UsableLot, visit: Visit, *, stamp: Stamp
) -> int:
    """Write anew, with this lot, what these got of a wrong one of the same vaccine; how many. Raises `RuleBroken` as
    `lock_list`, or `nobody_ticked`."""
    revision = lock_list(found, stamp, corrects=visit.corrects)
    wrong = [
        (listed, noted)
        for listed in (
            door.some_of(found.action.id, line_ids, visit, earlier=found.action.is_closed) if line_ids else []
        )
        for noted in listed.given
        if noted.lot is not None and noted.lot.id == wrong_lot_id and noted.vaccine.id == lot.vaccine.id
    ]
    if not wrong:
        raise RuleBroken("nobody_ticked")
    for listed, noted in wrong:
        take_it_back(noted, "wrong_lot", stamp)
        listed.line.revision = revision
    db.session.flush()
    changes = [PutRight(listed, noted.outcome, _given_of(lot, noted.outcome, stamp)) for listed, noted in wrong]
    db.session.add_all(change.given for change in changes)
    follow(found, changes, stamp=stamp)
    audit.record("vaccination:outcome:put_right", found.action, stamp, people=len(wrong))
    return len(wrong)


def move(
    found: FoundAction, line_id: UUID, outcome_id: UUID, to_line_id: UUID | None, visit: Visit, *, stamp: Stamp
) -> Listed:
    """What was noted was for a brother or sister: it is taken back here and noted there; the line there. Twice is once.

    Raises `RuleBroken` as `lock_list`, `not_of_household`, or as `outcomes.give` and `outcomes.not_give` for the line
    to which it goes; what the nurse confirmed, or would have been asked for that one, is not asked again.
    """
    revision = lock_list(found, stamp, corrects=visit.corrects)
    family = {one.line.id: one for one in door.family_of(found.action.id, line_id, visit, earlier=True)}
    listed, target = family.get(line_id), family.get(to_line_id)
    if listed is None or target is None or target is listed:
        raise RuleBroken("not_of_household")
    noted = next((one for one in listed.noted if one.outcome.id == outcome_id), None)
    if noted is None:
        return target
    take_it_back(noted, "wrong_child", stamp)
    listed.line.revision = target.line.revision = revision
    db.session.flush()
    if noted.outcome.reason:
        add_reason(found, target, noted.outcome.reason, revision, stamp)
    else:
        shot = Shot(noted, noted.outcome.dose, noted.outcome.next_month, is_confirmed=True, uses_expired=True)
        add_given(found, target, shot, revision, stamp)
        target.noted[-1].outcome.given_at = noted.outcome.given_at
    given = target.noted[-1].outcome if target.given else None
    follow(found, [PutRight(listed, noted.outcome, given, target)], stamp=stamp)
    audit.record("vaccination:outcome:move", target.line, stamp)
    return target


def _given_of(lot: UsableLot, outcome: VaccinationOutcome, stamp: Stamp) -> VaccinationOutcome:
    """What was given, as it was noted, of another lot."""
    kept = {name: getattr(outcome, name) for name in KEPT}
    return VaccinationOutcome(lot_id=lot.lot.id, **kept, **stamped(stamp))
