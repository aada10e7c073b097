"""Writing the register of persons: persons, the names by which they are found, households and their members."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, update

from amal_field import audit
from amal_field.db import db
from amal_field.people import rules
from amal_field.people.models import Household, HouseholdMember, Merge, Person
from amal_field.people.registers.same_person import Identities
from amal_field.people.search import index
from amal_field.registers.importing.import_folder import keep, keep_rows, last_imported
from amal_field.registers.importing.register import Import, Row, parts
from amal_field.stamp import Stamp, stamped

FIELDS = {
    "achternaam": "family_name",
    "voornaam": "given_name",
    "naam_eigen_schrift": "native_name",
    "vadersnaam": "patronymic",
    "geslacht": "sex",
    "talen": "languages",
    "land": "country",
    "telefoon": "phone",
    "nieuwe_gentenaar": "new_resident",
    "vrijwilliger_sinds": "volunteer_since_on",
    "student_van": "student_at",
}
FOUND_BY = {"geboortedatum", *(column for column, name in FIELDS.items() if name in index.FIELDS)}
"""The columns by which the search finds a person."""
HOUSEHOLDS = "gezinnen"
"""Under which name it is remembered what an import gave to a household."""
SCREEN_LANGUAGES = ("nl", "fr", "en")


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each person and household."""
    identities = importing.get(Identities)
    rows = [row for row in importing["personen"].rows.values() if row.is_new or row.changes]
    stamp = importing.stamp
    homes = _households_for(rows, stamp)
    made = _make_persons([row for row in rows if row.is_new], identities, stamp)
    changed = [_change_person(row, stamp) for row in rows if not row.is_new]
    db.session.flush()
    index.renew([person for person in changed if person is not None])
    new = {person.id for person in made}
    for key, root in identities.moved.items():
        if key in new:
            continue
        db.session.execute(
            update(Person).where(Person.id == key).values(same_as_id=root if root != key else None),
            execution_options={"synchronize_session": "fetch"},
        )
    _settle_merges(identities, stamp)
    _settle_members(rows, homes, importing.today, stamp)
    db.session.flush()
    touched = {number for row in rows for number in (row.final("gezin_nr"), _home_before(row)) if number}
    _name_households([homes[number] for number in touched if number in homes], stamp)


def _households_for(rows: Iterable[Row], stamp: Stamp) -> dict[str, Household]:
    """The households that the rows name, by number; those that are not there yet are made."""
    numbers = {number for row in rows for number in (row.final("gezin_nr"), _home_before(row)) if number}
    homes: dict[str, Household] = {}
    for chunk in parts(sorted(numbers)):
        households = db.session.scalars(select(Household).where(Household.register_no.in_(chunk)))
        homes.update({home.register_no: home for home in households})
    wanted = {row.final("gezin_nr") for row in rows if "gezin_nr" not in row.kept} - {None}
    for number in sorted(wanted - homes.keys()):
        homes[number] = Household(register_no=number, name=number, **stamped(stamp))
        db.session.add(homes[number])
    db.session.flush()
    return homes


def _make_persons(rows: list[Row], identities: Identities, stamp: Stamp) -> list[Person]:
    """Make the persons, those first to whom others point. Whoever holds them needs none read again."""
    persons = [_person(row, stamp) for row in rows]
    for person in persons:
        root = identities.root_of(person.id)
        person.same_as_id = root if root != person.id else None
    persons.sort(key=lambda person: person.is_duplicate)
    for person in persons:
        db.session.add(person)
        audit.record("people:person:import", person, stamp, register="personen")
    db.session.flush()
    index.add(persons)
    return persons


def _person(row: Row, stamp: Stamp) -> Person:
    birth = row.final("geboortedatum")
    return Person(
        id=row.subject_id,
        register_no=row.number,
        born_on=birth.on if birth else None,
        birth_precision=birth.precision if birth else None,
        phone_key=rules.phone_key(row.final("telefoon")),
        **{name: row.final(column) for column, name in FIELDS.items()},
        **stamped(stamp),
    )


def _change_person(row: Row, stamp: Stamp) -> Person | None:
    """Write what has changed; the person, where it is something by which she is found."""
    person: Person = row.stored.subject
    for column in row.changes & FIELDS.keys():
        setattr(person, FIELDS[column], row.wanted[column])
    if "geboortedatum" in row.changes:
        birth = row.wanted["geboortedatum"]
        person.born_on, person.birth_precision = (birth.on, birth.precision) if birth else (None, None)
    if "telefoon" in row.changes:
        person.phone_key = rules.phone_key(person.phone)
    audit.record("people:person:import", person, stamp, register="personen", fields=sorted(row.changes))
    return person if row.changes & FOUND_BY else None


def _settle_merges(identities: Identities, stamp: Stamp) -> None:
    """Let the merges say what the rows say: whom each names."""
    for key, merge in identities.merges.items():
        if identities.pointers.get(key) != merge.person_id:
            merge.cancel(stamp)
    db.session.flush()
    for key, person_id in identities.pointers.items():
        if key in identities.roots and (key not in identities.merges or not identities.merges[key].stands):
            db.session.add(
                Merge(duplicate_id=key, person_id=person_id, filled={}, aside={}, moved={}, **stamped(stamp))
            )


def _settle_members(rows: Iterable[Row], homes: dict[str, Household], today: date, stamp: Stamp) -> None:
    """Let every row be a member of its household; who goes to another leaves the first today."""
    for row in rows:
        before, now = _home_before(row), row.final("gezin_nr")
        if row.is_new or "gezin_nr" in row.changes:
            if before in homes:
                _leave(homes[before], row, today)
            if now:
                _make_room(homes[now], row)
                relation = row.final("gezin_rol")
                db.session.add(
                    HouseholdMember(
                        household_id=homes[now].id,
                        person_id=row.subject_id,
                        relation=relation,
                        position=0 if relation == "holder" else 99,
                        **stamped(stamp),
                    )
                )
        elif "gezin_rol" in row.changes and now in homes:
            for member in _open_members(homes[now], row):
                member.relation = row.final("gezin_rol")


def _make_room(home: Household, row: Row) -> None:
    """Who is in a household herself needs no membership of a duplicate there: that one stays behind."""
    if not row.is_new:
        db.session.execute(
            update(HouseholdMember)
            .where(HouseholdMember.household_id == home.id, HouseholdMember.person_id == row.subject_id)
            .where(HouseholdMember.recorded_person_id != row.subject_id)
            .values(person_id=HouseholdMember.recorded_person_id)
        )


def _leave(home: Household, row: Row, today: date) -> None:
    for member in _open_members(home, row):
        member.to_on = max(today, member.from_on or today)


def _open_members(home: Household, row: Row) -> list[HouseholdMember]:
    return list(
        db.session.scalars(
            select(HouseholdMember).where(
                HouseholdMember.household_id == home.id,
                HouseholdMember.recorded_person_id == row.subject_id,
                HouseholdMember.is_present,
            )
        )
    )


def _home_before(row: Row) -> str | None:
    return row.stored.values["gezin_nr"] if row.stored else None


@dataclass(frozen=True)
class _Told:
    """What its members tell of a household."""

    name: str
    language: str | None
    phone: str | None

    def as_cells(self) -> dict[str, str]:
        return {"name": self.name, "language": self.language or "", "phone": self.phone or ""}


def _name_households(homes: list[Household], stamp: Stamp) -> None:
    """Give each household the name, language and phone of its holder, unless changed on screen, and an order."""
    last = last_imported(HOUSEHOLDS, [home.register_no for home in homes])
    members: dict[Any, list[tuple[HouseholdMember, Person]]] = {home.id: [] for home in homes}
    for chunk in parts(members):
        for member, person in db.session.execute(
            select(HouseholdMember, Person)
            .join(Person, Person.id == HouseholdMember.person_id)
            .where(HouseholdMember.household_id.in_(chunk), HouseholdMember.is_present)
        ):
            members[member.household_id].append((member, person))
    new = []
    for home in sorted(homes, key=lambda home: home.register_no):
        made_of = _in_order(home, members[home.id])
        before = last.get(home.register_no)
        changed = []
        for name in ("name", "language", "phone"):
            value, stood = getattr(made_of, name), getattr(home, name)
            if value != stood and (before is None or (stood or "") == before.written[name]):
                setattr(home, name, value)
                changed.append(name)
        home.phone_key = rules.phone_key(home.phone)
        if before is None or changed:
            audit.record("people:household:import", home, stamp, register="personen")
        cells = made_of.as_cells()
        new += keep(before, HOUSEHOLDS, home.register_no, home.id, cells, cells, stamp)
    keep_rows(new)


def _in_order(home: Household, members: list[tuple[HouseholdMember, Person]]) -> _Told:
    """Put the members in order, the holder first, and tell what they make of the household."""
    persons = [(member, person) for member, person in members if not person.is_duplicate] or members
    persons.sort(
        key=lambda pair: (pair[0].relation != "holder", pair[1].register_no is None, pair[1].register_no, pair[0].id)
    )
    for position, (member, _) in enumerate(persons):
        if member.position != position:
            member.position = position
    if not persons:
        return _Told(home.register_no, None, None)
    holder = persons[0][1]
    family_names = (person.family_name for _, person in persons if person.family_name)
    name = holder.family_name or next(family_names, None) or holder.given_name or home.register_no
    language = next((code for code in holder.languages if code in SCREEN_LANGUAGES), None)
    return _Told(name, language, holder.phone)
