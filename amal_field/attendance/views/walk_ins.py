"""Somebody comes in whom nobody expected; who seems to be known already is asked about first."""

from typing import Any
from uuid import UUID

from flask import Response, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field.attendance import messages, operations
from amal_field.attendance.forms import WalkInForm
from amal_field.attendance.queries import roll as rolls
from amal_field.attendance.queries import roll_display, walk_ins
from amal_field.attendance.queries.roll_rows import Tap
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.attendance.rules import HELPER, PRESENT
from amal_field.attendance.views.common import (
    asked_about,
    bp,
    counted,
    helper_comes,
    looks_again,
    note_look,
    page_of,
    said_of,
    session_or_404,
    takes_marks,
    to_be_looked_at,
    url_of,
)
from amal_field.attendance.views.walk_in_forms import walk_in_form
from amal_field.people import messages as people_messages
from amal_field.people.duplicates.newcomers import undecided
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.stamp import Stamp
from amal_field.web import outbox
from amal_field.web.access import requires
from amal_field.web.htmx import is_partial, refused, written

SENTENCES = messages.SENTENCES | people_messages.SENTENCES


@bp.post("/sessions/<uuid:session_id>/walk-ins")
@requires(Permission.SESSIONS_RECORD)
def walk_in(session_id: UUID) -> ResponseReturnValue:
    """Somebody comes in whom nobody expected: on the roll, and present. Who is likely known is asked about once."""
    context = session_or_404(session_id)
    form = walk_in_form(context.programme)
    if form.validate():
        with form.refusals(SENTENCES):
            named, same = form.named(), form.who_is_same()
            if roll_display.display_of(context.programme).is_open_door:
                named = [(name, None) for name, _birth in named]
            asks = takes_marks(context) and not outbox.is_late()
            doubles = walk_ins.doubles_of(current_user, context, named) if asks else {}
            left = undecided(doubles, same, form.who_is_different())
            if not left:
                stamp = form.stamp()
                outbox.demand_new(form.person_id.data, Person)
                how = {"role": form.role.data, "keys": [form.person_id.data], "stamp": stamp}
                (tap,) = operations.let_in(context.session, context.programme, named, doubles, same, **how)
                if "organisation" in form and form.organisation.data:
                    operations.come_for(context.session, tap.row, UUID(form.organisation.data))
                if tap.doubt:
                    return to_be_looked_at(context)
                return _walked_in(context, form, tap, stamp, known=bool(same))
            form.doubles = asked_about(context, left)
    return refused("attendance/roll.html", partial="attendance/_walk_in.html", form=form, **_page(session_id, form))


def _page(session_id: UUID, form: WalkInForm) -> dict[str, Any]:
    """What the form shows that was sent; without htmx the whole roll around it."""
    context, again = session_or_404(session_id), not form.doubles
    if is_partial():
        is_open_door = roll_display.display_of(context.programme).is_open_door
        page = {"session": context.session, "reason_names": people_messages.REASONS}
        return page | {"again": again, "is_open_door": is_open_door}
    return page_of(context, **{"walk_in_helper" if form.role.data == HELPER else "walk_in": form}, again=again)


def _next_form(form: WalkInForm) -> WalkInForm:
    """An empty form for whoever comes next, likely for the same organisation."""
    new = WalkInForm(formdata=None, role=form.role.data)
    if "organisation" in form:
        new.organisation.choices, new.organisation.data = form.organisation.choices, form.organisation.data
    else:
        del new.organisation
    return new


def _walked_in(context: SessionContext, form: WalkInForm, tap: Tap, stamp: Stamp, *, known: bool) -> Response:
    """Answer the row and an empty form; of somebody known the roll on the page looks for it where it stands. Who comes
    in another role moves to another list: the page is drawn anew, which it is not for the sake of an anchor."""
    (there, also), before = helper_comes(context, tap.roll, stamp), tap.before
    undo = url_for(".mark", session_id=context.session.id, person_id=tap.row.person_id, wanted=before.mark)
    moves = before.stands and before.role != tap.row.role
    alike = [row for row in there.rows if row.called == tap.row.called and row.person_id != tap.row.person_id]
    row = tap.row  # of somebody new no room knows more than the name, but where the door is open
    if alike or roll_display.display_of(context.programme).is_open_door:
        row, *alike = rolls.shown(context.session, context.programme, [row, *alike], there.rows)
    note_look(context, [row, *alike], "answer")
    answer = written(
        None if moves else "attendance/walked_in.fragment.html",
        to=url_of(context, None if moves else f"row-{row.person_id}"),
        said=said_of(row),
        undo=undo if before.mark != PRESENT else None,
        also=also,
        into=None if moves else "#flash",
        form=_next_form(form),
        row=row,
        alike=alike,
        is_new=not known,
        again=True,
        **counted(context, there),
    )
    return looks_again(answer) if (known or also) and not moves else answer
