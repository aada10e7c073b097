"""All that the desk knows of some persons besides their files, in one statement: statuses, answers, steps, sessions,
invitations, guidances and reports of minors."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    Date,
    Select,
    String,
    Uuid,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from amal_field.accounts.models import User
from amal_field.attendance.models import Attendance, GroupSession, Programme
from amal_field.attendance.rules import PARTICIPANT
from amal_field.column_types import UtcDateTime
from amal_field.contacts.models import Contact
from amal_field.db import db
from amal_field.organisations.models import Service
from amal_field.reception_desk.models import FileStep, Guardianship, ProtectionStatus, SessionInvitation, SharingAnswer
from amal_field.reception_desk.rules.words import INFO

DESK = "desk"
"""The code of the desk's service."""
YES, NO = "yes", "no"
PEOPLE = bindparam("people", expanding=True)
"""The keys of the persons of whom it is asked."""


class StatusKnown(NamedTuple):
    """A status of protection, as `rules.files` compares them."""

    status: str
    since: date | None
    until: date | None


class AnswerKnown(NamedTuple):
    """An answer whether the welfare side may see somebody, likewise."""

    may_share: bool
    answered_on: date | None


class StepTold(NamedTuple):
    """A state of a step that somebody tapped: who, and when."""

    state: str
    at: datetime
    by: str


class Invited(NamedTuple):
    """The session to which somebody is invited: its day, the kind of its programme, its start and its place."""

    on: date
    kind: str
    starts: str
    place: str


@dataclass
class Facts:
    """What is known of one person. `steps`: what was tapped, by step; `came`: the days of information sessions;
    `invited`: to which sessions they are invited, by key; `talks`: how many guidances, `talked_on`:
    the last."""

    statuses: list[StatusKnown] = field(default_factory=list)
    answers: list[AnswerKnown] = field(default_factory=list)
    steps: dict[str, list[StepTold]] = field(default_factory=dict)
    came: list[date] = field(default_factory=list)
    invited: dict[UUID, Invited] = field(default_factory=dict)
    talks: int = 0
    talked_on: date | None = None
    is_reported: bool = False


def facts_of(person_ids: Collection[UUID]) -> dict[UUID, Facts]:
    """What is known of each of these persons."""
    facts = {key: Facts() for key in person_ids}
    for what, person_id, code, more, key, first, last, at in db.session.execute(_facts(), {"people": list(person_ids)}):
        one = facts[person_id]
        if what == "status":
            one.statuses.append(StatusKnown(code, first, last))
        elif what == "answer":
            one.answers.append(AnswerKnown(code == YES, first))
        elif what == "step":
            step, _colon, state = code.partition(":")
            one.steps.setdefault(step, []).append(StepTold(state, at, more))
        elif what == "came":
            one.came.append(first)
        elif what == "invited":
            starts, _between, place = code.partition(" ")
            one.invited[key] = Invited(first, more, starts, place)
        elif what == "reported":
            one.is_reported = True
        else:
            one.talks, one.talked_on = int(code), first
    return facts


@cache
def _facts() -> CompoundSelect:
    """The statement, made once: that took longer than asking it."""
    return union_all(*(part() for part in (_statuses, _answers, _steps, _sessions, _invitations, _talks, _reports)))


def _row(what: str, person_id: Any, **told: Any) -> Select:
    """A part of the statement: each column that it does not tell is empty, of the type that it has elsewhere."""
    columns = {"code": String(), "more": String(), "key": Uuid(), "first": Date(), "last": Date(), "at": UtcDateTime()}
    values = (told.get(name, cast(null(), kind)).label(name) for name, kind in columns.items())
    return select(literal(what).label("what"), person_id.label("person_id"), *values)


def _statuses() -> Select:
    model = ProtectionStatus
    row = _row("status", model.person_id, code=model.status, first=model.since, last=model.until)
    return row.where(model.person_id.in_(PEOPLE), model.stands)


def _answers() -> Select:
    model = SharingAnswer
    said = case((model.may_share, YES), else_=NO)
    row = _row("answer", model.person_id, code=said, first=model.answered_on)
    return row.where(model.person_id.in_(PEOPLE), model.stands)


def _steps() -> Select:
    code = FileStep.step + ":" + FileStep.state
    row = _row("step", FileStep.person_id, code=code, more=User.name, at=FileStep.recorded_at)
    return row.join(User, User.id == FileStep.recorded_by_id).where(FileStep.person_id.in_(PEOPLE), FileStep.stands)


def _sessions() -> Select:
    return (
        _row("came", Attendance.person_id, first=GroupSession.held_on)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(Attendance.person_id.in_(PEOPLE), Attendance.counts, Attendance.role == PARTICIPANT)
        .where(Programme.kind == INFO, ~GroupSession.is_called_off)
    )


def _invitations() -> Select:
    model = SessionInvitation
    starts = func.substr(cast(GroupSession.starts, String), 1, 5)
    code = starts + " " + func.coalesce(GroupSession.place, "")
    return (
        _row(
            "invited", model.person_id, code=code, more=Programme.kind, key=model.session_id, first=GroupSession.held_on
        )
        .join(GroupSession, GroupSession.id == model.session_id)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(model.person_id.in_(PEOPLE), model.stands, ~GroupSession.is_called_off)
    )


def _talks() -> Select:
    desk = select(Service.id).where(Service.code == DESK).scalar_subquery()
    return (
        _row("talk", Contact.person_id, code=cast(func.count(), String), first=func.max(Contact.spoken_on))
        .where(Contact.person_id.in_(PEOPLE), Contact.stands, Contact.service_id == desk)
        .group_by(Contact.person_id)
    )


def _reports() -> Select:
    """Of which minors a report or a guardian is noted."""
    model = Guardianship
    is_noted = or_(model.reported_on.is_not(None), model.guardian.is_not(None))
    return _row("reported", model.person_id).where(model.person_id.in_(PEOPLE), model.stands, is_noted)
