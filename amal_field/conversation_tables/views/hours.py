"""How long people practised, and the proof of participation that tells it."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, format_date

from amal_field import clock
from amal_field.conversation_tables import queries
from amal_field.conversation_tables.rules import TRACK_HOURS
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
    """Somebody's sessions, meetings and hours in a period."""
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
    times = queries.times_of(person, first, last)
    counted = [once for once in times if once.in_dutch]
    programmes: dict[str, int] = {}
    for once in counted:
        programmes[once.programme] = programmes.get(once.programme, 0) + once.minutes
    meetings, sessions = ({once.held_on for once in counted if once.is_meeting is its} for its in (True, False))
    return {
        "person": person,
        "first": first,
        "last": last,
        "times": times,
        "counted": counted,
        "twice_on": meetings & sessions,
        "minutes": sum(once.minutes for once in counted),
        "most_minutes": TRACK_HOURS * 60,
        "programmes": programmes,
        "left_out": sorted({once.programme for once in times if not once.in_dutch}),
    }


def _period() -> tuple[date, date]:
    """The days that the address names; this year where it names none, or one that runs backwards."""
    today = clock.today()
    first = day_in(request.args.get("from")) or date(today.year, 1, 1)
    last = day_in(request.args.get("until")) or date(max(today.year, first.year), 12, 31)
    return (first, last) if first <= last else (last, first)
