"""The roll of a session, and its taps."""

from uuid import UUID

from flask import Response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from amal_field.accounts.offers import history as histories
from amal_field.attendance import messages, operations
from amal_field.attendance.forms import EveryoneForm, TapForm
from amal_field.attendance.queries import roll as rolls
from amal_field.attendance.queries.roll_display import display_of
from amal_field.attendance.queries.roll_rows import Tap
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.attendance.rules import HELPER, PRESENT
from amal_field.attendance.views.common import (
    bp,
    counted,
    helper_comes,
    looks_again,
    names_shown,
    note_look,
    note_look_at_history,
    now,
    page_of,
    roll_changed,
    roll_refused,
    said_of,
    session_or_404,
    to_be_looked_at,
    url_of,
)
from amal_field.people import messages as people_messages
from amal_field.permissions import Permission
from amal_field.stamp import Stamp
from amal_field.web.access import requires
from amal_field.web.htmx import revision_known, show, unchanged, with_version, written

SENTENCES = messages.SENTENCES | people_messages.SENTENCES


@bp.get("/sessions/<uuid:session_id>")
@requires(Permission.SESSIONS_SEE)
def roll(session_id: UUID) -> ResponseReturnValue:
    """The roll. A poll brings its version along: it gets no body while nothing changed, and then only what did."""
    context = session_or_404(session_id, shut_too=True)
    if not names_shown(context):
        foot, has_begun = display_of(context.programme).foot, context.session.has_begun(now())
        return show("attendance/roll_shut.html", **context._asdict(), foot=foot, has_begun=has_begun)
    version = rolls.version(context.session, context.programme)
    if same := unchanged(version):
        return same
    page, partial = page_of(context, tag=version), "attendance/_roll.html"
    if (revision := revision_known(version)) is not None:
        page |= {"news": page["roll"].since(revision)}
        partial = "attendance/roll_news.fragment.html"
    note_look(context, page.get("news", page["roll"]).rows, "page")
    return with_version(show("attendance/roll.html", partial=partial, **page), version)


@bp.get("/sessions/<uuid:session_id>/history")
@requires(Permission.SESSIONS_RECORD)
def history(session_id: UUID) -> ResponseReturnValue:
    """Who marked whom, and when."""
    context = session_or_404(session_id)
    lines = histories.of(context.session.id)
    note_look_at_history(context.programme, lines)
    return show("attendance/history.html", **context._asdict(), history=lines)


@bp.post("/sessions/<uuid:session_id>/people/<uuid:person_id>/<any(present, absent, unmarked):wanted>")
@requires(Permission.SESSIONS_RECORD)
def mark(session_id: UUID, person_id: UUID, wanted: str) -> ResponseReturnValue:
    """Mark somebody. To unmark somebody whom nobody expected takes the name off the roll."""
    context, form = session_or_404(session_id), TapForm()
    with form.refusals(SENTENCES):
        stamp = form.stamp()
        tap = operations.mark(context.session, context.programme, person_id, wanted, stamp=stamp)
        if tap.doubt:
            return to_be_looked_at(context)
        before, undo = tap.before.mark, None
        if not tap.row.stands:
            undo = url_for(".put_back", session_id=session_id, person_id=person_id)
        elif before != wanted:
            undo = url_for(".mark", session_id=session_id, person_id=person_id, wanted=before)
        return _tapped(context, tap, undo, stamp)
    return roll_refused(session_id, form)


@bp.post("/sessions/<uuid:session_id>/people/<uuid:person_id>/return")
@requires(Permission.SESSIONS_RECORD)
def put_back(session_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Somebody was taken off the roll by mistake."""
    context, form = session_or_404(session_id), TapForm()
    with form.refusals(SENTENCES):
        stamp = form.stamp()
        tap = operations.put_back(context.session, context.programme, person_id, stamp=stamp)
        if tap.doubt:
            return to_be_looked_at(context)
        _there, also = helper_comes(context, tap.roll, stamp)
        return roll_changed(context, said=_("%(name)s is back on the roll.", name=tap.row.name), also=also, marks=True)
    return roll_refused(session_id, form)


@bp.post("/sessions/<uuid:session_id>/everyone/<any(present, absent):wanted>")
@requires(Permission.SESSIONS_RECORD)
def everyone(session_id: UUID, wanted: str) -> ResponseReturnValue:
    """Mark everybody who is not marked yet."""
    context, form = session_or_404(session_id), EveryoneForm()
    with form.refusals(SENTENCES):
        stamp = form.stamp()
        number, revision = operations.mark_everyone(
            context.session, context.programme, wanted, only=form.persons(), stamp=stamp
        )
        _there, also = helper_comes(context, None, stamp)
        present = ngettext("%(num)d person is present.", "%(num)d people are present.", number)
        absent = ngettext("%(num)d person is absent.", "%(num)d people are absent.", number)
        undo = url_for(".everyone_cancellation", session_id=session_id, revision=revision)
        return roll_changed(context, said=present if wanted == PRESENT else absent, undo=undo, also=also, marks=True)
    return roll_refused(session_id, form)


@bp.post("/sessions/<uuid:session_id>/everyone/<int(max=999999999):revision>/cancellation")
@requires(Permission.SESSIONS_RECORD)
def everyone_cancellation(session_id: UUID, revision: int) -> ResponseReturnValue:
    """They are not marked after all."""
    context, form = session_or_404(session_id), TapForm()
    with form.refusals(SENTENCES):
        operations.unmark_everyone(context.session, revision, stamp=form.stamp())
        return roll_changed(context, said=_("Undone."), marks=True)
    return roll_refused(session_id, form)


def _tapped(context: SessionContext, tap: Tap, undo: str | None, stamp: Stamp) -> Response:
    there, also = helper_comes(context, tap.roll, stamp)
    (row,) = rolls.shown(context.session, context.programme, [tap.row], there.rows)
    note_look(context, [row], "answer")
    answer = written(
        "attendance/tapped.fragment.html",
        to=url_of(context, f"row-{row.person_id}"),
        said=said_of(row),
        undo=undo,
        also=also,
        into="#flash",
        row=row,
        **counted(context, there),
    )
    return looks_again(answer) if also or row.role == HELPER else answer  # who helps may change what the roll warns of
