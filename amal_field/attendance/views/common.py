"""What the views of attendance share: the blueprint, finding what this user may see, and how a roll answers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.attendance import messages, rules
from amal_field.attendance.forms import RemarkForm, TallyForm, WalkInForm
from amal_field.attendance.queries import roll, roll_display
from amal_field.attendance.queries import sessions as session_queries
from amal_field.attendance.queries.roll_rows import RollRow
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.attendance.rules import HELPER, TALLIES
from amal_field.people import messages as people_messages
from amal_field.permissions import Permission
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import is_partial, refused, written

bp = Blueprint("attendance", __name__, url_prefix="/attendance")

CHILDREN = "class_unit"
"""The kind of programme of which children of the site and from outside are counted apart."""


@bp.context_processor
def words() -> dict[str, Any]:
    """How codes are called, for every page of the room."""
    return {
        "programmes": messages.PROGRAMMES,
        "kinds": messages.KINDS,
        "marks": messages.MARKS,
        "tally_names": messages.TALLIES,
    }


def session_or_404(session_id: UUID, *, shut_too: bool = False) -> SessionContext:
    """A session that this user may see, with its programme; `shut_too`: also while its names are not shown to her."""
    found = session_queries.session_for(current_user, session_id, today=clock.today())
    return found if found and (shut_too or names_shown(found)) else abort(404)


def names_shown(found: SessionContext) -> bool:
    """Whether this user may see who is on the roll now: helpers of some programmes only around the session."""
    before, after = found.programme.minutes_before, found.programme.minutes_after
    if before is None or after is None or current_user.may(Permission.SESSIONS_PLAN):
        return True
    return rules.is_around(found.session.held_on, found.session.starts, found.session.ends, before, after, now=now())


def takes_marks(found: SessionContext) -> bool:
    """Whether something may be marked on the roll."""
    return found.session.takes_marks(clock.today())


def now() -> datetime:
    """This moment in Brussels."""
    return clock.now().astimezone(clock.ZONE).replace(tzinfo=None)


def url_of(found: SessionContext, anchor: str | None = None) -> str:
    """The roll of a session."""
    return url_for("attendance.roll", session_id=found.session.id, _anchor=anchor)


def page_of(found: SessionContext, *, tag: str | None = None, **more: Any) -> dict[str, Any]:
    """All that the page of a roll shows; `tag`: its version, where that was read before."""
    shown, how = roll.roll_of(found.session, found.programme, tag=tag), roll_display.display_of(found.programme)
    return {
        "session": found.session,
        "programme": found.programme,
        "series": found.series,
        "roll": shown,
        "groups": how.groups,
        "links": how.links,
        "warning": how.warning(found.session, shown.helpers),
        "takes_marks": takes_marks(found),
        "is_to_come": found.session.is_to_come(clock.today()),
        "reason_names": people_messages.REASONS,
        "walk_in": WalkInForm(formdata=None),
        "walk_in_helper": WalkInForm(formdata=None, role=HELPER),
        "tallies": tallies_of(found),
        "remark": RemarkForm.drawn(remark=found.session.remark),
        "problems": [],
        "again": False,
        **more,
    }


def tallies_of(found: SessionContext) -> dict[str, TallyForm]:
    """A form for each head count that this programme takes, or that has been counted."""
    wanted = {"site", "outside"} if found.programme.kind == CHILDREN else {"other"}
    counts = {tally: getattr(found.session, column) for tally, column in TALLIES.items()}
    return {
        tally: TallyForm(formdata=None, prefix=f"{tally}-", number=number)
        for tally, number in counts.items()
        if tally in wanted or number
    }


def said_of(row: RollRow) -> str:
    """What is said after a tap."""
    if not row.stands:
        return _("%(name)s is off the roll.", name=row.name)
    return f"{row.name}: {messages.MARKS[row.mark]}"


def roll_changed(found: SessionContext, *, said: str, undo: str | None = None) -> Response:
    """Answer a change of more than one row: the roll on the page asks for what changed at once."""
    answer = written("attendance/roll_changed.fragment.html", to=url_of(found), said=said, undo=undo, into="#flash")
    return looks_again(answer)


def roll_refused(session_id: UUID, form: FieldForm) -> ResponseReturnValue:
    """Answer a change that a rule refused: the reason; the roll on the page may be as old as the tap."""
    found = session_or_404(session_id)
    problems = [sentence for errors in form.errors.values() for sentence in errors]
    page = {"problems": problems} if is_partial() else page_of(found, problems=problems)
    answer = refused("attendance/roll.html", partial="attendance/roll_refused.fragment.html", **page)
    return looks_again(make_response(answer))


def looks_again(response: Response) -> Response:
    """Let the roll on the page ask for what changed."""
    response.headers["HX-Trigger"] = '{"roll-changed": {"target": "#roll"}}'
    return response
