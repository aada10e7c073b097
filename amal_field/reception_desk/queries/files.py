"""Files of the desk: whose they are, and all that the page of a household shows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import DeskFile
from amal_field.reception_desk.queries.facts import AnswerKnown, Facts, StatusKnown, facts_of
from amal_field.reception_desk.queries.steps import StepLine, checklist
from amal_field.referrals.models import Referral
from amal_field.referrals.queries import referrals as referral_queries

MOST_LATEST = 10


@dataclass(frozen=True)
class DeskPerson:
    """A person as a column of the page: with their files, of which there are several where rows were merged, and what
    is known of them. `member`: in the household, if they are in one."""

    person: Person
    member: HouseholdMember | None
    files: Sequence[DeskFile]
    facts: Facts
    status: StatusKnown | None
    answer: AnswerKnown | None
    steps: Sequence[StepLine]

    @property
    def arrived_on(self) -> date | None:
        """When they came to Ghent: of several files the earliest arrival counts."""
        return min((file.arrived_on for file in self.files if file.arrived_on), default=None)

    @property
    def belgium_on(self) -> date | None:
        """When they came to Belgium, likewise."""
        return min((file.belgium_on for file in self.files if file.belgium_on), default=None)

    @property
    def address_kind(self) -> str | None:
        """Where they live, as far as a file tells it: the latest one that does."""
        told = [file for file in self.files if file.address_kind]
        return max(told, key=lambda file: file.recorded_at).address_kind if told else None

    @property
    def earlier(self) -> list[StatusKnown]:
        """The statuses that do not count any more, the latest first."""
        others = [one for one in self.facts.statuses if one is not self.status]
        return sorted(others, key=lambda one: one.since or date.min, reverse=True)

    @property
    def numbers(self) -> list[str]:
        """The numbers of their files."""
        return [file.number for file in self.files if file.number]


def desk_people(
    user: Any, people: Sequence[Person], members: Sequence[HouseholdMember], today: date
) -> list[DeskPerson]:
    """What the desk knows of these people, as far as this user sees it; `members`: what they are in a household, if
    they are in one. Three statements, however many they are."""
    keys = [person.id for person in people]
    files, facts = _files_of(keys), facts_of(keys)
    sent = _referrals_of(user, keys, {member.household_id for member in members})
    member_of = {member.person_id: member for member in members}
    return [
        DeskPerson(
            person,
            member_of.get(person.id),
            files.get(person.id, []),
            facts[person.id],
            rules.files.current_status(facts[person.id].statuses),
            rules.files.current_answer(facts[person.id].answers),
            checklist(person, facts[person.id], [one for one in sent if one.person_id in (person.id, None)], today),
        )
        for person in people
    ]


def latest_people() -> list[tuple[DeskFile, Person, Household | None]]:
    """The files that were made last on screen, each with whose it is and the household in which they are."""
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


def _files_of(person_ids: Collection[UUID]) -> dict[UUID, list[DeskFile]]:
    files: dict[UUID, list[DeskFile]] = {}
    wanted = select(DeskFile).where(DeskFile.person_id.in_(person_ids), DeskFile.stands).order_by(DeskFile.recorded_at)
    for file in db.session.scalars(wanted):
        files.setdefault(file.person_id, []).append(file)
    return files


def _referrals_of(user: Any, person_ids: Collection[UUID], household_ids: Collection[UUID]) -> Sequence[Referral]:
    """The referrals of these people and of their household to anything but care, the latest first."""
    whose = or_(Referral.person_id.in_(person_ids), Referral.household_id.in_(household_ids))
    wanted = referral_queries.latest(Referral, whose, referral_queries.in_sight(user)).limit(None)
    return db.session.scalars(wanted).all()
