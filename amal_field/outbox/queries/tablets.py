"""Is everything in? What waits on each tablet, and when it was heard of last."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.models import Tablet, User
from amal_field.collation import sort_key
from amal_field.db import db
from amal_field.outbox import rules


@dataclass(frozen=True)
class TabletState:
    """A tablet on the board. `waiting`: of whom something waits there: name, how many, how many of these ask their
    author. `is_first`: it worked today, and is not empty or silent."""

    tablet: Tablet
    waiting: list[tuple[str, int, int]]
    is_first: bool

    @property
    def is_empty(self) -> bool:
        """Whether it said last that nothing waits there."""
        return self.tablet.waiting_noted_at is not None and not self.waiting


def board(now: datetime) -> list[TabletState]:
    """Every tablet in use, first those that somebody must fetch, then those that are not empty, then by name."""
    in_use = Tablet.is_enrolled & ~Tablet.is_revoked & (Tablet.use == rules.KEEPS)
    tablets = db.session.scalars(select(Tablet).where(in_use)).all()
    users = set().union(*(rules.users_in(tablet.waiting) for tablet in tablets))
    names = dict(db.session.execute(select(User.id, User.name).where(User.id.in_(users))).all()) if users else {}
    states = [_state(tablet, names, now) for tablet in tablets]
    return sorted(states, key=lambda one: (not one.is_first, not one.waiting, sort_key(one.tablet.name)))


def _state(tablet: Tablet, names: dict, now: datetime) -> TabletState:
    lines = [(names.get(key, "–"), count, asks) for key, count, asks in rules.counts_in(tablet.waiting)]
    if tablet.seen_at is None:
        return TabletState(tablet, lines, is_first=False)
    is_first = rules.is_to_be_fetched(
        worked_today=clock.day_of(tablet.seen_at) == clock.day_of(now),
        holds=bool(lines),
        silent=now - tablet.seen_at,
        hour=now.astimezone(clock.ZONE).time(),
    )
    return TabletState(tablet, lines, is_first)
