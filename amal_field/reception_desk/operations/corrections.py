"""What is known better of a file, and what is taken back."""

from typing import Any

from sqlalchemy import select

from amal_field import audit
from amal_field.db import db
from amal_field.reception_desk.models import DeskFile, ProtectionStatus
from amal_field.stamp import Stamp


def correct_file(file: DeskFile, values: dict[str, Any], *, stamp: Stamp) -> None:
    """Write what is known better; the old values stay in the history."""
    before = audit.overwrite(file, values)
    if before:
        audit.record("reception_desk:file:correct", file, stamp, fields=sorted(before), before=before)
    db.session.flush()


def cancel_registration(file: DeskFile, *, stamp: Stamp) -> list[DeskFile]:
    """Take back what was registered along with this file: the files and the statuses. The people stay known. Twice is
    once."""
    if not file.stands:
        return []
    together = DeskFile.submission == file.submission if file.submission else DeskFile.id == file.id
    files = list(db.session.scalars(select(DeskFile).where(together, DeskFile.stands)))
    persons = [one.recorded_person_id for one in files]
    told = select(ProtectionStatus).where(
        ProtectionStatus.recorded_person_id.in_(persons),
        ProtectionStatus.recorded_at == file.recorded_at,
        ProtectionStatus.stands,
    )
    for row in [*files, *db.session.scalars(told)]:
        row.cancel(stamp)
    for one in files:
        audit.record("reception_desk:file:cancel", one, stamp)
    db.session.flush()
    return files


def cancel_status(file: DeskFile, status: ProtectionStatus, *, stamp: Stamp) -> None:
    """Take a status back. Twice is once."""
    if not status.stands:
        return
    status.cancel(stamp)
    audit.record("reception_desk:file:status_cancel", file, stamp, status=[status.status])
    db.session.flush()
