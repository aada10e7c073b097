"""That a minor was reported to the Guardianship Service, and who became the guardian."""

from typing import Any

from amal_field import audit
from amal_field.db import db
from amal_field.reception_desk.models import DeskFile, Guardianship
from amal_field.stamp import Stamp, stamped


def note_guardianship(
    file: DeskFile, known: Guardianship | None, values: dict[str, Any], *, stamp: Stamp
) -> Guardianship:
    """Write what is known of the report and of the guardian; the old values stay in the history. Twice is once."""
    row = known or Guardianship(person_id=file.person_id, recorded_person_id=file.recorded_person_id, **stamped(stamp))
    before = audit.overwrite(row, values)
    if before:
        db.session.add(row)
        db.session.flush()
        audit.record("reception_desk:minor:note", file, stamp, fields=sorted(before), before=before)
    return row
