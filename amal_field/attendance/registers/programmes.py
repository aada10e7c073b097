"""The register of programmes that were made on screen (`programmas`): a row is known by its word."""

from typing import Any

from amal_field import audit
from amal_field.attendance import messages, rules
from amal_field.attendance.models import Programme
from amal_field.attendance.queries import programmes
from amal_field.attendance.registers.words import known_programmes
from amal_field.attendance.rules import KIND_WORDS, WORD
from amal_field.db import db
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import MOST_IN_A_KEY, YES_NO, Choice, Day, Listed, Number, Text
from amal_field.registers.importing.numbers import stored_rows
from amal_field.registers.importing.register import Import, Register
from amal_field.registers.models import Leaving
from amal_field.stamp import stamped

NAME = "programmas"
FIELDS = {"naam_nl": "name_nl", "naam_fr": "name_fr", "naam_en": "name_en", "gestopt": "retired_on"}


class ProgrammeNumber(Number):
    """The word by which a programme is known."""

    def read(self, text: str) -> str:
        """Raises `RuleBroken` `programme_word_odd` or `programme_word_taken`."""
        rules.check_programme_word(text.lower())
        return text.lower()


class KindsOf(Text):
    """A kind of session of a programme."""

    def read(self, text: str) -> str:
        """Raises `RuleBroken` `session_kind_odd`."""
        if not WORD.fullmatch(text.lower()):
            raise RuleBroken("session_kind_odd")
        return KIND_WORDS.get(text.lower(), text.lower())

    def write(self, value: str | None) -> str:
        """The word of a kind."""
        return rules.kinds_written([value]) if value else ""


def check(importing: Import) -> None:
    """Note programmes that would lose a kind of which they have sessions."""
    batch = importing[NAME]
    for row in batch.read_rows:
        if row.stored and "soorten" in row.changes:
            lost = programmes.kinds_held(row.stored.subject) - set(row.wanted["soorten"])
            if lost:
                words = rules.kinds_written(sorted(lost))
                batch.wrong(row, "soorten", RuleBroken("session_kind_held", kinds=words))


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each."""
    stamp = importing.stamp
    for row in importing[NAME].read_rows:
        if row.is_new or row.changes:
            one = row.stored.subject if row.stored else _new(row, stamp)
            for column, name in FIELDS.items():
                setattr(one, name, row.final(column))
            one.session_kinds = list(row.final("soorten"))
            one.asks_organisation = row.final("organisatie") == "yes"
            one.requires_names = row.final("met_naam") == "yes"
            db.session.add(one)
            audit.record("attendance:programme:import", one, stamp, register=NAME)
    db.session.flush()
    programmes.forget_names()


def leaves() -> tuple[Leaving, ...]:
    """Those that were made on screen."""
    made = Programme.register_no.is_not(None)
    return (Leaving(Programme, "K", lambda day: (made,), (Permission.SESSIONS_PLAN,)),)


def _new(row: Any, stamp: Any) -> Programme:
    return Programme(id=row.subject_id, code=row.number, register_no=row.number, kind=rules.MADE, **stamped(stamp))


def _values(programme: Programme) -> dict[str, Any]:
    values: dict[str, Any] = {column: getattr(programme, name) for column, name in FIELDS.items()}
    return values | {
        "programma": programme.register_no,
        "soorten": programme.session_kinds,
        "organisatie": "yes" if programme.asks_organisation else "no",
        "met_naam": "yes" if programme.requires_names else "no",
    }


PROGRAMMES = Register(
    name=NAME,
    columns=(
        ProgrammeNumber("programma", required=True),
        Text("naam_nl", required=True, most=MOST_IN_A_KEY),
        Text("naam_fr", required=True, most=MOST_IN_A_KEY),
        Text("naam_en", required=True, most=MOST_IN_A_KEY),
        Listed("soorten", of=KindsOf("soort"), ordered=True),
        Choice("met_naam", required=True, values=YES_NO),
        Choice("organisatie", required=True, values=YES_NO),
        Day("gestopt"),
    ),
    sentences=messages.SENTENCES,
    known={"programma": known_programmes},
    stored=stored_rows(Programme, _values),
    check=check,
    store=store,
    leaves=leaves,
    seen_with=Permission.SESSIONS_PLAN,
)
