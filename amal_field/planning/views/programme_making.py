"""Programmes made on screen, and what those that are there are called."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.attendance import rules
from amal_field.attendance.models import Programme
from amal_field.permissions import Permission
from amal_field.planning import operations
from amal_field.planning.forms import NewProgrammeForm, ProgrammeDefinitionForm, TakingPartForm
from amal_field.planning.operations.programmes import ProgrammeValues
from amal_field.planning.views.common import SENTENCES, bp, programme_or_404, series_or_404
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written

NAMES = ("name_nl", "name_fr", "name_en")
PLAIN = ("asks_organisation", "requires_names", "retired_on")


@bp.get("/programmes/new")
@requires(Permission.FIGURES_SET)
def making_form() -> ResponseReturnValue:
    """A form for a programme that is not there yet."""
    return show("planning/making.html", form=NewProgrammeForm(formdata=None))


@bp.post("/programmes")
@requires(Permission.FIGURES_SET)
def programme_making() -> ResponseReturnValue:
    """Make it."""
    form = NewProgrammeForm()
    if form.validate():
        with form.refusals(SENTENCES):
            made = operations.make_programme(form.word.data, _values(form), stamp=form.stamp())
            said = _("%(name)s is made.", name=made.name_nl)
            return written(None, to=url_for(".programme", programme_id=made.id), said=said)
    return refused("planning/making.html", form=form)


@bp.get("/programmes/<uuid:programme_id>/definition")
@requires(Permission.FIGURES_SET)
def definition_form(programme_id: UUID) -> ResponseReturnValue:
    programme = programme_or_404(programme_id)
    return show("planning/definition.html", programme=programme, form=_form_of(programme))


@bp.post("/programmes/<uuid:programme_id>/definition")
@requires(Permission.FIGURES_SET)
def definition(programme_id: UUID) -> ResponseReturnValue:
    """Say otherwise what it is."""
    programme = programme_or_404(programme_id)
    form = ProgrammeDefinitionForm()
    if programme.register_no is None:
        form.keep_names()
    if form.validate() and form.merge(_form_of(programme)):
        with form.refusals(SENTENCES):
            operations.define_programme(programme, _values(form), stamp=form.stamp())
            return written(None, to=url_for(".programme", programme_id=programme.id), said=_("Saved."))
    return refused("planning/definition.html", programme=programme_or_404(programme_id), form=form)


@bp.get("/series/<uuid:series_id>/taking-part")
@requires(Permission.PLANNING_OPEN)
def taking_part_form(series_id: UUID) -> ResponseReturnValue:
    """How many enrolled and completed, in which language."""
    series = series_or_404(series_id).series
    return show("planning/taking_part.html", series=series, form=_taking_part_of(series_id))


@bp.post("/series/<uuid:series_id>/taking-part")
@requires(Permission.PLANNING_OPEN)
def taking_part(series_id: UUID) -> ResponseReturnValue:
    """Note it."""
    series, form = series_or_404(series_id).series, TakingPartForm()
    if form.validate() and form.merge(_taking_part_of(series_id)):
        with form.refusals(SENTENCES):
            numbers = (form.language.data, form.enrolled.data, form.completed.data)
            operations.note_taking_part(series, *numbers, stamp=form.stamp())
            return written(None, to=url_for(".series", series_id=series.id), said=_("Saved."))
    return refused("planning/taking_part.html", series=series_or_404(series_id).series, form=form)


def _values(form: ProgrammeDefinitionForm) -> ProgrammeValues:
    told = {name: form[name].data for name in (*NAMES, *PLAIN)}
    return ProgrammeValues(session_kinds=rules.kinds_from(form.session_kinds.data), **told)


def _form_of(programme: Programme) -> ProgrammeDefinitionForm:
    told = {name: getattr(programme, name) for name in (*NAMES, *PLAIN)}
    return ProgrammeDefinitionForm.drawn(session_kinds=rules.kinds_written(programme.session_kinds), **told)


def _taking_part_of(series_id: UUID) -> TakingPartForm:
    series = series_or_404(series_id).series
    return TakingPartForm.drawn(language=series.language, enrolled=series.enrolled, completed=series.completed)
