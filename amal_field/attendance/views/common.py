"""What the views of attendance share: the blueprint, finding what this user may see, and how a roll answers."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.attendance import messages, queries, roll
from amal_field.attendance.companions import COMPANIONS
from amal_field.attendance.forms import RemarkForm, TallyForm, TapForm, WalkInForm
from amal_field.attendance.queries import Found
from amal_field.attendance.rules import HELPER, TALLIES
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import refused, written

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


def session_or_404(session_id: UUID) -> Found:
    """A session that this user may see, with its programme."""
    return queries.session_for(current_user, session_id, today=clock.today()) or abort(404)


def url_of(found: Found, anchor: str | None = None) -> str:
    """The roll of a session."""
    return url_for("attendance.roll", session_id=found.session.id, _anchor=anchor)


def page_of(found: Found, **more: Any) -> dict[str, Any]:
    """All that the page of a roll shows."""
    return {
        "session": found.session,
        "programme": found.programme,
        "series": found.series,
        "companion": COMPANIONS.get(found.programme.kind),
        "roll": roll.roll_of(found.session, found.programme),
        "takes_marks": found.session.closed_at is None and found.session.called_off_at is None,
        "tap": TapForm(formdata=None),
        "walk_in": WalkInForm(formdata=None),
        "walk_in_helper": WalkInForm(formdata=None, role=HELPER),
        "tallies": tallies_of(found),
        "remark": RemarkForm.drawn(remark=found.session.remark),
        "problems": [],
        "again": False,
        **more,
    }


def tallies_of(found: Found) -> dict[str, TallyForm]:
    """A form for each head count that this programme takes, or that has been counted."""
    wanted = {"site", "outside"} if found.programme.kind == CHILDREN else {"other"}
    counts = {tally: getattr(found.session, column) for tally, column in TALLIES.items()}
    return {
        tally: TallyForm(formdata=None, prefix=f"{tally}-", number=number)
        for tally, number in counts.items()
        if tally in wanted or number
    }


def roll_changed(found: Found, *, said: str, undo: str | None = None) -> Response:
    """Answer a change of more than one row: the whole roll as it stands now."""
    return written(
        "attendance/roll_changed.fragment.html", to=url_of(found), said=said, undo=undo, into="#flash", **page_of(found)
    )


def roll_refused(session_id: UUID, form: FieldForm) -> ResponseReturnValue:
    """Answer a change that a rule refused: the reason, and the roll as it stands now."""
    problems = [sentence for errors in form.errors.values() for sentence in errors]
    page = page_of(session_or_404(session_id), problems=problems)
    return make_response(refused("attendance/roll.html", partial="attendance/roll_refused.fragment.html", **page))
