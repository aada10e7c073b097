"""What the partner of the welfare side sees: who said yes, and of them what is shared.

Each answers for themselves. Nothing here reads of anybody else: no name of a household, which is its holder's, no
number of its members, nobody's phone but one's own.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from amal_field.db import db, on_page, page_of
from amal_field.organisations.models import Service
from amal_field.people.models import HouseholdMember, Person
from amal_field.people.search import finding
from amal_field.people.search.index_lookups import IndexLookup
from amal_field.people.search.query import read_query
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import DeskFile, ProtectionStatus
from amal_field.reception_desk.queries.households import OF_LISTED, OF_PERSON, PersonKnown, PersonListed
from amal_field.reception_desk.queries.registrations import statuses_of
from amal_field.reception_desk.queries.sharing import may_be_seen
from amal_field.referrals.models import Referral

KIND, SERVICE = "ocmw", "desk"
"""The referrals that are shared: those of the desk to the OCMW."""
MOST_REFERRALS = 50
BY_NAME = Person.sort_key, Person.id


def _shared(*columns: Any) -> Select:
    return select(*columns).where(~Person.is_duplicate, may_be_seen(Person.id))


BY_PAGE = _shared(*OF_LISTED).order_by(*BY_NAME)
OWN, OTHER = aliased(HouseholdMember), aliased(HouseholdMember)
TOGETHER = (
    _shared(OTHER.household_id, *OF_LISTED)
    .join(OTHER, and_(OTHER.person_id == Person.id, OTHER.is_present))
    .where(
        OTHER.household_id.in_(
            select(OWN.household_id).where(OWN.person_id.in_(bindparam("people", expanding=True)), OWN.is_present)
        )
    )
    .order_by(*BY_NAME)
)
"""Who said yes in the households of some people, these among them."""


@dataclass(frozen=True)
class SharedPerson:
    """Somebody who said yes, with what is shared of them."""

    person: Person | PersonKnown
    files: Sequence[DeskFile]
    statuses: Sequence[ProtectionStatus]
    referrals: Sequence[Referral]

    @property
    def arrived_on(self) -> date | None:
        """When they came to Ghent: of several files the earliest day."""
        return rules.files.arrival(self.files)

    @property
    def address_kind(self) -> str | None:
        """Where they live, by the file that was made last."""
        return rules.files.address_kind(self.files)

    @property
    def needs_interpreter(self) -> bool | None:
        """Whether they need an interpreter, by the file that was made last and tells it."""
        told = (file.needs_interpreter for file in reversed(self.files))
        return next((needs for needs in told if needs is not None), None)

    @property
    def status(self) -> ProtectionStatus | None:
        """The status of now."""
        return rules.files.current_status(self.statuses)


def people(page: int) -> tuple[list[PersonListed], bool]:
    """A page of those who said yes, by name; and whether more follow."""
    rows, more = page_of(db.session.execute(on_page(BY_PAGE, page)).all())
    return [PersonListed(*row) for row in rows], more


def found(typed: str) -> list[PersonListed]:
    """Those of them who are searched for, the likeliest first: by their names, birth, and own phone; that of a
    household finds nobody."""
    query = read_query(typed)
    own = [Person.phone_key.startswith(phone, autoescape=True) for phone in query.phones]
    ways = [IndexLookup(select(Person.id).where(or_(*own)), "phone")] if own else []
    hits = finding.hits_for(replace(query, phones=()), may_be_seen, ways, near=False)
    keys = [hit.person.id for hit in hits]
    rows = db.session.execute(_shared(*OF_LISTED).where(Person.id.in_(keys))).all() if keys else ()
    known = {row.id: PersonListed(*row) for row in rows}
    return [known[key] for key in keys if key in known]


def shared_person(person_id: UUID) -> Person | None:
    """Somebody who said yes; None for everybody else."""
    return db.session.scalar(_shared(Person).where(Person.id == person_id))


def together(person_ids: Collection[UUID]) -> dict[UUID, list[PersonListed]]:
    """With whom each of these lives now, as far as those said yes themselves, by name."""
    homes: dict[UUID, list[PersonListed]] = defaultdict(list)
    mates: dict[UUID, dict[UUID, PersonListed]] = {}
    for home_id, *values in db.session.execute(TOGETHER, {"people": list(person_ids)}):
        homes[home_id].append(PersonListed(*values))
    wanted = set(person_ids)
    for home in homes.values():
        for one in home:
            if one.id in wanted:
                mates.setdefault(one.id, {}).update((mate.id, mate) for mate in home if mate is not one)
    return {person_id: list(mates_of.values()) for person_id, mates_of in mates.items()}


def shared_together(person: Person) -> list[Person | PersonKnown]:
    """Somebody who said yes, and with whom they live."""
    keys = [mate.id for mate in together([person.id]).get(person.id, ())]
    rows = db.session.execute(_shared(*OF_PERSON).where(Person.id.in_(keys)).order_by(*BY_NAME)) if keys else ()
    return [person, *(PersonKnown(*row) for row in rows)]


def shared_of(persons: Sequence[Person | PersonKnown]) -> list[SharedPerson]:
    """What is shared of these, who said yes."""
    keys = [person.id for person in persons]
    files, statuses, referrals = _files(keys), statuses_of(keys), _referrals(keys)
    return [
        SharedPerson(person, files[person.id], statuses[person.id], referrals.get(person.id, [])) for person in persons
    ]


def referral_of(person_id: UUID, referral_id: UUID) -> Referral | None:
    """A shared referral of somebody who said yes, with its steps, once its other writers have ended."""
    wanted = select(Referral).where(Referral.id == referral_id, *_is_shared(), _concerns([person_id]))
    wanted = wanted.where(select(Person.id).where(Person.id == person_id, may_be_seen(Person.id)).exists())
    return db.session.scalar(wanted.options(selectinload(Referral.steps)).with_for_update(of=Referral))


def _files(keys: Collection[UUID]) -> Mapping[UUID, list[DeskFile]]:
    files: dict[UUID, list[DeskFile]] = defaultdict(list)
    wanted = select(DeskFile).where(DeskFile.stands, DeskFile.person_id.in_(keys))
    for file in db.session.scalars(wanted.order_by(DeskFile.recorded_at, DeskFile.id)):
        files[file.person_id].append(file)
    return files


def _referrals(keys: Collection[UUID]) -> dict[UUID, list[Referral]]:
    """The shared referrals of each: their own, and those of the household in which they are now."""
    member = aliased(HouseholdMember)
    rows = db.session.execute(
        select(Referral, member.person_id)
        .outerjoin(member, and_(member.household_id == Referral.household_id, member.is_present))
        .where(Referral.stands, *_is_shared(), or_(Referral.person_id.in_(keys), member.person_id.in_(keys)))
        .options(joinedload(Referral.organisation), selectinload(Referral.steps))
        .order_by(Referral.made_on.desc(), Referral.id.desc())
        .limit(MOST_REFERRALS * max(len(keys), 1))
    )
    found_of: dict[UUID, list[Referral]] = {}
    for referral, member_id in rows:
        found_of.setdefault(referral.person_id or member_id, []).append(referral)
    return found_of


def _is_shared() -> tuple:
    desk = select(Service.id).where(Service.code == SERVICE).scalar_subquery()
    return Referral.stands, Referral.kind == KIND, Referral.service_id == desk


def _concerns(keys: Collection[UUID]):
    homes = select(HouseholdMember.household_id).where(HouseholdMember.person_id.in_(keys), HouseholdMember.is_present)
    return or_(Referral.person_id.in_(keys), Referral.household_id.in_(homes))
