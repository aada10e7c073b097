"""What the views of planning share: the blueprint, the words, and finding what an address names."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, abort
from flask_babel import get_locale
from flask_login import current_user

from amal_field import clock
from amal_field.attendance import messages as attendance_messages
from amal_field.attendance.models import Programme
from amal_field.attendance.queries.sessions import plans
from amal_field.people.messages import SENTENCES as PEOPLE_SENTENCES
from amal_field.planning import messages
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.queries.plans import FoundSeries, FoundSession
from amal_field.web.addresses import day_in
from amal_field.web.unit_of_work import is_write

bp = Blueprint("planning", __name__, url_prefix="/planning")

SENTENCES = attendance_messages.SENTENCES | PEOPLE_SENTENCES | messages.SENTENCES


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    weekdays = get_locale().days["stand-alone"]
    return {
        "programme_names": attendance_messages.PROGRAMMES,
        "kind_names": attendance_messages.KINDS,
        "level_names": messages.LEVELS,
        "weekday_names": weekdays["wide"],
        "weekday_short": weekdays["abbreviated"],
    }


def programme_or_404(programme_id: UUID) -> Programme:
    """A programme of which this user plans the sessions."""
    programme = plan_queries.programme(programme_id, locked=is_write()) or abort(404)
    return programme if plans(current_user, programme) else abort(404)


def series_or_404(series_id: UUID) -> FoundSeries:
    """A series, its programme and its plan, where this user plans them."""
    found = plan_queries.series_for(series_id, locked=is_write()) or abort(404)
    return found if plans(current_user, found.programme) else abort(404)


def session_or_404(session_id: UUID) -> FoundSession:
    """A session, its programme and its series, where this user plans them."""
    found = plan_queries.session_for(session_id, locked=is_write()) or abort(404)
    return found if plans(current_user, found.programme) else abort(404)


def day_or_today(text: str | None) -> date:
    """The day that an address names; today where it names none that a calendar shows."""
    return day_in(text) or clock.today()
