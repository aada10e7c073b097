"""The annual figures of vaccination actions (`domain.md` I.1). A session that was called off never counts, nor does one
of which nobody noted anything; what was noted still tells once a list is removed."""

from collections.abc import Callable, Sequence

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from sqlalchemy import ColumnElement, FromClause, Select, exists, extract, func, or_, select

from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.queries.held_sessions import took_place
from amal_field.figures.figure import Doubt, Facts, Figure, Reading, Record, YearSpan, by_month
from amal_field.figures.queries.happened import dated
from amal_field.figures.queries.rows import row
from amal_field.figures.queries.years import ask, grouped
from amal_field.permissions import Permission
from amal_field.vaccination.models import ActionCount, VaccinationAction
from amal_field.vaccination.operations import door
from amal_field.vaccination.queries.actions import KIND
from amal_field.vaccination.rules.words import BASIC, COVID, NOTED


def actions(spans: Sequence[YearSpan]) -> dict[int, list[tuple[str | None, int, bool, int]]]:
    """Year → kind, month, whether anything was noted, and how many; those to come of which nothing was are left out."""
    return grouped(spans, ask(_counted, spans), lambda *columns: columns)


def _counted(years: FromClause) -> Select:
    rows = _planned(years).subquery()
    parts = [rows.c.year, rows.c.part, extract("month", rows.c.day), rows.c.left_out]
    return select(*parts, func.count()).group_by(*parts)


def held(kind: str | None = None) -> Callable[[Facts], Reading]:
    """How many were held, of one kind or of all."""

    def read(facts: Facts) -> Reading:
        those = [one for one in facts[actions] if kind in (None, one[0])]
        months = by_month((month, number) for _kind, month, unnoted, number in those if not unnoted)
        unnoted = sum(number for _kind, _month, unnoted, number in those if unnoted)
        value = sum(months)
        doubts = (Doubt("unnoted", unnoted, value, value + unnoted),) if unnoted else ()
        return Reading(value, None, months, doubts)

    return read


def rows_of(kind: str | None = None) -> Callable[[FromClause], Select]:
    """The actions that were held, and those past of which nobody noted anything."""
    return lambda years: _planned(years).where(GroupSession.kind == kind) if kind else _planned(years)


def _planned(years: FromClause) -> Select:
    noted = _noted()
    columns = row(
        years.c.year,
        VaccinationAction.id,
        GroupSession.held_on,
        part=GroupSession.kind,
        title=GroupSession.place,
        left_out=~noted,
        doubt="unnoted",
    )
    return (
        select(*columns)
        .select_from(years)
        .join(GroupSession, GroupSession.held_on.between(years.c.first, years.c.last))
        .join(Programme, Programme.id == GroupSession.programme_id)
        .outerjoin(VaccinationAction, VaccinationAction.session_id == GroupSession.id)
        .where(Programme.kind == KIND, ~GroupSession.is_called_off)
        .where(or_(noted, GroupSession.held_on < years.c.today))
    )


def _noted() -> ColumnElement[bool]:
    counted = exists().where(
        ActionCount.action_id == VaccinationAction.id, ActionCount.counted.in_(NOTED), ActionCount.number > 0
    )
    return or_(took_place(), VaccinationAction.is_closed, door.noted_in_sql(), counted)


OF_ACTIONS = {"needs": (actions,), "record": Record("vaccination.action", "action_id", Permission.VACCINATION_PLAN)}
FIGURES = (
    Figure(
        "vaccination.actions",
        _l("Vaccination sessions."),
        held(),
        sentence=lambda said: ngettext(
            "We organised %(value)s vaccination session on the site.",
            "We organised %(value)s vaccination sessions on the site.",
            said.number,
            value=said.value,
        ),
        rows=rows_of(),
        **OF_ACTIONS,
    ),
    Figure(
        "vaccination.covid",
        _l("Of these, against covid."),
        held(COVID),
        sentence=lambda said: ngettext(
            "%(value)s of them was against covid.",
            "%(value)s of them were against covid.",
            said.number,
            value=said.value,
        ),
        rows=rows_of(COVID),
        **OF_ACTIONS,
    ),
    Figure(
        "vaccination.basic",
        _l("Of these, for basic vaccinations."),
        held(BASIC),
        sentence=lambda said: ngettext(
            "%(value)s of them was for basic vaccinations.",
            "%(value)s of them were for basic vaccinations.",
            said.number,
            value=said.value,
        ),
        rows=rows_of(BASIC),
        **OF_ACTIONS,
    ),
)

HELD_ON = (
    select(GroupSession.held_on)
    .where(GroupSession.id == VaccinationAction.session_id)
    .correlate(VaccinationAction)
    .scalar_subquery()
)
RECORDS = (dated("actions", VaccinationAction.id, HELD_ON, section="vaccination"),)
