"""Organisations in their lists, and what other rooms keep of them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select, true

from amal_field.db import db
from amal_field.organisations import rules
from amal_field.organisations.models import Organisation, Service
from amal_field.permissions import Permission

PER_PAGE = 50


@dataclass(frozen=True)
class Pointer:
    """What a room keeps of organisations, for their page.

    `permission`: who sees it there, in `template`, as the `part` that `part(user, organisation)` gives; None for
    nothing. `names(organisation_id)`: whether any of its rows names this one, whoever asks.
    """

    permission: Permission
    template: str
    part: Callable[[Any, Organisation], Any]
    names: Callable[[UUID], bool]


POINTERS: dict[str, Sequence[Pointer]] = {}
"""Room → what it keeps of organisations."""


def organisations(typed: str, kind: str | None, *, open_on: date | None, page: int) -> tuple[list[Organisation], bool]:
    """A page of those of a kind, or of all, whose name holds what was typed, by name; and whether more follow.
    `open_on`: only those that are not retired on that day."""
    rows = db.session.scalars(_wanted(typed, kind, open_on).offset((page - 1) * PER_PAGE).limit(PER_PAGE + 1)).all()
    return list(rows[:PER_PAGE]), len(rows) > PER_PAGE


def whole_list(typed: str, kind: str | None, *, open_on: date | None) -> list[Organisation]:
    """All of them, for paper and the workbook."""
    return list(db.session.scalars(_wanted(typed, kind, open_on)))


def organisation(organisation_id: UUID, *, locked: bool) -> Organisation | None:
    """The one with this key, undone or not; `locked`: once its other writers have ended."""
    wanted = select(Organisation).where(Organisation.id == organisation_id)
    return db.session.scalar(wanted.with_for_update() if locked else wanted)


def namesake(name: str, kind: str) -> Organisation | None:
    """The one of this kind that has this name already."""
    same = (Organisation.kind == kind, Organisation.name_key == rules.name_key(name))
    return db.session.scalar(select(Organisation).where(*same, Organisation.stands))


def pointing(user: Any, organisation: Organisation) -> list[tuple[str, Any]]:
    """What the rooms keep of it that this user may see: template and part."""
    shown = [(one.template, one.part(user, organisation)) for one in _pointers() if user.may(one.permission)]
    return [(template, part) for template, part in shown if part]


def is_pointed_to(organisation_id: UUID) -> bool:
    """Whether any room keeps something of it, seen by this user or not."""
    return any(one.names(organisation_id) for one in _pointers())


def names_of_organisations(keys: Collection[UUID]) -> Select:
    """The key and the name of each, the name twice: none describes another."""
    return select(Organisation.id, Organisation.name, Organisation.name).where(Organisation.id.in_(keys))


def names_of_services(keys: Collection[UUID]) -> Select:
    """The same of services."""
    return select(Service.id, Service.name, Service.name).where(Service.id.in_(keys))


def services(codes: Collection[str]) -> dict[str, Service]:
    """These services, by code."""
    return {one.code: one for one in db.session.scalars(select(Service).where(Service.code.in_(codes)))}


def _pointers() -> chain[Pointer]:
    return chain.from_iterable(POINTERS.values())


def _wanted(typed: str, kind: str | None, open_on: date | None) -> Select[tuple[Organisation]]:
    return (
        select(Organisation)
        .where(
            Organisation.stands,
            _holds(typed),
            Organisation.kind == kind if kind else true(),
            ~Organisation.is_retired(open_on) if open_on else true(),
        )
        .order_by(Organisation.sort_key, Organisation.id)
    )


def _holds(typed: str) -> ColumnElement[bool]:
    key = rules.name_key(typed) if typed else ""
    return Organisation.name_key.contains(key, autoescape=True) if key else true()
