"""How long people practised, and the proof of participation that tells it."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, format_date

from amal_field import clock
from amal_field.conversation_tables import queries
from amal_field.conversation_tables.views.common import bp
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import day_in, page_asked, searched
from amal_field.web.htmx import show


@bp.get("/hours")
@requires(Permission.SESSIONS_PLAN)
def hours() -> ResponseReturnValue:
    """Everybody's hours in a period, the most first."""
    first, last = _period()
    search = searched()
    page = page_asked()
    rows, more = queries.practised(first, last, search, page=page)
    return show(
        "conversation_tables/hours.html", rows=rows, more=more, page=page, search=search, first=first, last=last
    )


@bp.get("/people/<uuid:person_id>/hours")
@requires(Permission.SESSIONS_PLAN)
def hours_of(person_id: UUID) -> ResponseReturnValue:
    """Somebody's sessions and hours in a period."""
    return show("conversation_tables/hours_of.html", **_told(person_id))


@bp.get("/people/<uuid:person_id>/proof")
@requires(Permission.SESSIONS_PLAN)
def proof(person_id: UUID) -> ResponseReturnValue:
    """The proof of participation on paper, in Dutch: the integration file is (`domain.md` E.3)."""
    practice, today = _told(person_id), clock.today()
    with force_locale("nl"):
        days = {
            "first": format_date(practice["first"], "d MMMM y"),
            "last": format_date(max(practice["first"], min(practice["last"], today)), "d MMMM y"),
        }
        return show("conversation_tables/proof.html", **practice, days=days, on=format_date(today, "d MMMM y"))


def _told(person_id: UUID) -> dict[str, Any]:
    person: Person = queries.practiser(person_id) or abort(404)
    first, last = _period()
    sessions = queries.attended(person, first, last)
    programmes: dict[str, int] = {}
    for session in sessions:
        programmes[session.programme] = programmes.get(session.programme, 0) + session.minutes
    return {
        "person": person,
        "first": first,
        "last": last,
        "sessions": sessions,
        "minutes": sum(session.minutes for session in sessions),
        "programmes": programmes,
    }


def _period() -> tuple[date, date]:
    """The days that the address names; this year where it names none, or one that runs backwards."""
    today = clock.today()
    first = day_in(request.args.get("from")) or date(today.year, 1, 1)
    last = day_in(request.args.get("until")) or date(max(today.year, first.year), 12, 31)
    return (first, last) if first <= last else (last, first)
