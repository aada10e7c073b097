"""Nazicht: what cannot stand by itself, in the words of its room, for who decides there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, or_, select

from amal_field.accounts.models import Tablet, User
from amal_field.db import db, on_page
from amal_field.outbox.models import Delivery, Review, SetAside
from amal_field.outbox.rules import REMOVAL
from amal_field.permissions import Permission


class Told(NamedTuple):
    """A review in the words of its room: what it is about, the address of that, and each fact as a sentence. `options`:
    value and word of each of which a decision chooses one."""

    title: str
    url: tuple[str, dict[str, Any]] | None
    facts: Sequence[str]
    options: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class ReviewKind:
    """How a room has its reviews decided. `permission`: who decides; `tell`: reviews in words, as many statements for
    one as for fifty; `tell_sent`: the same of what was set aside, by what stood in its address; `choices`: code of a
    review → codes and words of what may be decided; `decide` and `take_back`: do it to the rows of the room; `asks`:
    which decisions choose one of the options of the review, and what these are called."""

    permission: Permission
    tell: Callable[[Sequence[Review]], Mapping[UUID, Told]]
    tell_sent: Callable[[Sequence[Mapping[str, Any]]], Sequence[Told]]
    choices: Mapping[str, Sequence[tuple[str, Any]]]
    decide: Callable[..., None]
    take_back: Callable[..., None]
    asks: Mapping[str, Any] = field(default_factory=dict)


REVIEW_KINDS: dict[str, ReviewKind] = {}
"""Room → how its reviews are decided."""


@dataclass(frozen=True)
class Card:
    """A review on the page: what kind of entry it is about, who brought it, when it happened, when it came, on which
    tablet."""

    review: Review
    kind: str
    by: str
    occurred_at: datetime
    received_at: datetime
    tablet: str | None
    told: Told
    choices: Sequence[tuple[str, Any]]
    asks: Mapping[str, Any]


def rooms_of(user) -> list[str]:
    """The rooms in which a user decides."""
    return [room for room, kind in REVIEW_KINDS.items() if user.may(kind.permission)]


def open_cards(user, page: int) -> list[Card]:
    """What is to be looked at by a user, the oldest first, and one more than fits."""
    wanted = (
        select(Review, Delivery.kind, User.name, Delivery.occurred_at, Delivery.received_at, Tablet.name)
        .join(Delivery, Delivery.key == Review.delivery_key)
        .join(User, User.id == Delivery.user_id)
        .outerjoin(Tablet, Tablet.id == Delivery.tablet_id)
        .where(~Review.is_resolved, Review.room.in_(rooms_of(user)))
        .order_by(Review.asked_at, Review.id)
    )
    rows = db.session.execute(on_page(wanted, page)).all()
    told: dict[UUID, Told] = {}
    for room in {row.Review.room for row in rows}:
        told |= REVIEW_KINDS[room].tell([row.Review for row in rows if row.Review.room == room])
    return [_card(row, told[row.Review.id], REVIEW_KINDS[row.Review.room]) for row in rows]


def _card(row: Row, told: Told, kind: ReviewKind) -> Card:
    choices = [choice for choice in kind.choices[row.Review.code] if told.options or choice[0] not in kind.asks]
    return Card(*row, told, choices, kind.asks)


def review_for(user, review_id: UUID) -> Review | None:
    """A review that this user decides, once others who do have ended."""
    wanted = select(Review).where(Review.id == review_id, Review.room.in_(rooms_of(user))).with_for_update()
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()


class AsideLine(NamedTuple):
    """What was set aside, of which kind it is, who brought it and when it happened and came."""

    aside: SetAside
    kind: str
    by: str
    occurred_at: datetime
    received_at: datetime

    @property
    def words(self) -> list[str]:
        """What somebody typed or chose, without keys of rows, which tell nobody anything."""
        return [value for name, value in self.aside.fields or () if value and not name.endswith(("_id", "_token"))]


def set_aside_lines(user) -> Sequence[AsideLine]:
    """What was set aside in the rooms in which a user decides, or came to no room, and nobody has seen to; the oldest
    first."""
    theirs = [Delivery.kind.startswith(f"{room}.", autoescape=True) for room in rooms_of(user)]
    wanted = (
        select(SetAside, Delivery.kind, User.name, Delivery.occurred_at, Delivery.received_at)
        .join(Delivery, Delivery.key == SetAside.delivery_key)
        .join(User, User.id == Delivery.user_id)
        .where(~SetAside.is_resolved, or_(Delivery.kind == "", *theirs))
        .order_by(Delivery.received_at, SetAside.id)
    )
    return [AsideLine(*row) for row in db.session.execute(wanted.limit(50))]


def aside(aside_id: UUID) -> SetAside | None:
    """What was set aside, once others who look have ended. None of what its author removed: that was seen to."""
    wanted = (
        select(SetAside)
        .join(Delivery, Delivery.key == SetAside.delivery_key)
        .where(SetAside.id == aside_id, Delivery.kind != REMOVAL)
        .with_for_update(of=SetAside)
    )
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()
