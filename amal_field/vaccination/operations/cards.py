"""Copies of cards: made of a list or typed from the card, on consent alone, and gone with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from amal_field import audit, clock
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models import Vaccine, VaccineLot
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations.answers import Said, check_said
from amal_field.vaccination.queries import reference
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.queries.cards import DoseOfList
from amal_field.vaccination.queries.listed import Listed, OnCard, Visit
from amal_field.vaccination.rules.words import KEPT, SEEN, TOLD


@dataclass(frozen=True)
class DoseOnCard:
    """A dose as it stands on a card; `lot`: as it is kept; `next_month`: the month promised for another."""

    vaccine: Vaccine
    given_on: date
    dose: int | None = None
    lot: str | None = None
    next_month: date | None = None


class PutRight(NamedTuple):
    """What was taken back of somebody on a list (`gone`), and what was given instead; None where nothing was.
    `moved_to`: who got that, where it was somebody else."""

    listed: Listed
    gone: VaccinationOutcome | None
    given: VaccinationOutcome | None
    moved_to: Listed | None = None


def note_copy(
    person_id: UUID, born_on: date | None, dose: DoseOnCard, said: Said, visit: Visit, *, stamp: Stamp
) -> CardCopy:
    """Copy a dose from a card that was seen, on this consent.

    Raises `RuleBroken` as `answers.check_said`, `dose_ahead`, `dose_before_birth` or `copy_known`.
    """
    today = clock.day_of(stamp.at)
    check_said(said, born_on, today)
    if dose.given_on > today:
        raise RuleBroken("dose_ahead")
    if born_on is not None and dose.given_on < born_on:
        raise RuleBroken("dose_before_birth")
    for known in door.card_of(person_id, visit):
        if (known.vaccine.id, known.copy.given_on) == (dose.vaccine.id, dose.given_on):
            raise RuleBroken("copy_known")
    copy = CardCopy(
        person_id=person_id,
        recorded_person_id=person_id,
        vaccine_id=dose.vaccine.id,
        given_on=dose.given_on,
        dose=dose.dose,
        lot_id=_lot_of(dose, stamp),
        known_by=SEEN,
        consent_by=said.said_by,
        consent_name=said.name,
        consent_how=said.how,
        consent_on=today,
        **stamped(stamp),
    )
    db.session.add(copy)
    db.session.flush()
    _promise(copy, None, dose.next_month, stamp)
    db.session.flush()
    audit.record("vaccination:card:note", copy, stamp)
    return copy


def copy_list(found: FoundAction, *, stamp: Stamp) -> int:
    """Copy what was given at an action to the cards of those for whom somebody said yes to that, with what was
    promised; what no longer holds goes. How many copies there are then. Again changes nothing."""
    doses = door.doses_of_list(found.action.id)
    over, kept = [dose for dose in doses if dose.copy and not dose.yes], [dose for dose in doses if dose.yes]
    door.forget_copies([dose.copy for dose in over], promised=any(dose.promise for dose in over))
    copies = [_copy_of(dose, stamp) for dose in kept]
    db.session.add_all(copies)
    db.session.flush()
    for copy, dose in zip(copies, kept, strict=True):
        _promise(copy, dose.promise, dose.outcome.next_month, stamp)
    db.session.flush()
    return len(copies)


def follow(found: FoundAction, changes: Sequence[PutRight], *, stamp: Stamp) -> None:
    """Write what was put right on a list; where that is closed the copies of cards follow."""
    db.session.flush()
    if not found.action.is_closed:
        return
    over, new = [], []
    for listed, gone, given, moved_to in changes:
        got_it = moved_to or listed
        made = next((one for one in listed.on_card if gone and one.copy.outcome_id == gone.id), None)
        yes = given and got_it.card_yes
        if made and yes and made.copy.vaccine_id == given.vaccine_id:
            _hand_over(made, got_it.line, given, yes, stamp)
            continue
        over += [made] if made else []
        new += [(_new_copy(got_it.line, given, yes, stamp), given.next_month)] if yes else []
    door.forget_copies([one.copy for one in over], promised=any(one.promise for one in over))
    db.session.add_all(copy for copy, _month in new)
    db.session.flush()
    for copy, month in new:
        _promise(copy, None, month, stamp)
    db.session.flush()


def settle_promises(found: FoundAction, *, stamp: Stamp) -> None:
    """Note which promises a dose of this action has kept, before its list goes."""
    for promise, given_on in door.promises_kept_at(found.action.id):
        promise.ended_as, promise.ended_on, promise.ended_by_id = KEPT, given_on, stamp.by_id
    db.session.flush()


def remove_copy(person_id: UUID, copy_id: UUID, *, stamp: Stamp) -> None:
    """Take one copy off a card, with what was promised. Twice is once."""
    copies = [copy for copy in door.copies_of(person_id) if copy.id == copy_id]
    if copies:
        audit.record("vaccination:card:remove", copies[0], stamp, copies=1)
        door.forget_copies(copies)


def withdraw_card(person_id: UUID, *, stamp: Stamp) -> int:
    """Nobody says yes to copies of this card any more: they go at once, and no kept list makes another. How many went.
    Twice is once."""
    withdrawn = door.card_answers_of(person_id)
    for answer in withdrawn:
        answer.withdrawn_on = max(clock.day_of(stamp.at), answer.given_on)
        answer.withdrawn_at, answer.withdrawn_by_id = stamp.at, stamp.by_id
    db.session.flush()
    return _remove_all(person_id, "vaccination:card:withdraw", stamp, withdrawn)


def remove_cards(person_id: UUID, *, stamp: Stamp) -> int:
    """Delete the copies of a card whose term is over; how many."""
    return _remove_all(person_id, "vaccination:card:remove", stamp)


def _remove_all(person_id: UUID, tag: str, stamp: Stamp, answers: Sequence[VaccinationConsent] = ()) -> int:
    copies = door.copies_of(person_id)
    if copies or answers:
        audit.record(tag, (*copies, *answers)[0], stamp, copies=len(copies))
    return door.forget_copies(copies)


def _copy_of(dose: DoseOfList, stamp: Stamp) -> CardCopy:
    """The copy of a dose of a list as that tells it now."""
    copy = dose.copy or _new_copy(dose.line, dose.outcome, dose.yes, stamp)
    copy.lot_id, copy.dose = dose.outcome.lot_id, dose.outcome.dose
    return copy


def _new_copy(line: VaccinationLine, outcome: VaccinationOutcome, yes: VaccinationConsent, stamp: Stamp) -> CardCopy:
    return CardCopy(**_told(line, outcome, yes), **stamped(stamp))


def _hand_over(
    made: OnCard, line: VaccinationLine, outcome: VaccinationOutcome, yes: VaccinationConsent, stamp: Stamp
) -> None:
    """Let a copy that was made of a dose tell another in its place; what is promised to somebody else is open again."""
    if made.promise and made.copy.person_id != line.person_id:
        made.promise.ended_as = made.promise.ended_on = made.promise.ended_by_id = None
    for name, value in _told(line, outcome, yes).items():
        setattr(made.copy, name, value)
    _promise(made.copy, made.promise, outcome.next_month, stamp)


def _told(line: VaccinationLine, outcome: VaccinationOutcome, yes: VaccinationConsent) -> dict[str, Any]:
    """What a copy tells of a dose on a list."""
    return {
        "person_id": line.person_id,
        "recorded_person_id": line.recorded_person_id,
        "vaccine_id": outcome.vaccine_id,
        "given_on": outcome.given_on,
        "dose": outcome.dose,
        "lot_id": outcome.lot_id,
        "known_by": TOLD,
        "consent_by": yes.said_by,
        "consent_name": yes.name,
        "consent_how": yes.how,
        "consent_on": yes.given_on,
        "outcome_id": outcome.id,
    }


def _promise(copy: CardCopy, promised: PromisedDose | None, month: date | None, stamp: Stamp) -> None:
    """Let what was promised with a copy be this month, or nothing."""
    if promised is None and month is not None:
        db.session.add(PromisedDose(card_copy_id=copy.id, month=month, **stamped(stamp)))
    elif promised is not None and month is None:
        db.session.delete(promised)
    elif promised is not None and promised.month != month:
        promised.month = month


def _lot_of(dose: DoseOnCard, stamp: Stamp) -> UUID | None:
    if dose.lot is None:
        return None
    known = reference.known_lot(dose.vaccine.id, dose.lot)
    if known is None:
        known = VaccineLot(vaccine_id=dose.vaccine.id, lot=dose.lot, **stamped(stamp))
        db.session.add(known)
        db.session.flush()
    return known.id
