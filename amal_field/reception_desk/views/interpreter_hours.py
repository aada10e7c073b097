"""Volunteers for the crisis: who interprets now, and the hours of each in the week."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.people.models import Person
from amal_field.people.rules import distinct_names
from amal_field.permissions import Permission
from amal_field.reception_desk import messages
from amal_field.reception_desk.forms.interpreters import WEEKDAYS, HoursForm, languages
from amal_field.reception_desk.models import InterpreterHours
from amal_field.reception_desk.operations import interpreters as operations
from amal_field.reception_desk.queries import interpreters as queries
from amal_field.reception_desk.views.common import bp
from amal_field.refusal import RuleBroken
from amal_field.web.access import requires
from amal_field.web.addresses import chosen, key_in
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.sight import asked_again

PAGE = "reception_desk/interpreter_hours.html"


@bp.get("/interpreters/hours")
@requires(Permission.DESK_SEE)
def interpreter_hours() -> ResponseReturnValue:
    """Who interprets now, the hours of the week, and a form for more."""
    volunteers = queries.volunteers()
    return show(PAGE, **_page(_form(volunteers, formdata=None, language=chosen("language") or ""), volunteers))


@bp.post("/interpreters/hours")
@requires(Permission.DESK_RECORD)
def hours_addition() -> ResponseReturnValue:
    """A volunteer interprets then, each week."""
    volunteers = queries.volunteers()
    form = _form(volunteers)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            key = key_in(form.volunteer.data)
            if key not in {person.id for person in volunteers}:
                raise RuleBroken("not_a_volunteer")
            days = [int(number) for number in form.weekdays.data]
            operations.add_hours(key, form.language.data, days, *form.hours.data, stamp=form.stamp())
            return written(None, to=url_for(".interpreter_hours"), said=_("Noted."))
    return refused(PAGE, **_page(form, volunteers))


@bp.post("/interpreters/hours/<uuid:hours_id>/cancellation")
@requires(Permission.DESK_RECORD)
def hours_cancellation(hours_id: UUID) -> ResponseReturnValue:
    """They do not interpret then any more."""
    row, form = hours_or_404(hours_id), ActionForm()
    operations.cancel_hours(row, stamp=form.stamp())
    undo = url_for(".hours_restoration", hours_id=row.id)
    return written(None, to=url_for(".interpreter_hours"), said=_("Taken away."), undo=undo)


@bp.post("/interpreters/hours/<uuid:hours_id>/restoration")
@requires(Permission.DESK_RECORD)
def hours_restoration(hours_id: UUID) -> ResponseReturnValue:
    """They do after all."""
    row, form = hours_or_404(hours_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.restore_hours(row, stamp=form.stamp())
        return written(None, to=url_for(".interpreter_hours"), said=_("Undone."))
    volunteers = queries.volunteers()
    page = _page(_form(volunteers, formdata=None), volunteers) | {"problems": form.form_errors}
    return refused(PAGE, **page)


@asked_again
def hours_or_404(hours_id: UUID) -> InterpreterHours:
    """The hours with this key, once their other writers have ended."""
    return queries.hours(hours_id) or abort(404)


def _form(volunteers: Sequence[Person], **kwargs: Any) -> HoursForm:
    names = distinct_names({person.id: person for person in volunteers})
    return HoursForm([(str(key), name) for key, name in names.items()], **kwargs)


def _page(form: HoursForm, volunteers: Sequence[Person]) -> dict[str, Any]:
    language, now = chosen("language"), clock.now().astimezone(clock.ZONE)
    rows = queries.weekly_hours(language)
    return {
        "form": form,
        "asked_language": language,
        "offered": languages(),
        "now": now,
        "able": [row for row in rows if row.holds(now)],
        "week": [(name, [row for row in rows if row.weekday == number]) for number, name in WEEKDAYS],
        "rows": rows,
        "hour_names": distinct_names({row.person_id: row.person for row in rows}),
        "has_volunteers": bool(volunteers),
        "may_record": current_user.may(Permission.DESK_RECORD),
        "problems": [],
    }
