"""Organisations in their lists, and what other rooms keep of them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from amal_field.db import PER_PAGE, db, on_page, page_of
from amal_field.organisations import rules
from amal_field.organisations.models import Organisation, OrganisationMerge, Service
from amal_field.permissions import Permission


@dataclass(frozen=True)
class Pointer:
    """What a room keeps of organisations, for their page.

    `permission`: who sees it there, in `template`, as the `part` that `part(user, organisation)` gives; None for
    nothing. `names(organisation_id)`: whether any of its rows names this one, whoever asks. `columns`: those of its
    models that hold the key of an organisation; their rows follow when one goes into another.
    """

    permission: Permission
    template: str
    part: Callable[[Any, Organisation], Any]
    names: Callable[[UUID], bool]
    columns: Sequence[InstrumentedAttribute[UUID]] = ()


POINTERS: dict[str, Sequence[Pointer]] = {}
"""Room → what it keeps of organisations."""


def organisations(typed: str, kind: str | None, *, open_on: date | None, page: int) -> tuple[list[Organisation], bool]:
    """A page of those of a kind, or of all, whose name holds what was typed, by name; and whether more follow.
    `open_on`: only those that are not retired on that day."""
    return page_of(db.session.scalars(on_page(_wanted(typed, kind, open_on), page)).all())


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


def pair(one_id: UUID, other_id: UUID) -> tuple[Organisation, Organisation] | None:
    """Two that stand, once their other writers have ended; None where one does not."""
    both = select(Organisation).where(Organisation.id.in_((one_id, other_id)), Organisation.stands)
    rows = {row.id: row for row in db.session.scalars(both.order_by(Organisation.id).with_for_update())}
    return (rows[one_id], rows[other_id]) if {one_id, other_id} <= rows.keys() else None


def likely_same(organisation: Organisation, typed: str) -> list[Organisation]:
    """Those into which this one may go: whose name holds what was typed; of nothing typed, the others of its kind."""
    wanted = _wanted(typed, None if typed else organisation.kind, None).where(Organisation.id != organisation.id)
    return list(db.session.scalars(wanted.limit(PER_PAGE)))


def merge(merge_id: UUID) -> OrganisationMerge | None:
    """A merge, undone or not, with both, once their other writers have ended."""
    found = db.session.scalar(select(OrganisationMerge).where(OrganisationMerge.id == merge_id).with_for_update())
    if found is not None:
        both = Organisation.id.in_((found.duplicate_id, found.organisation_id))
        db.session.scalars(select(Organisation).where(both).order_by(Organisation.id).with_for_update()).all()
    return found


def merges_into(organisation_id: UUID) -> list[OrganisationMerge]:
    """The merges that stand by which others went into this one, the latest first."""
    return list(
        db.session.scalars(
            select(OrganisationMerge)
            .where(OrganisationMerge.organisation_id == organisation_id, OrganisationMerge.stands)
            .options(joinedload(OrganisationMerge.duplicate))
            .order_by(OrganisationMerge.recorded_at.desc())
        )
    )


def merged_into(organisation_id: UUID) -> UUID | None:
    """The organisation into which this one went; None where it went into none."""
    return db.session.scalar(
        select(OrganisationMerge.organisation_id).where(
            OrganisationMerge.duplicate_id == organisation_id, OrganisationMerge.stands
        )
    )


def standing_by_name() -> dict[tuple[str, str], UUID]:
    """Those that stand, by kind and key of the name; until the end of the transaction none of them goes into
    another."""
    rows = db.session.execute(
        select(Organisation.kind, Organisation.name_key, Organisation.id)
        .where(Organisation.stands)
        .order_by(Organisation.id)
        .with_for_update(read=True)
    )
    return {(kind, key): organisation_id for kind, key, organisation_id in rows}


def merged_by_name() -> dict[tuple[str, str], UUID]:
    """Those that went into another, by kind and key of the name: the one that stands at the end of it. The latest merge
    counts where more had one name."""
    merges = db.session.execute(
        select(Organisation.kind, Organisation.name_key, Organisation.id, OrganisationMerge.organisation_id)
        .join(OrganisationMerge, OrganisationMerge.duplicate_id == Organisation.id)
        .where(OrganisationMerge.stands)
        .order_by(OrganisationMerge.recorded_at, OrganisationMerge.id)
    ).all()
    into = {duplicate_id: organisation_id for _kind, _key, duplicate_id, organisation_id in merges}
    ends = {}
    for kind, key, end, _organisation_id in merges:
        while end in into:
            end = into[end]
        ends[kind, key] = end
    return ends


def columns_that_follow() -> list[InstrumentedAttribute[UUID]]:
    """The columns of all rooms that hold the key of an organisation."""
    return [column for one in _pointers() for column in one.columns]


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
