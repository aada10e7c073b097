"""The register of desk files (`onthaal`): its columns, stored files as their values, and its checks."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.registers.same_person import Identities
from amal_field.people.rules import was_born_after
from amal_field.permissions import Permission
from amal_field.reception_desk import messages, rules
from amal_field.reception_desk.models import DeskFile, ProtectionStatus, SharingAnswer
from amal_field.reception_desk.registers import store
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import YES_NO, Choice, Day, Number, Reference
from amal_field.registers.importing.numbers import known, numbers_of
from amal_field.registers.importing.register import Import, Register, Stored, parts
from amal_field.registers.models import Leaving

NAME = "onthaal"
STATUSES = {
    "geen": "none",
    "geregistreerd": "registered",
    "attest": "certificate",
    "bijlage_15": "annex_15",
    "a_kaart": "a_card",
}
ADDRESS_KINDS = {
    "gastgezin": "host_family",
    "stedelijke_opvang": "city_reception",
    "eigen": "own",
    "onbekend": "unknown",
}
COMPANIONS = {"ouder": "parent", "voogd": "guardian", "familie": "relative", "ander": "other", "alleen": "nobody"}


def stored(numbers: Collection[str]) -> dict[str, Stored]:
    """The files with these numbers, each with the status and the answer that count. A person without a number is
    written as the key."""
    found = {}
    for chunk in parts(numbers):
        files = db.session.scalars(select(DeskFile).where(DeskFile.register_no.in_(chunk))).all()
        persons = {file.recorded_person_id for file in files}
        names, statuses, answers = (
            numbers_of(Person, persons),
            _of(ProtectionStatus, persons),
            _of(SharingAnswer, persons),
        )
        for file in files:
            key = file.recorded_person_id
            status, answer = rules.files.current_status(statuses[key]), rules.files.current_answer(answers[key])
            values = {
                "dossier_nr": file.register_no,
                "persoon_nr": names[key],
                "aankomst_gent": file.arrived_on,
                "statuut": status and status.status,
                "opvang": file.address_kind,
                "begeleid_door": file.companion,
                "toestemming_delen_ocmw": answer and ("yes" if answer.may_share else "no"),
            }
            found[file.register_no] = Stored(file, values)
    return found


def check(importing: Import) -> None:
    """Note arrivals that are to come or before the birth, and a second file of one row of persons. A file that was
    undone on screen stays so."""
    batch, identities = importing[NAME], importing.get(Identities)
    touched = []
    for row in batch.read_rows:
        if row.is_undone:
            row.leave("dossier_nr")
        elif row.is_new or row.changes:
            touched.append(row)
    recorded = {row.number: store.recorded_for(row, identities) for row in touched if row.may_use("persoon_nr")}
    births = identities.births_of({identities.root_of(key) for key in recorded.values()})
    for row in touched:
        if row.may_use("aankomst_gent", "persoon_nr") and row.final("aankomst_gent"):
            birth = births.get(identities.root_of(recorded[row.number]))
            with batch.refusals(row, "aankomst_gent"):
                rules.files.check_arrival(row.final("aankomst_gent"), today=importing.today, birth=birth)
    _check_once(importing, recorded)
    _check_births(importing, identities, {row.subject_id for row in touched})


def _check_once(importing: Import, recorded: dict[str, UUID]) -> None:
    """A row of persons has one file."""
    batch = importing[NAME]
    holders = {}
    for key, number in _files_of(recorded.values()):
        if number not in recorded:
            holders[key] = number
    for number, key in recorded.items():
        if key in holders:
            batch.wrong(batch.rows[number], "persoon_nr", RuleBroken("desk_file_twice", file=holders[key]))
        holders.setdefault(key, number)


def _check_births(importing: Import, identities: Identities, touched: set[UUID]) -> None:
    """A birth that changes is not later than the arrival of a file that does not."""
    persons = importing["personen"]
    causes = identities.causes("geboortedatum", "zelfde_als")
    births = identities.births_of(causes)
    arrivals = select(DeskFile).where(DeskFile.stands, DeskFile.arrived_on.is_not(None))
    for chunk in parts(causes):
        for file in db.session.scalars(arrivals.where(DeskFile.person_id.in_(chunk))):
            birth = births.get(file.person_id)
            if birth and file.id not in touched and was_born_after(birth, file.arrived_on):
                persons.wrong(causes[file.person_id], "geboortedatum", RuleBroken("arrival_before_birth"))


def _files_of(person_ids: Iterable[UUID]) -> list[tuple[UUID, str]]:
    """Of each of these rows of persons that has a file: the file's number, or its key."""
    files = select(DeskFile.recorded_person_id, DeskFile.register_no, DeskFile.id).where(DeskFile.stands)
    return [
        (key, number or str(file_id))
        for chunk in parts(person_ids)
        for key, number, file_id in db.session.execute(files.where(DeskFile.recorded_person_id.in_(chunk)))
    ]


def _of(model: Any, person_ids: Collection[UUID]) -> dict[UUID, list[Any]]:
    """What stands of each of these rows of persons."""
    found = defaultdict(list)
    for row in db.session.scalars(select(model).where(model.recorded_person_id.in_(person_ids), model.stands)):
        found[row.recorded_person_id].append(row)
    return found


def leaves() -> tuple[Leaving, ...]:
    """The files that stand, of whoever has come."""

    def come(day: date) -> Sequence[ColumnElement[bool]]:
        return DeskFile.stands, or_(DeskFile.arrived_on.is_(None), DeskFile.arrived_on <= day)

    return (Leaving(DeskFile, "F", come, (Permission.DESK_SEE,)),)


FILES = Register(
    name=NAME,
    columns=(
        Number("dossier_nr", required=True),
        Reference("persoon_nr", required=True, to="persoon_nr"),
        Day("aankomst_gent"),
        Choice("statuut", values=STATUSES),
        Choice("opvang", values=ADDRESS_KINDS),
        Choice("begeleid_door", values=COMPANIONS),
        Choice("toestemming_delen_ocmw", values=YES_NO),
    ),
    sentences=messages.SENTENCES,
    known={"dossier_nr": known(DeskFile)},
    stored=stored,
    check=check,
    store=store.store,
    leaves=leaves,
    seen_with=Permission.DESK_SEE,
)
