"""What became of somebody on the list: given, not given, and taken back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
from amal_field.vaccination.operations.door import VACCINATION
from amal_field.vaccination.queries.actions import FoundAction, UsableLot
from amal_field.vaccination.queries.listed import Listed, Noted, Visit
from amal_field.vaccination.rules import ages, consents, doses
from amal_field.vaccination.rules.words import GIVEN, NOT_GIVEN, YES

KEPT = (
    *("line_id", "recorded_line_id", "outcome", "vaccine_id", "dose"),
    *("consent_id", "consent_purpose", "consent_answer", "adult_on"),
    *("next_month", "given_on", "given_at", "confirmed_at", "confirmed_by_id"),
)
"""What stays of an outcome when its lot was wrong."""
AT_ONCE = timedelta(minutes=1)
"""So long an undo needs no reason."""


@dataclass(frozen=True)
class Shot:
    """What is given: a lot on the table, the dose (None: the next), the month promised for another. `is_confirmed`: the
    nurse confirms a dose that comes soon; `uses_expired`: and a lot whose month is over."""

    lot: UsableLot
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
    db.session.flush()
    audit.record("vaccination:outcome:note", listed.line, stamp)
    return listed


def give_family(found: FoundAction, household_id: UUID, lot: UsableLot, visit: Visit, *, stamp: Stamp) -> FamilyGiven:
    """Give one vaccine to those of a household who are checked and of whom somebody said yes. Raises `RuleBroken` as
    `lock_list`, or `nobody_ready`."""
    revision = lock_list(found, stamp)
    done = FamilyGiven([], [])
    for listed in door.household_of(found.action.id, household_id, visit):
        if listed.has_got(lot.vaccine.id):
            continue
        try:
            if not listed.line.is_checked:
                raise RuleBroken("not_checked")
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


def take_back(
    found: FoundAction, line_id: UUID, outcome_id: UUID, code: str | None, visit: Visit, *, stamp: Stamp
) -> Listed:
    """Take back what was noted: the line then; `code` says why, none for an undo at once. Twice is once.

    Raises `RuleBroken` as `lock_line`, or `say_why`.
    """
    revision, listed = lock_line(found, line_id, visit, stamp)
    noted = next((one for one in listed.noted if one.outcome.id == outcome_id), None)
    if noted is None:
        return listed
    if code is None and stamp.at - noted.outcome.recorded_at > AT_ONCE:
        raise RuleBroken("say_why")
    _take_back(noted, code, stamp)
    listed.noted = [one for one in listed.noted if one is not noted]
    listed.line.revision = revision
    db.session.flush()
    audit.record("vaccination:outcome:take_back", listed.line, stamp)
    return listed


def put_right(
    found: FoundAction, line_ids: Collection[UUID], wrong_lot_id: UUID, lot: UsableLot, visit: Visit, *, stamp: Stamp
) -> int:
    """Write anew, with this lot, what these got of a wrong one of the same vaccine; how many. Raises `RuleBroken` as
    `lock_list`, or `nobody_ticked`."""
    revision = lock_list(found, stamp)
    wrong = [
        (listed, noted)
        for listed in (door.some_of(found.action.id, line_ids, visit) if line_ids else [])
        for noted in listed.given
        if noted.lot is not None and noted.lot.id == wrong_lot_id and noted.vaccine.id == lot.vaccine.id
    ]
    if not wrong:
        raise RuleBroken("nobody_ticked")
    for listed, noted in wrong:
        _take_back(noted, "wrong_lot", stamp)
        listed.line.revision = revision
    db.session.flush()
    db.session.add_all(
        VaccinationOutcome(lot_id=lot.lot.id, **{name: getattr(noted.outcome, name) for name in KEPT}, **stamped(stamp))
        for _listed, noted in wrong
    )
    db.session.flush()
    audit.record("vaccination:outcome:put_right", found.action, stamp, people=len(wrong))
    return len(wrong)


def add_given(found: FoundAction, listed: Listed, shot: Shot, revision: int, stamp: Stamp) -> None:
    """Add what was given to a line, of a list that is locked. Raises `RuleBroken` as `give`."""
    vaccine, lot, person = shot.lot.vaccine, shot.lot.lot, listed.person
    already = next((one for one in listed.given if one.vaccine.id == vaccine.id), None)
    if already is not None:
        raise RuleBroken("given_already", **_who(already))
    if person.born_on is not None and person.born_on > found.day:
        raise RuleBroken("born_later", name=person.name)
    minor = listed.is_minor(found.day)
    consents.check_consent(listed.answers, minor=minor)
    doses.check_expiry(lot.lot, lot.expires_on, found.day, confirmed=shot.uses_expired)
    near = doses.dose_too_near(vaccine.protects, listed.doses, found.day, vaccine.least_days)
    doses.check_interval(person.name, near, confirmed=shot.is_confirmed)
    yes = consents.yes_of(listed.answers)
    outcome = _new(
        found,
        listed,
        stamp,
        outcome=GIVEN,
        vaccine_id=vaccine.id,
        lot_id=lot.id,
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
    """Add an outcome; why nothing was given until then no longer counts."""
    if listed.not_given is not None:
        _take_back(listed.not_given, "given_after_all" if noted.outcome.outcome == GIVEN else None, stamp)
        db.session.flush()
    db.session.add(noted.outcome)
    listed.noted = [*listed.given, noted]


def _take_back(noted: Noted, code: str | None, stamp: Stamp) -> None:
    noted.outcome.cancel(stamp)
    noted.outcome.cancelled_code = code


def _who(noted: Noted) -> dict[str, Any]:
    """Who noted it, and when: for the other tablet."""
    by = noted.outcome.recorded_by_id
    at = noted.outcome.recorded_at.astimezone(clock.ZONE)
    return {"user": users.names_of({by}).get(by, "–"), "time": f"{at:%H:%M}"}
