"""The pages of volunteers: all of them, one, the ceilings, and the nominative list of a year."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.attendance.messages import PROGRAMMES
from amal_field.looks.operations import NewLook, looked
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.volunteers import messages, operations, paper, queries, rules
from amal_field.volunteers.forms import CeilingForm, FileForm, YearForm
from amal_field.volunteers.queries import VolunteerYearLine
from amal_field.volunteers.rules import Ceiling
from amal_field.web.access import raised, requires
from amal_field.web.downloads import asked_as, list_file
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import refused, show, written

bp = Blueprint("volunteers", __name__, url_prefix="/volunteers")

FIRST_YEAR, LAST_YEAR = 2000, 2199


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {"programme_names": PROGRAMMES, "system_names": messages.SYSTEMS, "missing_names": messages.MISSING}


@bp.get("")
@requires(Permission.SESSIONS_PLAN)
def volunteers() -> ResponseReturnValue:
    """Everybody who helps, with what is still to be done and how the year stands."""
    year = _year()
    volunteers = queries.volunteers(year)
    if asked_as():
        people = [line.person.id for line in volunteers]
        looked(NewLook("people", "export", "volunteers.volunteers", people), current_user.id)
        sheet = paper.volunteers_sheet(volunteers, messages.SYSTEMS, messages.MISSING)
        return list_file(sheet, f"vrijwilligers-alle-{year}", year=year)
    ceiling = queries.ceiling_of(year)
    missing = queries.missing(volunteers)
    return show("volunteers/volunteers.html", lines=volunteers, missing=missing, ceiling=ceiling, year=year)


@bp.get("/<uuid:person_id>")
@requires(Permission.SESSIONS_PLAN)
def volunteer(person_id: UUID) -> ResponseReturnValue:
    return show("volunteers/volunteer.html", **_page(_line_or_404(person_id)))


@bp.post("/<uuid:person_id>/file")
@requires(Permission.SESSIONS_PLAN)
def file(person_id: UUID) -> ResponseReturnValue:
    """Note the agreement, the note and the insurance."""
    person, form = _person_alone(person_id), FileForm()
    if form.validate() and form.merge(_file_form(_line_or_404(person_id))):
        operations.note_file(person, {name: form[name].data for name in rules.FILE}, stamp=form.stamp())
        return written(None, to=_url_of(person_id), said=_("Saved."))
    return _refused(person_id, file_form=form)


@bp.post("/<uuid:person_id>/year")
@requires(Permission.SESSIONS_PLAN)
def year(person_id: UUID) -> ResponseReturnValue:
    """Choose how the year is paid."""
    person, form = _person_alone(person_id), YearForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.choose_system(person, _year(), form.system.data, form.amount.data, stamp=form.stamp())
            return written(None, to=_url_of(person_id), said=_("Saved."))
    return _refused(person_id, year_form=form)


@bp.get("/ceilings")
@requires(Permission.SESSIONS_PLAN)
def ceilings() -> ResponseReturnValue:
    """What the law allows, year by year."""
    return show("volunteers/ceilings.html", ceilings=queries.ceilings(), form=CeilingForm())


@bp.post("/ceilings")
@raised
@requires(Permission.SESSIONS_PLAN)
def ceiling() -> ResponseReturnValue:
    form = CeilingForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            allowed = Ceiling(form.per_day.data, form.per_year.data)
            operations.set_ceiling(form.valid_from.data, allowed, form.source.data, stamp=form.stamp())
            return written(None, to=url_for(".ceilings"), said=_("The ceiling is noted."))
    return refused("volunteers/ceilings.html", ceilings=queries.ceilings(), form=form)


@bp.get("/list")
@requires(Permission.SESSIONS_PLAN)
def nominative_list() -> ResponseReturnValue:
    """The nominative list of a year, on paper."""
    year = _year()
    days = queries.days_of(year)
    return show("volunteers/nominative_list.html", days=days, year=year, total=queries.total_of(days))


@bp.get("/list.xlsx")
@requires(Permission.SESSIONS_PLAN)
def nominative_sheet() -> Response:
    """The same as a spreadsheet."""
    year = _year()
    days = queries.days_of(year)
    people = [day.person.id for day in days]
    looked(NewLook("people", "export", "volunteers.nominative_sheet", people), current_user.id)
    return list_file(paper.nominative_sheet(days, PROGRAMMES), f"vrijwilligers-{year}", year=year)


def _year() -> int:
    asked = request.args.get("year", type=int)
    return asked if asked and FIRST_YEAR <= asked <= LAST_YEAR else clock.today().year


def _line_or_404(person_id: UUID) -> VolunteerYearLine:
    return queries.volunteer(person_id, _year()) or abort(404)


def _person_alone(person_id: UUID) -> Person:
    return queries.file_alone(person_id) or abort(404)


def _url_of(person_id: UUID) -> str:
    return url_for("volunteers.volunteer", person_id=person_id, year=_year())


def _file_form(line: VolunteerYearLine) -> FileForm:
    return FileForm.drawn(**{name: getattr(line.file, name) if line.file else None for name in rules.FILE})


def _refused(person_id: UUID, **forms: FieldForm) -> ResponseReturnValue:
    return refused("volunteers/volunteer.html", **_page(_line_or_404(person_id)) | forms)


def _page(line: VolunteerYearLine) -> dict[str, Any]:
    year, paid = _year(), line.paid
    known = queries.ceiling_of(year)
    amount = paid.amount if paid else known and known.per_day
    left = rules.days_left(line.total, paid.amount, known.ceiling) if known and paid and paid.amount else None
    return {
        "line": line,
        "person": line.person,
        "year": year,
        "ceiling": known,
        "left": left,
        "file_form": _file_form(line),
        "year_form": YearForm(formdata=None, system=paid.system if paid else None, amount=amount),
        "days": queries.days_of(year, person_id=line.person.id),
        "history": history.of(line.person.id, most=20),
    }
