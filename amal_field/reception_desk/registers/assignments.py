"""The register of assignments of interpreters (`tolkopdrachten`): its columns, stored rows as their values, and writing
it."""

from typing import Any

from amal_field import audit
from amal_field.db import db
from amal_field.people.registers.persons import language_code
from amal_field.permissions import Permission
from amal_field.reception_desk import messages, rules
from amal_field.reception_desk.models import InterpreterAssignment
from amal_field.reception_desk.rules.words import CANCELLED, IN_TIME, LATE, NOT_DELIVERED, REFUSED
from amal_field.registers.importing.columns import Checked, Choice, Day, Number, Whole
from amal_field.registers.importing.numbers import known, stored_rows
from amal_field.registers.importing.register import Import, Register
from amal_field.registers.models import Leaving
from amal_field.stamp import stamped

NAME = "tolkopdrachten"
MANNERS = {"ter_plaatse": "on_site", "telefoon": "phone", "video": "video"}
TIERS = {"sociaal_tolk": "social", "crisistolk": "crisis"}
STATES = {
    "aangevraagd": "requested",
    "bevestigd": "confirmed",
    "uitgevoerd": "done",
    "geannuleerd": CANCELLED,
    "niet_geleverd": NOT_DELIVERED,
}
SERVICES = {"onthaal": "desk", "terrein": "site", "ander": "other"}
AS_ONE = {IN_TIME: CANCELLED, LATE: CANCELLED, REFUSED: NOT_DELIVERED}
"""What the register writes as another state."""


def check(importing: Import) -> None:
    """Note minutes of what nobody did, and what was done on a day to come. One that was undone on screen stays so."""
    batch = importing[NAME]
    for row in batch.read_rows:
        if row.is_undone:
            row.leave("opdracht_nr")
        elif (row.is_new or row.changes) and row.may_use("status"):
            with batch.refusals(row, "minuten"):
                if row.may_use("minuten"):
                    rules.assignments.check_minutes(row.final("minuten"), row.final("status"))
            with batch.refusals(row, "datum"):
                if row.may_use("datum"):
                    rules.assignments.check_day(row.final("datum"), row.final("status"), today=importing.today)


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each assignment."""
    stamp = importing.stamp
    for row in importing[NAME].read_rows:
        if not (row.is_new or row.changes):
            continue
        assignment = row.stored.subject if row.stored else InterpreterAssignment(id=row.subject_id, **stamped(stamp))
        assignment.register_no = row.number
        assignment.day, assignment.language = row.final("datum"), row.final("taal")
        assignment.manner, assignment.tier = row.final("vorm"), row.final("soort")
        assignment.service, assignment.minutes = row.final("dienst"), row.final("minuten")
        if row.is_new or "status" in row.changes:
            assignment.state = row.final("status")
        db.session.add(assignment)
        audit.record("reception_desk:assignment:import", assignment, stamp)
    db.session.flush()


def _values(assignment: InterpreterAssignment) -> dict[str, Any]:
    return {
        "opdracht_nr": assignment.register_no,
        "datum": assignment.day,
        "taal": assignment.language,
        "vorm": assignment.manner,
        "soort": assignment.tier,
        "status": AS_ONE.get(assignment.state, assignment.state),
        "minuten": assignment.minutes,
        "dienst": assignment.service,
    }


def leaves() -> tuple[Leaving, ...]:
    """The assignments that stand, of days that have come."""
    own = InterpreterAssignment
    return (Leaving(own, "T", lambda day: (own.stands, own.day <= day), (Permission.DESK_SEE,)),)


ASSIGNMENTS = Register(
    name=NAME,
    columns=(
        Number("opdracht_nr", required=True),
        Day("datum", required=True),
        Checked("taal", required=True, check=language_code),
        Choice("vorm", required=True, values=MANNERS),
        Choice("soort", required=True, values=TIERS),
        Choice("status", required=True, values=STATES),
        Whole("minuten"),
        Choice("dienst", required=True, values=SERVICES),
    ),
    sentences=messages.SENTENCES,
    known={"opdracht_nr": known(InterpreterAssignment)},
    stored=stored_rows(InterpreterAssignment, _values),
    check=check,
    store=store,
    leaves=leaves,
    seen_with=Permission.DESK_SEE,
)
