"""Programmes made on screen, what they are called and when they retire, and how many take part in a series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amal_field import audit
from amal_field.attendance import rules
from amal_field.attendance.models import Programme, Series
from amal_field.attendance.queries import programmes
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp

ONE_WORD = {
    "uq_programmes_code": "programme_word_taken",
    "programmes.code": "programme_word_taken",
    "uq_programmes_register_no": "programme_word_taken",
    "programmes.register_no": "programme_word_taken",
}


@dataclass(frozen=True)
class ProgrammeValues:
    """What a coordinator says of a programme: its names, the kinds of its sessions, whether people come for an
    organisation, and from when on nothing is planned of it."""

    name_nl: str
    name_fr: str
    name_en: str
    session_kinds: Sequence[str]
    asks_organisation: bool
    requires_names: bool
    retired_on: date | None


def make_programme(word: str, values: ProgrammeValues, *, stamp: Stamp) -> Programme:
    """Make a programme, which the registers call by this word. Raises `RuleBroken` as `rules.check_programme_word`."""
    rules.check_programme_word(word)
    if programmes.is_code_taken(word):
        raise RuleBroken("programme_word_taken")
    programme = Programme(
        code=word,
        register_no=word,
        kind=rules.MADE,
        recorded_at=stamp.at,
        recorded_by_id=stamp.by_id,
        **vars(values) | {"session_kinds": list(values.session_kinds)},
    )
    db.session.add(programme)
    with constraint_as_refusal(ONE_WORD):
        db.session.flush()
    programmes.forget_names()
    audit.record("planning:programme:make", programme, stamp, name=values.name_nl)
    return programme


def define_programme(programme: Programme, values: ProgrammeValues, *, stamp: Stamp) -> None:
    """Say otherwise what a programme is. One of those that were always there keeps its names and kinds. Raises
    `RuleBroken` `session_kind_held` where sessions are of a kind that it would lose."""
    wanted = vars(values) | {"session_kinds": list(values.session_kinds)}
    if programme.register_no is None:
        wanted = {name: wanted[name] for name in ("asks_organisation", "requires_names", "retired_on")}
    elif lost := programmes.kinds_held(programme) - set(values.session_kinds):
        raise RuleBroken("session_kind_held", kinds=rules.kinds_written(sorted(lost)))
    changed = sorted(audit.overwrite(programme, wanted))
    db.session.flush()
    programmes.forget_names()
    if changed:
        audit.record("planning:programme:define", programme, stamp, fields=changed)


def note_taking_part(
    series: Series, language: str | None, enrolled: int | None, completed: int | None, *, stamp: Stamp
) -> None:
    """Note in which language a series is, how many enrolled and how many completed it. Raises `RuleBroken`
    `more_completed`."""
    rules.check_taking_part(enrolled, completed)
    before = audit.overwrite(series, {"language": language, "enrolled": enrolled, "completed": completed})
    db.session.flush()
    if before:
        audit.record("planning:series:taking_part", series, stamp, enrolled=enrolled, completed=completed)
