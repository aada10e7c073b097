"""Writing the register of desk files.

The register tells neither when a status began nor when somebody answered: it writes these without a day, and in place
of what it wrote before.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from amal_field import audit
from amal_field.db import db
from amal_field.people.registers.same_person import Identities
from amal_field.reception_desk.models import DeskFile, ProtectionStatus, SharingAnswer
from amal_field.registers.importing.register import Import, Row, parts
from amal_field.stamp import Stamp, stamped

TOLD = {
    "statuut": (ProtectionStatus, ProtectionStatus.since, lambda value: {"status": value}),
    "toestemming_delen_ocmw": (SharingAnswer, SharingAnswer.answered_on, lambda value: {"may_share": value == "yes"}),
}
"""What the register tells of a person beside the file: column → table, the day that it does not tell, its values."""


def recorded_for(row: Row, identities: Identities) -> UUID:
    """The row of persons for which a file is, as it will stand."""
    if row.stored and "persoon_nr" not in row.changes:
        return row.stored.subject.recorded_person_id
    return identities.ids[row.final("persoon_nr")]


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each file."""
    identities, stamp = importing.get(Identities), importing.stamp
    for model in (DeskFile, ProtectionStatus, SharingAnswer):
        _follow(model, identities)
    rows = [row for row in importing["onthaal"].read_rows if row.is_new or row.changes]
    moving = [row.stored.subject for row in rows if "persoon_nr" in row.changes and row.stored]
    _take_away(moving, stamp)
    for row in rows:
        file = row.stored.subject if row.stored else DeskFile(id=row.subject_id, **stamped(stamp))
        file.register_no, file.cancelled_at, file.cancelled_by_id = row.number, None, None
        file.recorded_person_id = recorded_for(row, identities)
        file.person_id = identities.root_of(file.recorded_person_id)
        file.arrived_on, file.address_kind = row.final("aankomst_gent"), row.final("opvang")
        file.companion = row.final("begeleid_door")
        db.session.add(file)
        audit.record("reception_desk:file:import", file, stamp)
    db.session.flush()
    for column, (model, day, values) in TOLD.items():
        told = [row for row in rows if row.is_new or {column, "persoon_nr"} & row.changes]
        _take_back(model, day, [recorded_for(row, identities) for row in told if row.stored], stamp)
        for row in told:
            if row.final(column) is not None:
                recorded = recorded_for(row, identities)
                whose = {"person_id": identities.root_of(recorded), "recorded_person_id": recorded}
                db.session.add(model(**whose, **values(row.final(column)), **stamped(stamp)))
    db.session.flush()


def _take_away(files: list[DeskFile], stamp: Stamp) -> None:
    """Free the persons of files that go to others, since two may change places; what the register told of them goes."""
    for file in files:
        file.cancel(stamp)
    for model, day, _values in TOLD.values():
        _take_back(model, day, [file.recorded_person_id for file in files], stamp)
    db.session.flush()


def _take_back(model: Any, day: Any, person_ids: Iterable[UUID], stamp: Stamp) -> None:
    """Cancel what the register told of these rows of persons before."""
    for chunk in parts(person_ids):
        told = select(model).where(model.recorded_person_id.in_(chunk), day.is_(None), model.stands)
        for row in db.session.scalars(told):
            row.cancel(stamp)


def _follow(model: Any, identities: Identities) -> None:
    """What was recorded for rows that describe another person from now on goes to that person."""
    for chunk in parts(identities.moved):
        recorded = select(model.recorded_person_id).where(model.recorded_person_id.in_(chunk)).distinct()
        for key in db.session.scalars(recorded).all():
            own = update(model).where(model.recorded_person_id == key)
            db.session.execute(own.values(person_id=identities.root_of(key)))
