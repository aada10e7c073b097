"""Whom the lists bring into sight: who plans sees those on all lists, a helper those on the lists that they may open
now; both, to tell apart who walks in, whoever is on the site today or has reserved. Helpers have no page of people."""

from uuid import UUID

from sqlalchemy import Select, select

from amal_field import clock
from amal_field.attendance.queries import roster
from amal_field.permissions import Permission
from amal_field.vaccination.operations import door
from amal_field.vaccination.queries import actions


def listed(user) -> Select[tuple[UUID]]:
    """Those on the lists; nobody for who is not bound to secrecy."""
    now = clock.now()
    wanted = door.listed_person_ids().where(actions.is_bound_in_sql(user.id, clock.day_of(now)))
    if user.may(Permission.VACCINATION_PLAN):
        return wanted
    lists = actions.lists_for(user, now=now)
    here = [found.action.id for found in (*lists.today, *lists.coming, *lists.past)]
    return door.listed_person_ids(here)


def copied(user) -> Select[tuple[UUID]]:
    """Those of whose card there is a copy; nobody for who is not bound to secrecy."""
    return door.copied_person_ids().where(actions.is_bound_in_sql(user.id, clock.today()))


def on_site(user) -> Select[tuple[UUID]]:
    """Whoever is on the site today."""
    here = roster.source_of_kind(actions.KIND).expected().subquery()
    return select(here.c[0]).params(held_on=clock.today())


def booked(user) -> Select[tuple[UUID]]:
    """Whoever has reserved over today."""
    source = roster.source_of_kind(actions.KIND)
    coming = source.booked().subquery() if source.booked else source.expected().subquery()
    return select(coming.c[0]).params(held_on=clock.today())
