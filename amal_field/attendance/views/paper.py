"""The sheet for paper, and typing it back in."""

from operator import itemgetter
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from amal_field.attendance import messages, operations, rules
from amal_field.attendance.forms import PaperForm, TapForm
from amal_field.attendance.queries import roll as rolls
from amal_field.attendance.queries import sheet as paper
from amal_field.attendance.queries import walk_ins
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.attendance.rules import ABSENT, PARTICIPANT, PRESENT, UNMARKED
from amal_field.attendance.views.common import asked_about, bp, note_look, session_or_404, takes_marks, url_of
from amal_field.people import messages as people_messages
from amal_field.people.duplicates.newcomers import Doubles, undecided
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written

SENTENCES, REASONS = messages.SENTENCES | people_messages.SENTENCES, people_messages.REASONS
BLANK_LINES = 10


@bp.get("/sessions/<uuid:session_id>/sheet")
@requires(Permission.SESSIONS_SEE)
def sheet(session_id: UUID) -> ResponseReturnValue:
    """The roll on paper, with a number for each row and blank lines."""
    return show("attendance/sheet.html", **_sheet_page(session_or_404(session_id)))


@bp.post("/sessions/<uuid:session_id>/sheet")
@requires(Permission.SESSIONS_RECORD)
def numbering(session_id: UUID) -> ResponseReturnValue:
    """Give everybody a number."""
    context, form = session_or_404(session_id), TapForm()
    with form.refusals(SENTENCES):
        operations.number_rows(context.session, context.programme, stamp=form.stamp())
        return written(None, to=url_for(".sheet", session_id=session_id))
    page = _sheet_page(session_or_404(session_id))
    return refused("attendance/sheet.html", **page | {"problems": form.form_errors})


@bp.get("/sessions/<uuid:session_id>/paper")
@requires(Permission.SESSIONS_RECORD)
def typing_form(session_id: UUID) -> ResponseReturnValue:
    """Type the numbers of the sheet."""
    return show("attendance/paper.html", **session_or_404(session_id)._asdict(), form=PaperForm())


@bp.post("/sessions/<uuid:session_id>/paper")
@requires(Permission.SESSIONS_RECORD)
def typing(session_id: UUID) -> ResponseReturnValue:
    """Mark those whose numbers were typed, and write down who walked in; who is likely known is asked about first."""
    context, form = session_or_404(session_id), PaperForm()
    if form.validate():
        doubles = walk_ins.doubles_of(current_user, context, form.named()) if takes_marks(context) else {}
        left = undecided(doubles, form.who_is_same(), form.who_is_different())
        with form.refusals(SENTENCES):
            if not left:
                marked, revision = _typed(context, form, doubles, form.stamp())
                undo = url_for(".everyone_cancellation", session_id=session_id, revision=revision) if revision else None
                said = ngettext("%(num)d person typed in.", "%(num)d people typed in.", marked)
                return written(None, to=url_of(context), said=said, undo=undo)
        form.doubles = asked_about(context, left)
    return refused("attendance/paper.html", **session_or_404(session_id)._asdict(), form=form, reason_names=REASONS)


def _typed(context: SessionContext, form: PaperForm, doubles: Doubles, stamp: Stamp) -> tuple[int, int | None]:
    wanted = rules.people_of(rules.read_marks(form.numbers.data), paper.numbers_of(context.session))
    named = form.named()
    if not wanted and not named:
        raise RuleBroken("nothing_typed")
    marked, revision = 0, None
    if wanted:
        marked, revision = operations.mark_some(context.session, context.programme, wanted, stamp=stamp)
    if named:
        same = form.who_is_same()
        operations.let_in(context.session, context.programme, named, doubles, same, role=PARTICIPANT, stamp=stamp)
    return marked + len(named), revision


def _sheet_page(context: SessionContext) -> dict[str, Any]:
    numbers = {person: number for number, person in paper.numbers_of(context.session).items()}
    roll = rolls.roll_of(context.session, context.programme)
    rows = [row for row in roll.rows if row.role == PARTICIPANT]
    note_look(context, rows, "print")
    new = [row for row in rows if row.person_id not in numbers]
    coming = {row.person_id: number for number, row in enumerate(new, max(numbers.values(), default=0) + 1)}
    return {
        **context._asdict(),
        "takes_marks": takes_marks(context),
        "title": _("Paper sheet"),
        "rows": sorted((((numbers | coming)[row.person_id], row) for row in rows), key=itemgetter(0)),
        "unnumbered": len(new),
        "is_open": not (context.session.is_closed or context.session.is_called_off),
        "signs": {PRESENT: "✓", ABSENT: "×", UNMARKED: ""},
        "helpers": [row.name for row in roll.helpers],
        "blank": BLANK_LINES,
        "problems": [],
    }
