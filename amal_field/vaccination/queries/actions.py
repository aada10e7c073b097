"""Vaccination actions in their lists, who may see them and when, and who is bound to secrecy."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Date, Select, bindparam, case, exists, select, true

from amal_field import clock
from amal_field.accounts.models import User
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.queries.sessions import own, sight_by, values_of
from amal_field.attendance.rules import is_around
from amal_field.dated_settings.queries import setting, setting_in_sql
from amal_field.db import db
from amal_field.permissions import Permission
from amal_field.vaccination.models import HealthDuty, LotToday, VaccinationAction, Vaccine, VaccineLot
from amal_field.vaccination.rules import terms

TODAY = bindparam("today", type_=Date)
LIST_MONTHS = "vaccination.list_months"
KIND = "vaccination"
"""The kind of programme of which this room keeps the lists."""
MOST_PAST = 60
LATEST_FIRST = (GroupSession.held_on.desc(), GroupSession.starts.desc(), GroupSession.id)


class UsableLot(NamedTuple):
    """A lot on the table, with its vaccine."""

    today: LotToday
    lot: VaccineLot
    vaccine: Vaccine


class FoundAction(NamedTuple):
    """An action with its session and programme; `months`: how many its list is kept, and `lots`: every lot that was on
    its table, by vaccine, of one vaccine the last chosen first, where these were read with it."""

    action: VaccinationAction
    session: GroupSession
    programme: Programme
    months: int | None = None
    lots: Sequence[UsableLot] = ()

    @property
    def day(self) -> date:
        """The day in Brussels on which it is held."""
        return self.session.held_on

    @property
    def takes_names(self) -> bool:
        """Whether somebody may be put on its list: it takes place, before its day too, and is neither closed nor
        removed."""
        return not (self.session.is_called_off or self.action.is_removed or self.action.is_closed)

    def takes_taps(self, today: date, *, corrects: bool = False) -> bool:
        """Whether something may be noted of those on its list: it takes place, is neither closed nor removed, and its
        day is there. Who `corrects` puts right what stands on a list that is closed, too."""
        shut = self.session.is_called_off or self.action.is_removed or (self.action.is_closed and not corrects)
        return not shut and self.day <= today

    @property
    def removal_day(self) -> date:
        """The day on which its list is removed."""
        imported_on = self.action.imported_on
        months = self.months or int(setting(LIST_MONTHS, terms.term_from(self.day, imported_on)))
        return terms.removal_day(self.day, imported_on, months)

    @property
    def removed_on(self) -> date | None:
        """The day on which its list was removed."""
        return clock.day_of(self.action.removed_at) if self.action.removed_at else None

    def lots_for_taps(self, now: datetime) -> list[UsableLot]:
        """The lots that a tap may use: what is on the table now; on a later day, when paper is typed in, all that
        were."""
        return [lot for lot in self.lots if self.day < clock.day_of(now) or lot.today.is_out(now)]

    def warns(self, today: date) -> bool:
        """Whether its list is about to be removed."""
        return not self.action.is_removed and terms.is_near(self.removal_day, today)


@dataclass(frozen=True)
class ActionLists:
    """The actions that somebody sees: those to come and of today by day, those past the latest first; and sessions that
    nobody has prepared yet."""

    today: list[FoundAction]
    coming: list[FoundAction]
    past: list[FoundAction]
    unprepared: list[GroupSession]


def action_for(user: User, action_id: UUID, *, now: datetime) -> tuple[FoundAction | None, bool]:
    """The action with its lots, if this user may see it now: a helper those at which they help, around their hours. And
    whether they are bound to secrecy today."""
    today = clock.day_of(now)
    wanted = _one(user.may(Permission.VACCINATION_PLAN), user.person_id is not None)
    asked = {"action_id": action_id, "user_id": user.id}
    rows = db.session.execute(wanted, asked | values_of(user, today)).all()
    if not rows:
        return None, is_bound(user.id, today)
    *action, is_bound_today = rows[0][:5]
    found = FoundAction(*action, lots=[UsableLot(*row[5:]) for row in rows if row[5] is not None])
    return (found if _is_shown(user, found, now) else None), is_bound_today


def lists_for(user: User, *, now: datetime) -> ActionLists:
    """The actions that this user sees, and for who plans the sessions that have no action yet."""
    rows = db.session.execute(_actions(user).order_by(*LATEST_FIRST).limit(MOST_PAST)).all()
    shown = [found for row in rows if _is_shown(user, found := FoundAction(*row), now)]
    today = clock.day_of(now)
    return ActionLists(
        today=[found for found in reversed(shown) if found.day == today],
        coming=[found for found in reversed(shown) if found.day > today],
        past=[found for found in shown if found.day < today],
        unprepared=_unprepared() if user.may(Permission.VACCINATION_PLAN) else [],
    )


def due_for_removal(today: date) -> list[FoundAction]:
    """The actions whose list is to be removed by then, the first of them first."""
    rows = db.session.execute(
        _with_sessions()
        .where(~VaccinationAction.is_removed, GroupSession.held_on < today)
        .order_by(GroupSession.held_on, VaccinationAction.id)
    )
    return [found for row in rows if (found := FoundAction(*row)).removal_day <= today]


def with_an_action(session_ids: Collection[UUID]) -> set[UUID]:
    """Those of these sessions that have an action."""
    return set(actions_of(session_ids))


def actions_of(session_ids: Collection[UUID]) -> dict[UUID, VaccinationAction]:
    """The action of each of these sessions that has one."""
    wanted = select(VaccinationAction).where(VaccinationAction.session_id.in_(session_ids))
    return {action.session_id: action for action in db.session.scalars(wanted)}


def is_bound(user_id: UUID, day: date) -> bool:
    """Whether a noted duty binds this user to secrecy on that day."""
    mine = select(HealthDuty.id).where(HealthDuty.user_id == user_id, HealthDuty.binds_on(day))
    return db.session.scalar(mine) is not None


def is_bound_in_sql(user_id: UUID | BindParameter, day: date | BindParameter) -> ColumnElement[bool]:
    """The same, as a condition of another statement."""
    return exists().where(HealthDuty.user_id == user_id, HealthDuty.binds_on(day))


def duties() -> dict[UUID, HealthDuty]:
    """The duty of each user who has one noted, ended or not."""
    return {duty.user_id: duty for duty in db.session.scalars(select(HealthDuty).where(HealthDuty.stands))}


def duty_of(user_id: UUID) -> HealthDuty | None:
    """The duty that is noted of a user, once its other writers have ended."""
    mine = select(HealthDuty).where(HealthDuty.user_id == user_id, HealthDuty.stands)
    return db.session.scalar(mine.with_for_update())


def unprepared_session(session_id: UUID) -> GroupSession | None:
    """A vaccination session that has no action yet, once its other writers have ended."""
    wanted = _sessions_without().where(GroupSession.id == session_id)
    return db.session.scalar(wanted.with_for_update(of=GroupSession))


def programme() -> Programme:
    """The programme of vaccination actions."""
    return db.session.scalars(select(Programme).where(Programme.kind == KIND)).one()


def lot_on_table(action: VaccinationAction, lot: VaccineLot) -> LotToday | None:
    """A lot as it lies, or lay, on the table of an action."""
    same = (LotToday.action_id == action.id, LotToday.lot_id == lot.id)
    return db.session.scalar(select(LotToday).where(*same))


@cache
def _one(plans: bool, helps: bool) -> Select:
    """The statement of `action_for`, made once for those who plan and those who may help."""
    return (
        _with_sessions()
        .add_columns(is_bound_in_sql(bindparam("user_id"), TODAY), LotToday, VaccineLot, Vaccine)
        .outerjoin(LotToday, LotToday.action_id == VaccinationAction.id)
        .outerjoin(VaccineLot, VaccineLot.id == LotToday.lot_id)
        .outerjoin(Vaccine, Vaccine.id == LotToday.vaccine_id)
        .where(VaccinationAction.id == bindparam("action_id"), true() if plans else sight_by((), helps))
        .order_by(Vaccine.brand_key, LotToday.from_at.desc(), LotToday.id)
    )


def _actions(user: User) -> Select[tuple[VaccinationAction, GroupSession, Programme, int]]:
    return _with_sessions().where(true() if user.may(Permission.VACCINATION_PLAN) else own(user))


def _with_sessions() -> Select[tuple[VaccinationAction, GroupSession, Programme, int]]:
    imported_on, held_on = VaccinationAction.imported_on, GroupSession.held_on
    kept_from = case((imported_on > held_on, imported_on), else_=held_on)
    return (
        select(VaccinationAction, GroupSession, Programme, setting_in_sql(LIST_MONTHS, kept_from))
        .join(GroupSession, GroupSession.id == VaccinationAction.session_id)
        .join(Programme, Programme.id == GroupSession.programme_id)
    )


def _is_shown(user: User, found: FoundAction, now: datetime) -> bool:
    if user.may(Permission.VACCINATION_PLAN):
        return True
    session, programme = found.session, found.programme
    return is_around(
        session.held_on,
        session.starts,
        session.ends,
        programme.minutes_before or 0,
        programme.minutes_after or 0,
        now=now.astimezone(clock.ZONE).replace(tzinfo=None),
    )


def _unprepared() -> list[GroupSession]:
    return list(db.session.scalars(_sessions_without().order_by(*LATEST_FIRST).limit(MOST_PAST)))


def _sessions_without() -> Select[tuple[GroupSession]]:
    return (
        select(GroupSession)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(
            Programme.kind == KIND,
            ~GroupSession.is_called_off,
            ~exists().where(VaccinationAction.session_id == GroupSession.id),
        )
    )
