"""The tables of a session: who sits where, at which level."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from amal_field import clock
from amal_field.attendance.queries import sessions as attendance_queries
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.conversation_tables import operations, queries
from amal_field.conversation_tables.forms import SpreadForm
from amal_field.conversation_tables.rules import KINDS, LEVELS, MOST_TABLES
from amal_field.conversation_tables.views.common import SENTENCES, bp
from amal_field.people.models import Person
from amal_field.people.rules import distinct_names
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm, FieldForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.sight import asked_again

UNKNOWN = "unknown"


@bp.get("/sessions/<uuid:session_id>")
@requires(Permission.SESSIONS_SEE)
def tables(session_id: UUID) -> ResponseReturnValue:
    """Everybody who is present, by table."""
    context = _session_or_404(session_id)
    return show("conversation_tables/tables.html", **_page(context, SpreadForm(formdata=None)))


@bp.post("/sessions/<uuid:session_id>/spread")
@requires(Permission.SESSIONS_RECORD)
def spread(session_id: UUID) -> ResponseReturnValue:
    """Seat everybody by level."""
    context, form = _session_or_404(session_id), SpreadForm()
    if form.validate():
        with form.refusals(SENTENCES):
            seated = operations.spread_by_level(context.session, form.tables.data, stamp=form.stamp())
            said = ngettext("%(num)d person has a table.", "%(num)d people have a table.", seated)
            return written(None, to=_url_of(session_id), said=said)
    return _refused(session_id, form)


@bp.post("/sessions/<uuid:session_id>/people/<uuid:person_id>/table/<int:number>")
@requires(Permission.SESSIONS_RECORD)
def seat(session_id: UUID, person_id: UUID, number: int) -> ResponseReturnValue:
    """Somebody takes a seat at a table."""
    return _press(session_id, person_id, lambda *who, stamp: operations.seat(*who, number, stamp=stamp))


@bp.post("/sessions/<uuid:session_id>/people/<uuid:person_id>/level/<level>")
@requires(Permission.SESSIONS_RECORD)
def level(session_id: UUID, person_id: UUID, level: str) -> ResponseReturnValue:
    """Somebody tells her level."""
    wanted = None if level == UNKNOWN else level
    return _press(session_id, person_id, lambda *who, stamp: operations.tell_level(*who, wanted, stamp=stamp))


def _press(session_id: UUID, person_id: UUID, operation: Callable[..., list[Person]]) -> ResponseReturnValue:
    context, form = _session_or_404(session_id), ActionForm()
    person = _present(context, person_id)
    with form.refusals(SENTENCES):
        present = operation(context.session, person, stamp=form.stamp())
        page = _page(context, SpreadForm(formdata=None), present=present)
        return written("conversation_tables/_board.html", to=_url_of(session_id, f"person-{person_id}"), **page)
    return _refused(session_id, form)


def _refused(session_id: UUID, form: FieldForm) -> ResponseReturnValue:
    blank = form if isinstance(form, SpreadForm) else SpreadForm(formdata=None)
    page = _page(_session_or_404(session_id), blank, problems=form.form_errors)
    return refused("conversation_tables/tables.html", partial="conversation_tables/_board.html", **page)


@asked_again
def _session_or_404(session_id: UUID) -> SessionContext:
    context = attendance_queries.session_for(current_user, session_id, today=clock.today())
    return context if context and context.programme.kind in KINDS else abort(404)


def _present(context: SessionContext, person_id: UUID) -> Person:
    return next(
        (participant for participant in queries.participants(context.session) if participant.id == person_id), None
    ) or abort(404)


def _url_of(session_id: UUID, anchor: str | None = None) -> str:
    return url_for("conversation_tables.tables", session_id=session_id, _anchor=anchor)


def _page(
    context: SessionContext, form: SpreadForm, *, present: list[Person] | None = None, problems: list[str] | None = None
) -> dict[str, Any]:
    session = context.session
    people = present or queries.participants(session)
    levels, seats = queries.places_of(session, [person.id for person in people])
    ranks = {level: rank for rank, level in enumerate(LEVELS)}
    people.sort(key=lambda person: ranks.get(levels.get(person.id), len(LEVELS)))
    most = max([*seats.values(), 3])
    by_table = {
        number: [person for person in people if seats.get(person.id) == number] for number in range(1, most + 1)
    }
    return {
        "session": session,
        "programme": context.programme,
        "form": form,
        "problems": problems or [],
        "tap": ActionForm(formdata=None),
        "by_table": by_table,
        "without": [person for person in people if person.id not in seats],
        "names": distinct_names({person.id: person for person in people}),
        "levels": levels,
        "numbers": range(1, min(most + 1, MOST_TABLES) + 1),
        "choices": [*LEVELS, UNKNOWN],
        "title": _("Tables and levels"),
        "takes_marks": session.takes_marks(clock.today()),
    }
