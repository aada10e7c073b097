"""Figures of other services that a coordinator puts together; the number shows while that is done."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.accounts.offers import history
from amal_field.figures import messages, operations
from amal_field.figures.figure import YearSpan
from amal_field.figures.forms.configured import ConfiguredFigureForm, NewConfiguredFigureForm
from amal_field.figures.models import ConfiguredFigure
from amal_field.figures.operations.configured import Configured
from amal_field.figures.queries.configured import configured_figure, filter_choices, fitting
from amal_field.figures.queries.measures import measures
from amal_field.figures.reports import said
from amal_field.figures.reports.configured import read_once
from amal_field.figures.views.common import anchor_of, bp, year_or_404
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import is_write

TEXTS = tuple(f"{what}_{language}" for what in ("name", "sentence") for language in ("nl", "fr", "en"))


@bp.get("/<int:year>/configured/new")
@requires(Permission.FIGURES_SET)
def configuring_form(year: int) -> ResponseReturnValue:
    """A form for one more."""
    span = year_or_404(year)
    return show("figures/configured.html", **_page(span, None, NewConfiguredFigureForm(formdata=None)))


@bp.post("/<int:year>/configured")
@requires(Permission.FIGURES_SET)
def configuring(year: int) -> ResponseReturnValue:
    """Put it together."""
    span, form = year_or_404(year), NewConfiguredFigureForm()
    if form.validate():
        with _refusals(form):
            row = operations.configure(form.code.data, _values(form), stamp=form.stamp())
            said_now = _("%(name)s is counted from now on.", name=row.name_nl)
            return written(None, to=_url_of(span, row), said=said_now)
    return refused("figures/configured.html", **_page(span, None, form))


@bp.get("/<int:year>/configured/preview")
@requires(Permission.FIGURES_SET)
def configured_preview(year: int) -> ResponseReturnValue:
    """The number of what is chosen just now."""
    chosen = {name: value for name in messages.FILTERS if (value := request.args.get(name))}
    return show(
        "figures/preview.html",
        partial="figures/_preview.html",
        **_preview(year_or_404(year), request.args.get("measure"), chosen),
    )


@bp.get("/<int:year>/configured/<uuid:configured_figure_id>")
@requires(Permission.FIGURES_SET)
def reconfiguring_form(year: int, configured_figure_id: UUID) -> ResponseReturnValue:
    span, row = year_or_404(year), _or_404(configured_figure_id)
    return show("figures/configured.html", **_page(span, row, _form_of(row)))


@bp.post("/<int:year>/configured/<uuid:configured_figure_id>")
@requires(Permission.FIGURES_SET)
def reconfiguring(year: int, configured_figure_id: UUID) -> ResponseReturnValue:
    """Change it; another measure or filter raises its version."""
    span, row, form = year_or_404(year), _or_404(configured_figure_id), ConfiguredFigureForm()
    if form.validate() and form.merge(_form_of(row)):
        with _refusals(form):
            operations.reconfigure(row, _values(form), stamp=form.stamp())
            return written(None, to=_url_of(span, row), said=_("Saved."))
    return refused("figures/configured.html", **_page(span, _or_404(configured_figure_id), form))


def _values(form: ConfiguredFigureForm) -> Configured:
    told = {name: form[name].data for name in (*TEXTS, "measure", "retired_on")}
    return Configured(filters=form.filters(), **told)


@contextmanager
def _refusals(form: ConfiguredFigureForm) -> Iterator[None]:
    """Turn a broken rule into an error at the field that it names."""
    with form.refusals(messages.SENTENCES):
        yield
    if form.refusal and "field" in form.refusal.values:
        field = form[form.refusal.values["field"]]
        field.errors = [*field.errors, *form.form_errors]
        form.form_errors.clear()


def _form_of(row: ConfiguredFigure) -> ConfiguredFigureForm:
    told = {name: getattr(row, name) for name in (*TEXTS, "measure", "retired_on")}
    return ConfiguredFigureForm.drawn(**told, **row.filters)


def _or_404(configured_figure_id: UUID) -> ConfiguredFigure:
    return configured_figure(configured_figure_id, locked=is_write()) or abort(404)


def _url_of(span: YearSpan, row: ConfiguredFigure) -> str:
    return url_for("figures.other", year=span.year, _anchor=anchor_of(row.code))


def _page(span: YearSpan, row: ConfiguredFigure | None, form: ConfiguredFigureForm) -> dict[str, Any]:
    form.offer(filter_choices())
    lines = history.of(row.id, most=20) if row else []
    page = {"year": span.year, "row": row, "form": form, "history": lines, "filter_names": list(messages.FILTERS)}
    return page | _preview(span, form.measure.data, form.filters())


def _preview(span: YearSpan, measure: str | None, filters: Mapping[str, str]) -> dict[str, Any]:
    """The number, or which filter does not fit; nothing where no measure is chosen."""
    page: dict[str, Any] = {"year": span.year, "number": None, "unfit": None}
    known = measures().get(measure or "")
    if known is None:
        return page
    if wrong := fitting(known.code, filters):
        return page | {"unfit": messages.FILTERS[wrong]}
    return page | {"number": said.shown(*read_once(known, filters, span))}
