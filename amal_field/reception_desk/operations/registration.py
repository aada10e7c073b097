"""A family is registered at the desk: a file for each person, with a number and a status."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from amal_field import audit, clock
from amal_field.dated_settings.queries import settings
from amal_field.db import constraint_as_refusal, db, insert_of_engine
from amal_field.people.models import Household, Person
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import DeskFile, FileNumbers, ProtectionStatus
from amal_field.reception_desk.operations.queue_days import hold_day, lock_day
from amal_field.reception_desk.rules.registration import A_CARD_UNTIL, ANNEX_DAYS
from amal_field.stamp import Stamp, stamped

FILE_TWICE = {
    "uq_desk_files_recorded_person_id": "desk_file_exists",
    "desk_files.recorded_person_id": "desk_file_exists",
}


@dataclass(frozen=True)
class NewStatus:
    """A status of protection that somebody tells; without `until` its term says when it ends."""

    status: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class NewFile:
    """What a file begins with. What is None is unknown."""

    arrived_on: date
    belgium_on: date | None = None
    address_kind: str | None = None
    companion: str | None = None
    needs_interpreter: bool | None = None
    papers: tuple[str, ...] = ()
    status: NewStatus | None = None


def queue(stamp: Stamp, *, is_seen: bool = False) -> None:
    """Wait until the other registrations of the day have ended, and keep those to come waiting: whom they registered is
    found as a double after this. `is_seen`: the queue shows of a ticket whose it is."""
    (lock_day if is_seen else hold_day)(stamp)


def open_files(
    household: Household, came: Sequence[tuple[Person, NewFile]], *, are_new: bool = False, stamp: Stamp
) -> list[DeskFile]:
    """Make a file for each of these people who has none, after `queue`; who has one keeps it as it is. It is noted of
    the household either way. `are_new`: nobody of them was known before. As many statements for one as for forty."""
    known = set() if are_new else _with_a_file([person for person, _ in came])
    new = [(person, new_file) for person, new_file in came if person.id not in known]
    numbers = _numbers(len(new), stamp) if new else []
    files = [
        DeskFile(
            file_no=number,
            submission=stamp.token,
            person_id=person.id,
            recorded_person_id=person.id,
            belgium_on=new_file.belgium_on,
            arrived_on=new_file.arrived_on,
            address_kind=new_file.address_kind,
            companion=new_file.companion,
            needs_interpreter=new_file.needs_interpreter,
            papers=list(new_file.papers),
            **stamped(stamp),
        )
        for number, (person, new_file) in zip(numbers, new, strict=True)
    ]
    told = [(person, new_file.status) for person, new_file in new if new_file.status]
    db.session.add_all([*_statuses(told, stamp), *files])
    for file in files:
        audit.record("reception_desk:file:open", file, stamp, file=file.file_no)
    audit.record("reception_desk:household:register", household, stamp, people=[person.id for person, _ in came])
    with constraint_as_refusal(FILE_TWICE):
        db.session.flush()
    return files


def add_status(file: DeskFile, new: NewStatus, *, stamp: Stamp) -> ProtectionStatus:
    """Note that somebody has another status of protection."""
    (status,) = _statuses([(file.person, new)], stamp)
    db.session.add(status)
    audit.record("reception_desk:file:status", file, stamp, status=[new.status])
    db.session.flush()
    return status


def with_terms(told: Sequence[NewStatus], on: date) -> list[NewStatus]:
    """The statuses, each with its end where its term says it (dated settings)."""
    if not told:
        return []
    terms = settings((ANNEX_DAYS, A_CARD_UNTIL), on)
    return [
        replace(
            new,
            until=new.until
            or rules.registration.proposed_until(
                new.status, new.since, annex_days=terms[ANNEX_DAYS], a_card_until=terms[A_CARD_UNTIL]
            ),
        )
        for new in told
    ]


def _statuses(told: Sequence[tuple[Person, NewStatus]], stamp: Stamp) -> list[ProtectionStatus]:
    whole = with_terms([new for _, new in told], clock.day_of(stamp.at))
    return [
        ProtectionStatus(
            person_id=person.id,
            recorded_person_id=person.id,
            status=new.status,
            since=new.since,
            until=new.until,
            **stamped(stamp),
        )
        for (person, _), new in zip(told, whole, strict=True)
    ]


def _with_a_file(persons: Sequence[Person]) -> set:
    ids = [person.id for person in persons]
    return set(db.session.scalars(select(DeskFile.person_id).where(DeskFile.person_id.in_(ids), DeskFile.stands)))


def _numbers(many: int, stamp: Stamp) -> list[str]:
    """The next numbers of the year."""
    year = clock.day_of(stamp.at).year
    first = insert_of_engine(FileNumbers).values(year=year, last=many)
    counted = first.on_conflict_do_update(index_elements=["year"], set_={"last": FileNumbers.last + many})
    last = db.session.execute(counted.returning(FileNumbers.last)).scalar_one()
    return [rules.registration.file_number(year, number) for number in range(last - many + 1, last + 1)]
