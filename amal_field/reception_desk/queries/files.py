"""Files of the desk: whose they are, and all that the page of a household shows."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, bindparam, or_, select

from amal_field import clock
from amal_field.db import db
from amal_field.organisations.models import Organisation
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import DeskFile, Ticket
from amal_field.reception_desk.queries.facts import PEOPLE, AnswerKnown, Facts, Invited, StatusKnown, facts_of
from amal_field.reception_desk.queries.households import PersonKnown
from amal_field.reception_desk.queries.steps import ReferralKnown, StepLine, checklist
from amal_field.reception_desk.rules.words import BUSY
from amal_field.referrals.models import Referral
from amal_field.referrals.queries import scope

MOST_LATEST = 10


class FileKnown(NamedTuple):
    """What a column shows of a file."""

    id: UUID
    person_id: UUID
    file_no: str | None
    register_no: str | None
    belgium_on: date | None
    arrived_on: date | None
    address_kind: str | None
    companion: str | None
    needs_interpreter: bool | None
    papers: list[str]
    recorded_at: datetime

    @property
    def number(self) -> str | None:
        """The number by which the desk calls it."""
        return self.file_no or self.register_no


@dataclass(frozen=True)
class DeskPerson:
    """A person as a column of the page: with their files, of which there are several where rows were merged, and what
    is known of them."""

    person: Person | PersonKnown
    files: Sequence[FileKnown]
    facts: Facts
    status: StatusKnown | None
    answer: AnswerKnown | None
    referrals: Sequence[ReferralKnown]
    steps: Sequence[StepLine]

    @property
    def arrived_on(self) -> date | None:
        """When they came to Ghent: of several files the earliest arrival counts."""
        return rules.files.arrival(self.files)

    @property
    def belgium_on(self) -> date | None:
        """When they came to Belgium, likewise."""
        return min((file.belgium_on for file in self.files if file.belgium_on), default=None)

    @property
    def address_kind(self) -> str | None:
        """Where they live, as far as a file tells it: the latest one that does."""
        return rules.files.address_kind(self.files)

    @property
    def earlier(self) -> list[StatusKnown]:
        """The statuses that do not count any more, the latest first."""
        others = [one for one in self.facts.statuses if one is not self.status]
        return sorted(others, key=lambda one: one.since or date.min, reverse=True)

    def invitations_from(self, today: date) -> list[Invited]:
        """The sessions to come to which they are invited, the next one first."""
        return sorted(one for one in self.facts.invited.values() if one.on >= today)

    @property
    def pending(self) -> list[ReferralKnown]:
        """The referrals in which something is still to come."""
        return [one for one in self.referrals if one.is_pending]

    @property
    def tapped_busy(self) -> list[str]:
        """The steps at which the desk is busy without a referral or a session."""
        return [line.step for line in self.steps if line.told and line.state == BUSY]

    @property
    def numbers(self) -> list[str]:
        """The numbers of their files."""
        return [file.number for file in self.files if file.number]


def desk_people(
    user: Any, people: Sequence[Person | PersonKnown], household_id: UUID | None, today: date
) -> list[DeskPerson]:
    """What the desk knows of these people, as far as this user sees it; `household_id`: in which they are, if they are
    in one. Three statements, however many they are."""
    keys = [person.id for person in people]
    files, facts = _files_of(keys), facts_of(keys)
    sent = _referrals_of(user, keys, household_id)
    return [_person(person, files.get(person.id, []), facts[person.id], sent, today) for person in people]


def latest_people() -> list[tuple[DeskFile, Person, Household | None]]:
    """The files that were made last, each with whose it is and the household in which they are."""
    rows = db.session.execute(
        select(DeskFile, Person, Household)
        .join(Person, Person.id == DeskFile.person_id)
        .outerjoin(HouseholdMember, (HouseholdMember.person_id == Person.id) & HouseholdMember.is_present)
        .outerjoin(Household, Household.id == HouseholdMember.household_id)
        .where(DeskFile.stands)
        .order_by(DeskFile.recorded_at.desc(), DeskFile.id.desc())
        .limit(MOST_LATEST)
    )
    return list({file.id: (file, person, home) for file, person, home in rows}.values())


def person_ids_with_number(text: str) -> Select[tuple[UUID]] | None:
    """Whose file has this number; None where the text has no digit."""
    number = "".join(text.split()).upper()
    if not any(sign.isdecimal() for sign in number):
        return None
    is_its_number = or_(DeskFile.register_no == number, DeskFile.file_no == number)
    return select(DeskFile.person_id).where(is_its_number, DeskFile.stands)


def person_ids_with_ticket(text: str) -> Select[tuple[UUID]] | None:
    """To whom this number of today belongs, as A12; None where the text is none."""
    found = re.fullmatch(r"([A-Z])\s?(\d{1,5})", text.strip().upper(), re.ASCII)
    if not found:
        return None
    is_its = (Ticket.day == clock.today()) & (Ticket.letter == found[1]) & (Ticket.number == int(found[2]))
    return select(Ticket.person_id).where(is_its, Ticket.person_id.is_not(None))


def _person(
    person: Person | PersonKnown, files: list[FileKnown], facts: Facts, sent: Sequence[ReferralKnown], today: date
) -> DeskPerson:
    own = [one for one in sent if one.person_id in (person.id, None)]
    status, answer = rules.files.current_status(facts.statuses), rules.files.current_answer(facts.answers)
    return DeskPerson(person, files, facts, status, answer, own, checklist(person.born_on, facts, own, today))


def _files_of(person_ids: Collection[UUID]) -> dict[UUID, list[FileKnown]]:
    files: dict[UUID, list[FileKnown]] = {}
    for row in db.session.execute(_files(), {"people": list(person_ids)}):
        files.setdefault(row.person_id, []).append(FileKnown(*row))
    return files


def _referrals_of(user: Any, person_ids: Collection[UUID], household_id: UUID | None) -> list[ReferralKnown]:
    """The referrals of these people and of their household to anything but care, the latest first."""
    services = tuple(scope.codes(user, scope.OTHERS))
    rows = db.session.execute(_referrals(services), {"people": list(person_ids), "home": household_id})
    return [ReferralKnown(*row) for row in rows]


@cache
def _files() -> Select:
    return (
        select(*(getattr(DeskFile, name) for name in FileKnown._fields))
        .where(DeskFile.person_id.in_(PEOPLE), DeskFile.stands)
        .order_by(DeskFile.recorded_at, DeskFile.id)
    )


@cache
def _referrals(services: tuple[str, ...]) -> Select:
    """The statement for who sees those of these services, made once."""
    home = bindparam("home", type_=Referral.household_id.type)
    return (
        select(
            *(Referral.id, Referral.kind, Referral.state, Referral.person_id, Referral.made_on),
            *(Referral.appointment_at, Organisation.name, Organisation.kind, Organisation.address),
        )
        .join(Organisation, Organisation.id == Referral.organisation_id)
        .where(Referral.stands, or_(Referral.person_id.in_(PEOPLE), Referral.household_id == home))
        .where(scope.of_services(Referral, list(services)))
        .order_by(Referral.made_on.desc(), Referral.id.desc())
    )
