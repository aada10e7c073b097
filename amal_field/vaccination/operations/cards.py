"""Copies of cards: made of a list or typed from the card, on consent alone, and gone with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amal_field import audit, clock
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models import Vaccine, VaccineLot
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from amal_field.vaccination.models.health import VaccinationConsent
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations.answers import Said, check_said
from amal_field.vaccination.queries import reference
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.queries.cards import DoseToCopy
from amal_field.vaccination.queries.listed import Visit
from amal_field.vaccination.rules.words import KEPT, SEEN, TOLD


@dataclass(frozen=True)
class DoseOnCard:
    """A dose as it stands on a card; `lot`: as it is kept; `next_month`: the month promised for another."""

    vaccine: Vaccine
    given_on: date
    dose: int | None = None
    lot: str | None = None
    next_month: date | None = None


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
    made = door.copies_made_at(found.action.id)
    wanted = {one.outcome.id: one for one in door.doses_to_copy(found.action.id)}
    door.forget_copies([copy for key, (copy, _promised) in made.items() if key not in wanted])
    copies = {}
    for key, dose in wanted.items():
        copies[key] = made[key][0] if key in made else _new_copy(dose, stamp)
        copies[key].lot_id, copies[key].dose = dose.outcome.lot_id, dose.outcome.dose
    db.session.add_all(copies.values())
    db.session.flush()
    for key, dose in wanted.items():
        promised = made[key][1] if key in made else None
        _promise(copies[key], promised, dose.outcome.next_month, stamp)
    db.session.flush()
    return len(copies)


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


def _new_copy(dose: DoseToCopy, stamp: Stamp) -> CardCopy:
    yes = dose.yes
    return CardCopy(
        person_id=dose.line.person_id,
        recorded_person_id=dose.line.recorded_person_id,
        vaccine_id=dose.outcome.vaccine_id,
        given_on=dose.outcome.given_on,
        known_by=TOLD,
        consent_by=yes.said_by,
        consent_name=yes.name,
        consent_how=yes.how,
        consent_on=yes.given_on,
        outcome_id=dose.outcome.id,
        **stamped(stamp),
    )


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
