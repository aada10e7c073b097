"""Who is on the site now, for the list with which they are counted outside, and how far the roll call is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import Select, and_, select

from amal_field.accounts.models import User
from amal_field.db import db
from amal_field.people.models import Household, Person
from amal_field.people.rules import distinct_names, phone_keys
from amal_field.transit_site.models import Pitch, RollCall, RollCallMark, Site, Stay, StayPerson, StayPitch
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import FOUND, MISSING, UNMARKED

PER_PAGE = 40
LAST = 999


@dataclass(frozen=True)
class Present:
    """Somebody who is on the site now; `name`: told apart from all others there; `mark`: what is marked of them at the
    roll call."""

    person: Person
    name: str
    mark: str = UNMARKED


@dataclass(frozen=True)
class Group:
    """A family that is on the site now, the oldest first. `phones`: its numbers as they are shown and dialled."""

    stay_id: UUID
    pitches: str
    household: str
    phones: list[tuple[str, str]]
    people: list[Present] = field(default_factory=list)


@dataclass(frozen=True)
class EvacuationList:
    """Who is on the site, by pitch, and the roll call that is open, with who opened it."""

    groups: list[Group]
    version: str
    call: RollCall | None = None
    opened_by: str | None = None

    @cached_property
    def people(self) -> list[Present]:
        """Everybody, family by family."""
        return [person for group in self.groups for person in group.people]

    def count(self, mark: str) -> int:
        """How many have this mark."""
        return sum(person.mark == mark for person in self.people)

    @property
    def pages(self) -> list[list[Group]]:
        """The families by page of paper: at most 40 people on one, no family over two where it fits on one."""
        pages: list[list[Group]] = [[]]
        for group in self.groups:
            if pages[-1] and sum(len(other.people) for other in pages[-1]) + len(group.people) > PER_PAGE:
                pages.append([])
            pages[-1].append(group)
        return pages


VERSION = (
    select(Site.revision, RollCall.id, RollCall.revision)
    .outerjoin(RollCall, (RollCall.site_id == Site.id) & ~RollCall.is_closed)
    .order_by(Site.code)
    .limit(1)
)


def version(on: date) -> str:
    """The tag of the list for the poll, in one statement: who is there, the day, and the roll call with its marks."""
    site, call_id, marks = db.session.execute(VERSION).one()
    return f"{site}-{on:%Y%m%d}-{call_id.hex[-12:] if call_id else 0}-{marks or 0}"


def evacuation_list(on: date, *, tag: str | None = None) -> EvacuationList:
    """Everybody who is on the site now, with what is marked of them; `tag`: the `version`, where that was read."""
    tag = tag or version(on)
    row = db.session.execute(OPEN).first()
    call, opened_by = row or (None, None)
    return EvacuationList(_groups(on, standing_marks(call.id) if call else {}), tag, call, opened_by)


OPEN = (
    select(RollCall, User.name)
    .join(Site, Site.id == RollCall.site_id)
    .join(User, User.id == RollCall.recorded_by_id)
    .where(~RollCall.is_closed)
    .order_by(Site.code)
    .limit(1)
)


def standing_marks(call_id: UUID) -> dict[UUID, str]:
    """What is marked at a roll call, by person."""
    wanted = select(RollCallMark.person_id, RollCallMark.mark)
    return dict(db.session.execute(wanted.where(RollCallMark.roll_call_id == call_id, RollCallMark.stands)).all())


@dataclass(frozen=True)
class Tally:
    """How many people are on the site, how many of them were found at a roll call and are missing, and what each is
    called on the list."""

    people: int
    found: int
    missing: int
    names: dict[UUID, str]


def tally(call: RollCall, on: date) -> Tally:
    """How far a roll call is."""
    mark = and_(RollCallMark.person_id == Person.id, RollCallMark.roll_call_id == call.id, RollCallMark.stands)
    rows = db.session.execute(
        select(Person, RollCallMark.mark).outerjoin(RollCallMark, mark).where(Person.id.in_(_there(on)))
    ).all()
    marks = [mark for _, mark in rows]
    return Tally(len(marks), marks.count(FOUND), marks.count(MISSING), _names(person for person, _ in rows))


def is_anybody_there(on: date) -> bool:
    """Whether somebody is on the site."""
    return db.session.scalars(_there(on).limit(1)).first() is not None


def present(call: RollCall, person_id: UUID, on: date) -> tuple[Person, RollCallMark | None] | None:
    """Somebody who is on the site now, with the mark that stands of them; None for anybody else."""
    mark = and_(RollCallMark.person_id == Person.id, RollCallMark.roll_call_id == call.id, RollCallMark.stands)
    row = db.session.execute(
        select(Person, RollCallMark)
        .outerjoin(RollCallMark, mark)
        .where(Person.id == person_id, Person.id.in_(_there(on)))
    ).first()
    return (row[0], row[1]) if row else None


def _there(on: date) -> Select[tuple[UUID]]:
    return (
        select(StayPerson.person_id)
        .join(Stay, Stay.id == StayPerson.stay_id)
        .where(*stay_queries.there(StayPerson, on))
    )


def _names(persons: Iterable[Person]) -> dict[UUID, str]:
    return distinct_names({person.id: person for person in persons})


def _groups(on: date, marks: dict[UUID, str]) -> list[Group]:
    rows = db.session.execute(
        select(Stay.id, Household, Person, StayPerson.is_disputed)
        .join(StayPerson, StayPerson.stay_id == Stay.id)
        .join(Person, Person.id == StayPerson.person_id)
        .join(Household, Household.id == Stay.household_id)
        .where(*stay_queries.there(StayPerson, on))
        .order_by(Person.born_on.is_(None), Person.born_on, Person.id)
    ).all()
    sure = {person.id for _, _, person, is_disputed in rows if not is_disputed}
    rows = [row[:3] for row in rows if not row[3] or row[2].id not in sure]
    names = _names(person for _, _, person in rows)
    people = defaultdict(list)
    households = {}
    for stay_id, household, person in rows:
        people[stay_id].append(Present(person, names[person.id], marks.get(person.id, UNMARKED)))
        households[stay_id] = household
    pitches = _pitches(on)
    ordered = sorted(people, key=lambda stay_id: (pitches[stay_id] or [LAST], str(stay_id)))
    return [
        Group(
            stay_id,
            " + ".join(map(str, pitches[stay_id])),
            households[stay_id].name,
            _phones(households[stay_id], [one.person for one in people[stay_id]]),
            people[stay_id],
        )
        for stay_id in ordered
    ]


def _pitches(on: date) -> dict[UUID, list[int]]:
    pitches = defaultdict(list)
    for stay_id, number in db.session.execute(
        select(StayPitch.stay_id, Pitch.number)
        .join(Pitch)
        .join(Stay, Stay.id == StayPitch.stay_id)
        .where(*stay_queries.there(StayPitch, on))
        .order_by(Pitch.number)
    ):
        pitches[stay_id].append(number)
    return pitches


def _phones(household: Household, persons: list[Person]) -> list[tuple[str, str]]:
    """The numbers of a family, each once, the household's first: as written where one stands alone, and as dialled."""
    numbers: dict[str, str] = {}
    for row in (household, *persons):
        keys = phone_keys(row.phone)
        for key in keys:
            numbers.setdefault(key, row.phone if len(keys) == 1 else key)
    return [(written, key) for key, written in numbers.items()]
