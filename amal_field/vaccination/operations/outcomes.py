"""What became of somebody on the list: given, or not given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from amal_field import audit, clock
from amal_field.accounts.queries import users
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models.health import VaccinationOutcome
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations.actions import lock_line, lock_list
from amal_field.vaccination.operations.cards import PutRight, follow
from amal_field.vaccination.operations.door import VACCINATION
from amal_field.vaccination.queries.actions import FoundAction, UsableLot
from amal_field.vaccination.queries.listed import Listed, Noted, Visit
from amal_field.vaccination.rules import ages, consents, doses
from amal_field.vaccination.rules.words import GIVEN, NOT_GIVEN, YES


@dataclass(frozen=True)
class Shot:
    """What is given: a lot on the table, or what was noted of another; the dose (None: the next), the month promised
    for another. `is_confirmed`: the nurse confirms a dose that comes soon; `uses_expired`: and a lot whose month is
    over."""

    lot: UsableLot | Noted
    dose: int | None = None
    next_month: date | None = None
    is_confirmed: bool = False
    uses_expired: bool = False


@dataclass(frozen=True)
class FamilyGiven:
    """What was done for a whole household: who got it, and who is left, each with the code of what is in the way."""

    given: list[Listed]
    left: list[tuple[Listed, str]]


def give(found: FoundAction, line_id: UUID, shot: Shot, visit: Visit, *, stamp: Stamp) -> Listed:
    """Note that something was given: the line then.

    Raises `RuleBroken` as `lock_line`, `consents.check_consent`, `doses.check_interval` or `doses.check_expiry`;
    `given_already` where another tablet was first, or `born_later`.
    """
    revision, listed = lock_line(found, line_id, visit, stamp)
    add_given(found, listed, shot, revision, stamp)
    follow(found, [PutRight(listed, None, listed.noted[-1].outcome)], stamp=stamp)
    audit.record("vaccination:outcome:note", listed.line, stamp)
    return listed


def give_family(found: FoundAction, line_id: UUID, lot: UsableLot, visit: Visit, *, stamp: Stamp) -> FamilyGiven:
    """Give one vaccine to those of the household of a line who are checked and of whom somebody said yes. Raises
    `RuleBroken` as `lock_list`, or `nobody_ready`."""
    revision = lock_list(found, stamp)
    done = FamilyGiven([], [])
    for listed in door.family_of(found.action.id, line_id, visit, earlier=True):
        if listed.has_got(lot.vaccine.id):
            continue
        try:
            check_given(found, listed, Shot(lot), checked=True)
            add_given(found, listed, Shot(lot), revision, stamp)
        except RuleBroken as broken:
            done.left.append((listed, broken.code))
        else:
            done.given.append(listed)
    if not done.given:
        raise RuleBroken("nobody_ready")
    db.session.flush()
    audit.record("vaccination:outcome:note_family", found.action, stamp, people=len(done.given))
    return done


def left_of(found: FoundAction, family: Sequence[Listed], lot: UsableLot) -> list[tuple[Listed, str]]:
    """Who of a household has not got this, each with the code of what is in the way; nothing is noted."""
    left = []
    for listed in family:
        if not listed.has_got(lot.vaccine.id):
            try:
                check_given(found, listed, Shot(lot), checked=True)
            except RuleBroken as broken:
                left.append((listed, broken.code))
    return left


def not_give(found: FoundAction, line_id: UUID, reason: str, visit: Visit, *, stamp: Stamp) -> Listed:
    """Note why nothing was given: the line then; another reason takes the place of the first. The same twice is once.

    Raises `RuleBroken` as `lock_line`, or `given_already` where something was given.
    """
    revision, listed = lock_line(found, line_id, visit, stamp)
    if not add_reason(found, listed, reason, revision, stamp):
        return listed
    db.session.flush()
    audit.record("vaccination:outcome:note", listed.line, stamp)
    return listed


def add_given(found: FoundAction, listed: Listed, shot: Shot, revision: int, stamp: Stamp) -> None:
    """Add what was given to a line, of a list that is locked. Raises `RuleBroken` as `give`."""
    vaccine, lot, person = shot.lot.vaccine, shot.lot.lot, listed.person
    near, minor = check_given(found, listed, shot), listed.is_minor(found.day)
    yes = consents.yes_of(listed.answers)
    outcome = _new(
        found,
        listed,
        stamp,
        outcome=GIVEN,
        vaccine_id=vaccine.id,
        lot_id=lot.id if lot else None,
        dose=shot.dose or doses.proposed_dose(vaccine.protects, listed.doses),
        consent_id=yes.id if yes else None,
        consent_purpose=VACCINATION if yes else None,
        consent_answer=YES if yes else None,
        adult_on=None if minor else ages.adult_on(person.born_on),
        next_month=shot.next_month,
        confirmed_at=stamp.at if near else None,
        confirmed_by_id=stamp.by_id if near else None,
    )
    _write(found, listed, Noted(outcome, vaccine, lot), stamp)
    listed.line.revision = revision


def check_given(found: FoundAction, listed: Listed, shot: Shot, *, checked: bool = False) -> date | None:
    """Whether this may be given to somebody on the list; the day of a dose that lies too near, which the nurse
    confirmed. `checked`: card and questions must be done. Raises `RuleBroken` as `give`, or `not_checked`."""
    vaccine, lot, person = shot.lot.vaccine, shot.lot.lot, listed.person
    already = next((one for one in listed.given if one.vaccine.id == vaccine.id), None)
    if already is not None:
        raise RuleBroken("given_already", **_who(already))
    if checked and not listed.line.is_checked:
        raise RuleBroken("not_checked")
    if person.born_on is not None and person.born_on > found.day:
        raise RuleBroken("born_later", name=person.name)
    consents.check_consent(listed.answers, minor=listed.is_minor(found.day))
    if lot is not None:
        doses.check_expiry(lot.lot, lot.expires_on, found.day, confirmed=shot.uses_expired)
    near = doses.dose_too_near(vaccine.protects, listed.doses, found.day, vaccine.least_days)
    doses.check_interval(person.name, near, confirmed=shot.is_confirmed)
    return near


def add_reason(found: FoundAction, listed: Listed, reason: str, revision: int, stamp: Stamp) -> bool:
    """Add to a line why nothing was given, of a list that is locked; whether that is new. Raises `RuleBroken`
    `given_already`."""
    if listed.given:
        raise RuleBroken("given_already", **_who(listed.given[-1]))
    if listed.not_given is not None and listed.not_given.outcome.reason == reason:
        return False
    _write(found, listed, Noted(_new(found, listed, stamp, outcome=NOT_GIVEN, reason=reason), None, None), stamp)
    listed.line.revision = revision
    return True


def _new(found: FoundAction, listed: Listed, stamp: Stamp, **columns: Any) -> VaccinationOutcome:
    moment = stamp.at if clock.day_of(stamp.at) == found.day else _start_of(found)
    return VaccinationOutcome(line_id=listed.line.id, given_on=found.day, given_at=moment, **columns, **stamped(stamp))


def _start_of(found: FoundAction) -> datetime:
    """The start of an action: of what is typed from paper later nobody knows the hour."""
    return datetime.combine(found.day, found.session.starts, clock.ZONE)


def _write(found: FoundAction, listed: Listed, noted: Noted, stamp: Stamp) -> None:
    """Add an outcome; why nothing was given until then no longer counts. One reason goes before the other comes."""
    if listed.not_given is not None:
        is_given = noted.outcome.outcome == GIVEN
        take_it_back(listed.not_given, "given_after_all" if is_given else None, stamp)
        if not is_given:
            db.session.flush()
    db.session.add(noted.outcome)
    listed.noted = [*listed.given, noted]


def take_it_back(noted: Noted, code: str | None, stamp: Stamp) -> None:
    """Take an outcome back, of a list that is locked; `code` says why."""
    noted.outcome.cancel(stamp)
    noted.outcome.cancelled_code = code


def _who(noted: Noted) -> dict[str, Any]:
    """Who noted it, and when: for the other tablet."""
    by = noted.outcome.recorded_by_id
    at = noted.outcome.recorded_at.astimezone(clock.ZONE)
    return {"user": users.names_of({by}).get(by, "–"), "time": f"{at:%H:%M}"}
