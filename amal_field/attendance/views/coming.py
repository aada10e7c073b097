"""For which organisation those came who are on the roll already, where the programme asks that."""

from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.attendance import messages, operations
from amal_field.attendance.forms import ComingForForm
from amal_field.attendance.queries import of_organisations, roll
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.attendance.rules import PARTICIPANT, PRESENT
from amal_field.attendance.views.common import bp, note_look_at, session_or_404, takes_marks
from amal_field.attendance.views.walk_in_forms import organisations_of_today
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written


@bp.get("/sessions/<uuid:session_id>/organisations")
@requires(Permission.SESSIONS_RECORD)
def coming(session_id: UUID) -> ResponseReturnValue:
    """Who is there, and for which organisation."""
    return show("attendance/coming.html", **_page(_context(session_id)))


@bp.post("/sessions/<uuid:session_id>/people/<uuid:person_id>/organisation")
@requires(Permission.SESSIONS_RECORD)
def coming_for(session_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Somebody came for another one (`?organisation=`: as it was before), or for none."""
    context = _context(session_id)
    form = _form_of(person_id, None, organisations_of_today(context.programme), sent=True)
    if "organisation" in request.args:
        form.organisation.data = request.args["organisation"]
    if form.validate():
        with form.refusals(messages.SENTENCES):
            wanted = UUID(form.organisation.data) if form.organisation.data else None
            row, before = operations.name_organisation(
                context.session, context.programme, person_id, wanted, stamp=form.stamp()
            )
            here = {"session_id": session_id, "person_id": person_id}
            return written(
                None,
                to=url_for(".coming", session_id=session_id, _anchor=f"coming-{person_id}"),
                said=_("%(name)s: the organisation is noted.", name=row.name),
                undo=url_for(".coming_for", **here, organisation=str(before or "")) if before != wanted else None,
            )
    return refused("attendance/coming.html", **_page(_context(session_id), {person_id: form}))


def _context(session_id: UUID) -> SessionContext:
    context = session_or_404(session_id)
    return context if context.programme.asks_organisation else abort(404)


def _form_of(person_id: UUID, key: UUID | None, offered: list, *, sent: bool = False) -> ComingForForm:
    prefix = f"of-{person_id}-"
    form = ComingForForm(prefix=prefix) if sent else ComingForForm(formdata=None, prefix=prefix)
    form.offer(offered)
    if not sent:
        form.organisation.data = str(key or "")
    return form


def _page(context: SessionContext, forms: dict[UUID, ComingForForm] | None = None) -> dict[str, Any]:
    there = [
        row
        for row in roll.rows_of(context.session, context.programme)
        if row.mark == PRESENT and row.role == PARTICIPANT
    ]
    note_look_at(context.programme, [row.person_id for row in there], "page")
    named, offered = of_organisations.named_at(context.session), organisations_of_today(context.programme)
    own = {row.person_id: _form_of(row.person_id, named.get(row.attendance_id), offered) for row in there}
    problems = [sentence for form in (forms or {}).values() for sentence in form.form_errors]
    return context._asdict() | {
        "there": there,
        "forms": own | (forms or {}),
        "problems": problems,
        "takes_marks": takes_marks(context),
    }
