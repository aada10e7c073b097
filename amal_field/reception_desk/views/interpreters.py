"""Interpreters: those to come and those that are closed, asking for one, and what became of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Response, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.people.models import Person
from amal_field.people.queries import people as people_queries
from amal_field.permissions import Permission
from amal_field.reception_desk import messages
from amal_field.reception_desk.forms.interpreters import RequestForm, StepForm, languages
from amal_field.reception_desk.messages import interpreters as words
from amal_field.reception_desk.models import InterpreterAssignment
from amal_field.reception_desk.operations import interpreters as operations
from amal_field.reception_desk.operations.interpreters import Need
from amal_field.reception_desk.paper import lists as paper
from amal_field.reception_desk.queries import interpreters as queries
from amal_field.reception_desk.queries.interpreters import AssignmentLine
from amal_field.reception_desk.rules.words import OPEN_STATES, STATES
from amal_field.reception_desk.views.common import bp, look, why
from amal_field.web.access import requires
from amal_field.web.addresses import chosen, key_in, page_asked
from amal_field.web.downloads import asked_as, list_file
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.jinja import language_name
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import is_write

CLOSED = "closed"
LIST, PAGE = "reception_desk/interpreters.html", "reception_desk/interpreter.html"


@bp.get("/interpreters")
@requires(Permission.DESK_SEE)
def interpreters() -> ResponseReturnValue:
    """The assignments to come, or those that are closed (`?show=closed`)."""
    page = _list()
    if asked_as():
        kept = page["asked"] | {"show": request.args.get("show")}
        return list_file(paper.interpreters_sheet(page["rows"], page["names"]), "tolken", **kept)
    return show(LIST, **page)


@bp.get("/interpreters/new")
@requires(Permission.DESK_RECORD)
def interpreter_form() -> ResponseReturnValue:
    """Ask for an interpreter; the address may say for whom (`?person=`), and in which language."""
    person = _person(key_in(request.args.get("person")))
    spoken = [code for code in (chosen("language"), *(person.languages if person else ())) if code]
    form = RequestForm(formdata=None, of_person=person and person.id, language=next(iter(spoken), ""))
    return show("reception_desk/interpreter_form.html", **_asking(form, person))


@bp.get("/interpreters/<uuid:assignment_id>")
@requires(Permission.DESK_SEE)
def interpreter(assignment_id: UUID) -> ResponseReturnValue:
    """One assignment: how it stands, what to do next, and its history."""
    return show(PAGE, **_own(assignment_id))


@bp.post("/interpreters")
@requires(Permission.DESK_RECORD)
def interpreter_request() -> ResponseReturnValue:
    """Ask for one."""
    form = RequestForm()
    person = _person(form.of_person.data)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            assignment = operations.request_interpreter(_need(form, person), stamp=form.stamp())
            undo = url_for(".interpreter_cancellation", assignment_id=assignment.id)
            return _written(assignment, _("Asked for. It waits for an answer."), undo)
    return refused("reception_desk/interpreter_form.html", **_asking(form, person))


@bp.post("/interpreters/<uuid:assignment_id>/steps")
@requires(Permission.DESK_RECORD)
def interpreter_step(assignment_id: UUID) -> ResponseReturnValue:
    """Somebody answers, it is called off, or it is over."""
    row, form = standing_or_404(assignment_id), StepForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            minutes = form.minutes.data if form.step.data == "done" else None
            operations.take_step(row, form.step.data, minutes, stamp=form.stamp())
            said = str(words.SAID[row.state]) % {"minutes": row.minutes or 0}
            undo = url_for(".interpreter_reopening", assignment_id=row.id, state=row.state, back=_back())
            return _written(row, said, undo)
    return _refused(assignment_id, step_form=form, problems=form.form_errors)


@bp.post("/interpreters/<uuid:assignment_id>/reopening")
@requires(Permission.DESK_RECORD)
def interpreter_reopening(assignment_id: UUID) -> ResponseReturnValue:
    """Its last step was a mistake: the address says in which state it was."""
    row, form, state = standing_or_404(assignment_id), ActionForm(), chosen("state")
    if state not in STATES:
        abort(404)
    with form.refusals(messages.SENTENCES):
        operations.reopen(row, state, stamp=form.stamp())
        return _written(row, _("Open again."), None)
    return _refused(assignment_id, problems=form.form_errors)


@bp.post("/interpreters/<uuid:assignment_id>/cancellation")
@requires(Permission.DESK_RECORD)
def interpreter_cancellation(assignment_id: UUID) -> ResponseReturnValue:
    """It was asked for by mistake."""
    row, form = assignment_or_404(assignment_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.undo_request(row, stamp=form.stamp())
        return written(None, to=url_for(".interpreters"), said=_("Undone."))
    return _refused(assignment_id, problems=form.form_errors)


@asked_again
def assignment_or_404(assignment_id: UUID) -> InterpreterAssignment:
    """The assignment with this key; for a write once its other writers have ended."""
    return queries.assignment(assignment_id, locked=is_write()) or abort(404)


def standing_or_404(assignment_id: UUID) -> InterpreterAssignment:
    """The same, unless it was undone."""
    found = assignment_or_404(assignment_id)
    return found if found.stands else abort(404)


def _written(row: InterpreterAssignment, said: str, undo: str | None) -> Response:
    """Back to its page, or to the list of those to come, where the row is marked if it still stands there."""
    if _back():
        return written(None, to=url_for(".interpreter", assignment_id=row.id), said=said, undo=undo)
    at = row.id if queries.is_coming(row, clock.today()) else None
    return written(None, to=url_for(".interpreters", at=at, _anchor=at and f"assignment-{at}"), said=said, undo=undo)


def _back() -> str | None:
    """`page` where the address leads back to the page of the assignment."""
    return "page" if chosen("back") == "page" else None


def _refused(assignment_id: UUID, **wrong: Any) -> ResponseReturnValue:
    if _back():
        return refused(PAGE, **_own(assignment_id) | wrong)
    return refused(LIST, **_list(at=assignment_id) | wrong)


def _own(assignment_id: UUID) -> dict[str, Any]:
    """What the page of an assignment shows."""
    line, now = queries.line_of(assignment_id) or abort(404), clock.now().astimezone(clock.ZONE)
    begun = "_begun" if line.state in OPEN_STATES and line.begun(now) else ""
    return _shown([line]) | {
        "line": line,
        "now": now,
        "next_step": words.NEXT.get(line.state + begun, words.CLOSED),
        "history": history.of(assignment_id),
    }


def _need(form: RequestForm, person: Person | None) -> Need:
    starts, ends = form.hours.data
    return Need(
        day=form.day.data,
        starts=starts,
        ends=ends,
        language=form.language.data,
        manner=form.manner.data,
        tier=form.tier.data,
        purpose=form.purpose.data,
        person_id=person.id if person else None,
    )


def _person(person_id: UUID | None) -> Person | None:
    """For whom, as far as this user may see them; who is out of sight is nobody. A repeat is led to the list."""
    return people_queries.person_for(current_user, person_id) if person_id else None


def _asking(form: RequestForm, person: Person | None) -> dict[str, Any]:
    look([person.id] if person else [], "page", why())
    return {"form": form, "person": person}


def _list(at: UUID | None = None) -> dict[str, Any]:
    """A page of the list that the address asks for; `at`: the row that was touched."""
    today, page, is_closed = clock.today(), None if asked_as() else page_asked(), request.args.get("show") == CLOSED
    language, state = chosen("language"), chosen("state")
    if is_closed:
        rows, more = queries.past(today, language=language, state=state, page=page)
    else:
        rows, more = queries.coming(today, page=page)
    return _shown(rows) | {
        "rows": rows,
        "more": more,
        "page": page,
        "is_closed": is_closed,
        "asked": {"language": language, "state": state},
        "offered": languages(),
        "at": at or key_in(request.args.get("at")),
        "now": clock.now().astimezone(clock.ZONE),
    }


def _shown(rows: Sequence[AssignmentLine]) -> dict[str, Any]:
    """What a list and the page of one share; that somebody looks at whom they are for is noted."""
    names = queries.names_in(rows)
    if names:
        act = "export" if asked_as() else "page"
        look(list(names), act, why("list"))
    may_record = current_user.may(Permission.DESK_RECORD)
    spoken = {code: language_name(code) for code in {line.language for line in rows}}
    shown = {"names": names, "spoken": spoken, "may_record": may_record, "step_form": None, "problems": []}
    return shown | words_of()


def words_of() -> dict[str, dict[str, str]]:
    """The words of codes, as plain text: a list says each many times."""
    known = {
        "manner_names": words.MANNERS,
        "tier_names": words.TIERS,
        "purpose_names": words.PURPOSES,
        "state_names": words.STATES,
        "step_names": words.DO,
    }
    return {name: {code: str(word) for code, word in of_code.items()} for name, of_code in known.items()}
