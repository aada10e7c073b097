"""What the views of attendance share: the blueprint, finding what this user may see, and how a roll answers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.accounts.offers.history import HistoryLine
from amal_field.attendance import messages, operations, rules
from amal_field.attendance.forms import RemarkForm, TallyForm
from amal_field.attendance.models import Programme
from amal_field.attendance.queries import roll, roll_display, walk_ins
from amal_field.attendance.queries import sessions as session_queries
from amal_field.attendance.queries.roll_rows import Roll, RollRow, standing, whoever
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.attendance.rules import HELPER, TALLIES, UNMARKED
from amal_field.attendance.views.walk_in_forms import walk_in_form
from amal_field.looks.operations import NewLook, looked
from amal_field.people import messages as people_messages
from amal_field.people.duplicates.newcomers import Doubles
from amal_field.people.search.finding import Seen
from amal_field.stamp import Stamp
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import is_partial, refused, written
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import is_write

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


@bp.app_template_filter()
def mark_name(mark: str) -> str:
    """What a mark is called; a filter, since a macro that is drawn by its values alone knows no words of a page."""
    return str(messages.MARKS[mark])


@bp.app_template_filter()
def programme_name(code: str) -> str:
    """What a programme is called, likewise; of one made on screen the roll brings its name."""
    return str(dict.get(messages.PROGRAMMES, code, code))


@asked_again
def session_or_404(session_id: UUID, *, shut_too: bool = False) -> SessionContext:
    """A session that this user may see, with its programme; `shut_too`: also while its names are not shown to her."""
    context = session_queries.session_for(current_user, session_id, today=clock.today())
    return context if context and (shut_too or names_shown(context)) else abort(404)


def names_shown(context: SessionContext) -> bool:
    """Whether this user may see who is on the roll now: helpers of some programmes only around the session."""
    before, after = context.programme.minutes_before, context.programme.minutes_after
    if before is None or after is None or session_queries.plans(current_user, context.programme):
        return True
    return rules.is_around(
        context.session.held_on, context.session.starts, context.session.ends, before, after, now=now()
    )


def takes_marks(context: SessionContext) -> bool:
    """Whether something may be marked on the roll."""
    return context.session.takes_marks(clock.today())


def now() -> datetime:
    """When what is done happens, in Brussels."""
    return clock.moment().astimezone(clock.ZONE).replace(tzinfo=None)


def url_of(context: SessionContext, anchor: str | None = None) -> str:
    """The roll of a session."""
    return url_for("attendance.roll", session_id=context.session.id, _anchor=anchor)


def page_of(context: SessionContext, *, tag: str | None = None, **more: Any) -> dict[str, Any]:
    """All that the page of a roll shows; `tag`: its version, where that was read before."""
    shown, how = roll.roll_of(context.session, context.programme, tag=tag), roll_display.display_of(context.programme)
    if is_write() and not is_partial():  # a form was refused, and the whole roll stands around it
        note_look(context, shown.rows, "page")
    return {
        "session": context.session,
        "programme": context.programme,
        "series": context.series,
        "roll": shown,
        "groups": how.groups(context.session),
        "links": how.links,
        "is_open_door": how.is_open_door,
        "foot": how.foot,
        "may_plan": session_queries.plans(current_user, context.programme),
        "warning": how.warning(context.session, shown.helpers),
        "mine": shown.helper(current_user.person_id),
        "is_logged": bool(how.looks),
        "takes_marks": takes_marks(context),
        "has_begun": context.session.has_begun(now()),
        "is_to_come": context.session.is_to_come(clock.today()),
        "reason_names": people_messages.REASONS,
        "walk_in": walk_in_form(context.programme, formdata=None),
        "walk_in_helper": walk_in_form(context.programme, formdata=None, role=HELPER),
        "whoever": whoever,
        "tallies": tallies_of(context),
        "remark": RemarkForm.drawn(remark=context.session.remark),
        "problems": [],
        "again": False,
        **more,
    }


def tallies_of(context: SessionContext) -> dict[str, TallyForm]:
    """A form for each head count that this programme takes, or that has been counted."""
    wanted = {"site", "outside"} if context.programme.kind == CHILDREN else {"other"}
    counts = {tally: getattr(context.session, column) for tally, column in TALLIES.items()}
    return {
        tally: TallyForm(formdata=None, prefix=f"{tally}-", number=number)
        for tally, number in counts.items()
        if tally in wanted or number
    }


def asked_about(context: SessionContext, doubles: Doubles) -> Doubles:
    """Those of whom is asked whether they walk in, with what tells them apart on screen: a look at each."""
    note_look_at(context.programme, {result.person.id for results in doubles.values() for result in results}, "answer")
    here = walk_ins.dress(current_user, context, doubles)
    for result in (result for results in doubles.values() for result in results if result.person.id in here):
        on, code = here[result.person.id]
        result.seen = Seen(on, messages.HERE[code])
    return doubles


def note_look(context: SessionContext, rows: Iterable[RollRow], act: str) -> None:
    """Note who looks at these rows, where the room of the programme wants looks at its participants logged."""
    note_look_at(context.programme, [row.person_id for row in rows if row.role != HELPER], act)


def note_look_at_history(programme: Programme, lines: Iterable[HistoryLine]) -> None:
    """The same of those whom a history on the page names."""
    note_look_at(programme, {UUID(line.details["person"]) for line in lines if "person" in line.details}, "page")


def note_look_at(programme: Programme, participants: Iterable[UUID], act: str) -> None:
    """The same of participants by their keys."""
    kind, seen = roll_display.display_of(programme).looks, list(participants)
    if kind and seen:
        looked(NewLook(kind, act, request.endpoint or "", seen), current_user.id)


def said_of(row: RollRow) -> str:
    """What is said after a tap."""
    if not row.stands:
        return _("%(name)s is off the roll.", name=row.name)
    return f"{row.name}: {messages.MARKS[row.mark]}"


def helper_comes(context: SessionContext, there: Roll | None, stamp: Stamp) -> tuple[Roll | None, tuple | None]:
    """Mark the helper present whose first tap this is (`there`: the roll after it, read if need be): the roll then, and
    what else is to be said, with its undo."""
    person_id = current_user.person_id
    if person_id is None:
        return there, None
    there = there or standing(roll.rows_of(context.session, context.programme))
    row = operations.helper_comes(context.session, there, person_id, stamp=stamp)
    if row is None:
        return there, None
    undo = url_for("attendance.mark", session_id=context.session.id, person_id=person_id, wanted=UNMARKED)
    return there.with_rows(row), (_("You are present too, as a helper."), undo)


def counted(context: SessionContext, there: Roll) -> dict[str, Any]:
    """What every answer to a tap shows beside its row: the counter, and the line for the helper who taps."""
    how = roll_display.display_of(context.programme)
    return {
        "session": context.session,
        "roll": there,
        "is_logged": bool(how.looks),
        "is_open_door": how.is_open_door,
        "mine": there.helper(current_user.person_id),
        "takes_marks": True,
    }


def roll_changed(
    context: SessionContext, *, said: str, undo: str | None = None, also: tuple | None = None, marks: bool = False
) -> Response:
    """Answer a change of more than one row: those rows and the counter, where `marks` changed; the roll on the page
    asks for all else that changed at once."""
    page: dict[str, Any] = {"news": None}
    if marks and is_partial():
        there = roll.roll_of(context.session, context.programme)
        page = counted(context, there) | {"news": there.since(context.session.revision - 1)}
        note_look(context, (*page["news"].rows, *page["news"].gone), "answer")
    fragment = "attendance/roll_changed.fragment.html"
    return looks_again(written(fragment, to=url_of(context), said=said, undo=undo, also=also, into="#flash", **page))


def to_be_looked_at(context: SessionContext) -> Response:
    """Answer what a tablet told late and contradicts what is so by now."""
    return roll_changed(context, said=_("Received."))


def roll_refused(session_id: UUID, form: FieldForm) -> ResponseReturnValue:
    """Answer a change that a rule refused: the reason; the roll on the page may be as old as the tap."""
    context = session_or_404(session_id)
    page = {"problems": form.sentences} if is_partial() else words() | page_of(context, problems=form.sentences)
    answer = refused("attendance/roll.html", partial="attendance/roll_refused.fragment.html", **page)
    return looks_again(make_response(answer))


def looks_again(response: Response) -> Response:
    """Let the roll on the page ask for what changed."""
    response.headers["HX-Trigger"] = '{"roll-changed": {"target": "#roll"}}'
    return response
