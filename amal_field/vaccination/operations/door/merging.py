"""What of the lists follows when two persons turn out to be one, and how it comes back: the merge itself tells nothing
of it. No look: nobody is shown.

Two lines on one list become one. What was noted of the second goes to the person's own, with the answers on which it
rests; what would be there twice waits, and so does the second line. It never refuses.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select, update

from amal_field.db import db, new_key
from amal_field.stamp import Stamp
from amal_field.vaccination.models import VaccinationAction
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.models.waiting import WaitingLine, WaitingOutcome
from amal_field.vaccination.rules.words import GIVEN


def follow(duplicate_id: UUID, person_id: UUID, stamp: Stamp) -> None:
    """Let what is known of the duplicate follow to the person."""
    both = _lines(VaccinationLine.person_id.in_((duplicate_id, person_id)))
    lines = [line for line in both if line.person_id == duplicate_id]
    if not lines:
        return
    _count_up(lines)
    own = {line.action_id: line for line in both if line.person_id == person_id and line.stands}
    for line in lines:
        if line.stands and line.action_id in own:
            _join(line, own[line.action_id], stamp)
        line.person_id = person_id
    db.session.flush()


def come_back(recorded: Collection[UUID]) -> None:
    """Give back to each of these what was recorded for them; what waited stands again."""
    lines = _lines(VaccinationLine.recorded_person_id.in_(recorded))
    _count_up(lines)
    waiting = set(db.session.scalars(select(WaitingLine.line_id).where(WaitingLine.line_id.in_(_ids(lines)))))
    for line in lines:
        if line.id in waiting:
            _part(line)
        line.person_id = line.recorded_person_id
    db.session.flush()


def _join(second: VaccinationLine, own: VaccinationLine, stamp: Stamp) -> None:
    """Let a second line of somebody go into their own."""
    mine, others = _standing_of(own), _standing_of(second)
    waits = [outcome for outcome in others if _gives_way(outcome, mine)]
    new = [outcome for outcome in others if outcome not in waits and outcome.counts_as_given]
    waits += [outcome for outcome in mine if not outcome.counts_as_given and _gives_way(outcome, new)]
    for row in (second, *waits):
        row.cancel(stamp)
    own.revision = second.revision
    db.session.flush()
    db.session.add(WaitingLine(line_id=second.id))
    db.session.add_all(WaitingOutcome(outcome_id=outcome.id) for outcome in waits)
    _move(VaccinationConsent.line_id == second.id, VaccinationOutcome.line_id == second.id, own.id)


def _part(second: VaccinationLine) -> None:
    """Let a line that went into another stand for itself again, with what was noted on it."""
    home = (VaccinationConsent.recorded_line_id == second.id, VaccinationOutcome.recorded_line_id == second.id)
    _copy_answers(second)
    _move(*home, second.id)
    _stand_again(second)
    own = _lines(
        VaccinationLine.action_id == second.action_id,
        VaccinationLine.person_id == second.person_id,
        VaccinationLine.stands,
        VaccinationLine.id != second.id,
    )
    there = _lines(
        VaccinationLine.action_id == second.action_id,
        VaccinationLine.person_id == second.recorded_person_id,
        VaccinationLine.stands,
        VaccinationLine.id != second.id,
    )
    for line in own:
        _stand_again(line)
        line.revision = second.revision
    second.person_id = second.recorded_person_id
    if not there or there == own:
        second.cancelled_at = second.cancelled_by_id = None
    db.session.delete(db.session.get_one(WaitingLine, second.id))
    db.session.flush()


def _stand_again(line: VaccinationLine) -> None:
    """What waits of a line stands again, unless something was noted there since that says otherwise."""
    standing = _standing_of(line)
    waiting = select(VaccinationOutcome, WaitingOutcome).join(
        WaitingOutcome, WaitingOutcome.outcome_id == VaccinationOutcome.id
    )
    for outcome, row in db.session.execute(waiting.where(VaccinationOutcome.recorded_line_id == line.id)).all():
        if _gives_way(outcome, standing):
            continue
        outcome.cancelled_at = outcome.cancelled_by_id = None
        db.session.delete(row)
    db.session.flush()


def _gives_way(outcome: VaccinationOutcome, others: Collection[VaccinationOutcome]) -> bool:
    """Whether what was noted would be there twice beside these: of a vaccine what is given comes first, and that
    nothing at all was given says nothing where something was."""
    if outcome.outcome == GIVEN:
        return any(other.counts_as_given and other.vaccine_id == outcome.vaccine_id for other in others)
    if outcome.vaccine_id:
        return any(other.vaccine_id == outcome.vaccine_id for other in others)
    return any(other.counts_as_given or other.vaccine_id is None for other in others)


def _copy_answers(second: VaccinationLine) -> None:
    """What was noted on the own line while both were one rests on a yes that goes: it keeps a copy."""
    stays = select(VaccinationOutcome, VaccinationConsent).join(
        VaccinationConsent, VaccinationConsent.id == VaccinationOutcome.consent_id
    )
    stays = stays.where(
        VaccinationConsent.recorded_line_id == second.id, VaccinationOutcome.recorded_line_id != second.id
    )
    copies: dict[UUID, UUID] = {}
    for outcome, answer in db.session.execute(stays).all():
        if answer.id not in copies:
            copies[answer.id] = new_key()
            values = {column.name: getattr(answer, column.name) for column in VaccinationConsent.__table__.columns}
            values |= dict.fromkeys(("line_id", "recorded_line_id"), outcome.recorded_line_id)
            db.session.add(VaccinationConsent(**values | {"id": copies[answer.id]}))
            db.session.flush()
        outcome.consent_id = copies[answer.id]
    db.session.flush()


def _move(answers, outcomes, line_id: UUID) -> None:
    """Bring these to a line: an answer takes along what rests on it, as the database does."""
    moved = list(db.session.scalars(select(VaccinationOutcome).where(outcomes)))
    said = list(db.session.scalars(select(VaccinationConsent).where(answers)))
    db.session.execute(_quietly(update(VaccinationConsent).where(answers).values(line_id=line_id)))
    bare = update(VaccinationOutcome).where(outcomes, VaccinationOutcome.consent_id.is_(None))
    db.session.execute(_quietly(bare.values(line_id=line_id)))
    for row in (*moved, *said):
        db.session.expire(row, ["line_id"])


def _quietly(statement):
    return statement.execution_options(synchronize_session=False)


def _lines(*wanted) -> list[VaccinationLine]:
    return list(db.session.scalars(select(VaccinationLine).where(*wanted).order_by(VaccinationLine.id)))


def _ids(lines: Collection[VaccinationLine]) -> list[UUID]:
    return [line.id for line in lines]


def _standing_of(line: VaccinationLine) -> list[VaccinationOutcome]:
    standing = (VaccinationOutcome.line_id == line.id, VaccinationOutcome.stands)
    return list(db.session.scalars(select(VaccinationOutcome).where(*standing).order_by(VaccinationOutcome.id)))


def _count_up(lines: Collection[VaccinationLine]) -> None:
    """Count up the revisions of the lists of these: their writers queue, and tablets see who is there now."""
    actions = sorted({line.action_id for line in lines})
    for action_id in actions:
        counted = update(VaccinationAction).where(VaccinationAction.id == action_id)
        revision = db.session.scalar(
            counted.values(revision=VaccinationAction.revision + 1).returning(VaccinationAction.revision)
        )
        for line in lines:
            if line.action_id == action_id:
                line.revision = revision
