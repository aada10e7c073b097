"""Which rows of the register of persons describe one human being, and what each of them gives to that being.

The row at the end of every `zelfde_als` is the person; the others are duplicates. Their facts count for the person,
their own data only fill what is empty there: the nearest duplicate first, then by number.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from amal_field.db import db
from amal_field.people.duplicates.merge_rules import depth_of, roots_of
from amal_field.people.models import Merge, Person
from amal_field.people.rules import Birth, check_birth, check_name
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.import_folder import find_before
from amal_field.registers.importing.register import Batch, Import, Row, parts

FILLED = (
    "achternaam",
    "voornaam",
    "naam_eigen_schrift",
    "vadersnaam",
    "geboortedatum",
    "geslacht",
    "talen",
    "land",
    "telefoon",
    "nieuwe_gentenaar",
    "vrijwilliger_sinds",
    "student_van",
)


@dataclass(frozen=True)
class Identities:
    """Who is who when the import is done.

    `ids`: number → key of the row. `roots`: key of a row → key of the person, for those that are not themselves;
    `before`: the same, as it stands in the database. `pointers`: key of a row → key of the row that it names itself,
    which may be another duplicate; `merges`: those that stand in the database.
    """

    batch: Batch
    ids: Mapping[str, UUID]
    roots: Mapping[UUID, UUID]
    before: Mapping[UUID, UUID]
    pointers: Mapping[UUID, UUID]
    merges: Mapping[UUID, Merge]

    def persons(self, numbers: Iterable[str]) -> dict[str, UUID]:
        """The keys of those of these rows that could be read."""
        return {number: self.ids[number] for number in numbers if number in self.ids}

    def root_of(self, person_id: UUID) -> UUID:
        """The person whom a row describes."""
        return self.roots.get(person_id, person_id)

    @property
    def moved(self) -> dict[UUID, UUID]:
        """The rows of the database that will describe another person than before, and whom."""
        touched = self.roots.keys() | self.before.keys()
        return {key: self.root_of(key) for key in touched if self.root_of(key) != self.before.get(key, key)}

    def causes(self, *columns: str) -> dict[UUID, Row]:
        """The persons whom a row that is new, or in which one of these columns changes, concerns: by which row."""
        causes: dict[UUID, Row] = {}
        for row in self.batch.read_rows:
            if row.is_new or row.changes.intersection(columns):
                causes.setdefault(self.root_of(row.subject_id), row)
        return causes

    def births_of(self, person_ids: Collection[UUID]) -> dict[UUID, Birth | None]:
        """When these persons were born, as far as it will be known."""
        births = {}
        rows = {row.subject_id: row for row in self.batch.rows.values()}
        for person_id in person_ids:
            if person_id in rows and rows[person_id].may_use("geboortedatum"):
                births[person_id] = rows[person_id].final("geboortedatum")
        for chunk in parts(set(person_ids) - rows.keys()):
            for person in db.session.scalars(select(Person).where(Person.id.in_(chunk))):
                births[person.id] = person.birth
        return births


def prepare(importing: Import) -> None:
    """Find the persons behind the rows, and what is wanted of each row; note circles as wrong."""
    batch = importing["personen"]
    numbers, before = _people()
    ids = {number: key for key, number in numbers.items() if number}
    rows = [row for row in batch.read_rows if row.may_use("persoon_nr")]
    ids.update((row.number, row.subject_id) for row in rows)
    numbers.update((row.subject_id, row.number) for row in rows)
    merges = {key.duplicate_id: key for key in db.session.scalars(select(Merge).where(Merge.stands))}
    pointers = {key: one.person_id for key, one in merges.items()}
    for row in rows:
        _point(row, batch, ids, pointers)
    roots, circular = roots_of(pointers)
    for row in rows:
        if row.subject_id in circular:
            names = ", ".join(sorted(numbers[key] or "" for key in circular[row.subject_id]))
            batch.wrong(row, "zelfde_als", RuleBroken("same_as_circle", numbers=names))
    identities = Identities(batch, ids, roots, before, pointers, merges)
    importing.put(identities)
    touched = {identities.root_of(row.subject_id) for row in rows}
    touched |= {before.get(row.subject_id, row.subject_id) for row in rows}
    clusters = _clusters(touched, roots)
    _pull(batch, [numbers.get(key) for members in clusters.values() for key in members])
    by_id = {row.subject_id: row for row in batch.rows.values()}
    for root, members in clusters.items():
        known = sorted(
            (by_id[key] for key in members if key in by_id and key != root),
            key=lambda row: (depth_of(row.subject_id, pointers), row.number),
        )
        for row in known:
            row.wanted = _own(row.values)
        if root in by_id:
            by_id[root].wanted = filled(by_id[root].values, [row.values for row in known])
    for row in batch.rows.values():
        target = ids.get(row.values["zelfde_als"]) if row.line is not None else roots.get(row.subject_id)
        root = target and identities.root_of(target)
        row.want("zelfde_als", (numbers.get(root) or str(root)) if root else None)


def check(importing: Import) -> None:
    """Note births that have not come, and persons without a name."""
    batch = importing["personen"]
    for row in batch.read_rows:
        birth = row.values["geboortedatum"]
        with batch.refusals(row, "geboortedatum"):
            if birth:
                check_birth(birth, importing.today)
        with batch.refusals(row, "voornaam"):
            if row.may_use("achternaam", "voornaam"):
                check_name(row.final("voornaam"), row.final("achternaam"))


def filled(own: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """A row's own values, and where it has none those of the first other that has."""
    values = _own(own)
    if not others:
        return values
    values = dict(values)
    for other in others:
        for name in FILLED:
            if not values[name]:
                values[name] = other[name]
        if not values["gezin_nr"]:
            values["gezin_nr"] = other["gezin_nr"]
        if values["gezin_nr"] == other["gezin_nr"] and not values["gezin_rol"]:
            values["gezin_rol"] = other["gezin_rol"]
    return values


def _own(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """A relation without a household says nothing."""
    return values if values["gezin_nr"] or not values["gezin_rol"] else {**values, "gezin_rol": None}


def _people() -> tuple[dict[UUID, str | None], dict[UUID, UUID]]:
    rows = db.session.execute(
        select(Person.id, Person.register_no, Person.same_as_id).where(
            or_(Person.register_no.is_not(None), Person.is_duplicate)
        )
    ).all()
    return {key: number for key, number, _ in rows}, {key: root for key, _, root in rows if root}


def _point(row: Row, batch: Batch, ids: Mapping[str, UUID], pointers: dict[UUID, UUID]) -> None:
    """Where a row points: as the folder says, unless that was changed on screen."""
    target = row.values["zelfde_als"]
    if target == row.number:
        batch.wrong(row, "zelfde_als", RuleBroken("same_as_itself"))
        target = None
    written = row.last.written if row.stored and row.last else None
    if written is not None and (row.stored.values["zelfde_als"] or "") != written["zelfde_als"]:
        return
    pointers.pop(row.subject_id, None)
    if target in ids and row.may_use("zelfde_als"):
        pointers[row.subject_id] = ids[target]


def _clusters(touched: Collection[UUID], roots: Mapping[UUID, UUID]) -> dict[UUID, list[UUID]]:
    clusters = defaultdict(list, {root: [root] for root in touched})
    for key, root in roots.items():
        if root in touched:
            clusters[root].append(key)
    return clusters


def _pull(batch: Batch, numbers: Iterable[str | None]) -> None:
    """Take in the rows of the database that the folder lacks and that share a human being with its rows."""
    lacking = {number for number in numbers if number and number not in batch.rows}
    rows = {number: Row(number, None, {}, UUID(int=0)) for number in lacking}
    find_before(batch, rows.values())
    for row in rows.values():
        row.values = batch.register.values_of(row.last.cells) if row.last else row.stored.values
        row.wanted = row.values
    batch.rows.update(rows)
