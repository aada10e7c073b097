"""Other services and figures by hand of a year: what nobody counts here is noted, cancelled, written anew."""

from typing import Any
from uuid import UUID

from flask import Response, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.accounts.queries import users
from amal_field.figures import messages, operations, rules
from amal_field.figures.figure import FIRST_YEAR, LAST_YEAR, YearSpan
from amal_field.figures.forms.by_hand import ManualFigureForm
from amal_field.figures.models import ManualFigure
from amal_field.figures.operations.by_hand import ByHand
from amal_field.figures.paper.by_hand import by_hand_sheet
from amal_field.figures.queries.by_hand import manual_figure, manual_figures
from amal_field.figures.queries.configured import configured_figures
from amal_field.figures.reports.by_hand import sections_of
from amal_field.figures.reports.configured import figures_of
from amal_field.figures.reports.outward import outward_rows
from amal_field.figures.reports.year import year_of
from amal_field.figures.views.common import bp, year_or_404
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.downloads import list_file
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import is_write


@bp.get("/<int:year>/other")
@requires(Permission.FIGURES_SEE)
def other(year: int) -> ResponseReturnValue:
    """What the report tells of other services in a year."""
    return show("figures/other.html", **_page(year_or_404(year).year))


@bp.get("/<int:year>/other.xlsx")
@requires(Permission.FIGURES_SEE)
def other_sheet(year: int) -> Response:
    """The figures by hand of a year as a spreadsheet."""
    page = _page(year_or_404(year).year)
    return list_file(by_hand_sheet(page["report"], page["sections"], page["by"]), f"andere-diensten-{year}", year=year)


@bp.get("/<int:year>/other/new")
@requires(Permission.FIGURES_NOTE)
def by_hand_form(year: int) -> ResponseReturnValue:
    """A form for one more."""
    return show("figures/by_hand.html", year=year_or_404(year).year, row=None, form=ManualFigureForm(formdata=None))


@bp.post("/<int:year>/other")
@requires(Permission.FIGURES_NOTE)
def by_hand(year: int) -> ResponseReturnValue:
    """Note it."""
    form, span = ManualFigureForm(), year_or_404(year)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            row = operations.note_by_hand(span.year, _values(form), stamp=form.stamp())
            undo = url_for(".by_hand_cancellation", manual_figure_id=row.id)
            return written(None, to=_url_of(row), said=_("%(name)s is noted.", name=row.name), undo=undo)
    return refused("figures/by_hand.html", year=span.year, row=None, form=form)


@bp.get("/by-hand/<uuid:manual_figure_id>")
@requires(Permission.FIGURES_NOTE)
def rewriting_form(manual_figure_id: UUID) -> ResponseReturnValue:
    """The same once more, to be written anew."""
    row = _or_404(manual_figure_id)
    facts = {name: getattr(row, name) for name in ("name", "code", "kind", "source", "noted_on")}
    form = ManualFigureForm(formdata=None, value=rules.write_by_hand(row.kind, row.value), **facts)
    return show("figures/by_hand.html", **_form_page(row, form))


@bp.post("/by-hand/<uuid:manual_figure_id>")
@requires(Permission.FIGURES_NOTE)
def rewriting(manual_figure_id: UUID) -> ResponseReturnValue:
    """Cancel it, and note another in its place."""
    row, form = _or_404(manual_figure_id), ManualFigureForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            new = operations.write_anew(row, _values(form), stamp=form.stamp())
            return written(None, to=_url_of(new), said=_("%(name)s is written anew.", name=new.name))
    row = _or_404(manual_figure_id)
    page = _form_page(row, form)
    if not row.stands:  # what was filled in goes on as a new one
        page["row"] = None
    return refused("figures/by_hand.html", **page)


@bp.post("/by-hand/<uuid:manual_figure_id>/cancellation")
@requires(Permission.FIGURES_NOTE)
def by_hand_cancellation(manual_figure_id: UUID) -> ResponseReturnValue:
    """It shall not stand."""
    row, form = _or_404(manual_figure_id), ActionForm()
    operations.cancel_by_hand(row, stamp=form.stamp())
    to = url_for(".other", year=row.year)
    return written(None, to=to, said=_("%(name)s is cancelled.", name=row.name))


def _form_page(row: ManualFigure, form: ManualFigureForm) -> dict[str, Any]:
    gone = messages.SENTENCES["figure_cancelled"]
    return {"year": row.year, "row": row, "form": form, "history": history.of(row.id, most=20), "gone": gone}


def _values(form: ManualFigureForm) -> ByHand:
    value = rules.read_by_hand(form.kind.data, form.value.data)
    return ByHand(form.code.data, form.name.data, form.kind.data, value, form.source.data, form.noted_on.data)


def _or_404(manual_figure_id: UUID) -> ManualFigure:
    return manual_figure(manual_figure_id, locked=is_write()) or abort(404)


def _url_of(row: ManualFigure) -> str:
    return url_for("figures.other", year=row.year, _anchor=f"by-hand-{row.id}")


def _page(year: int) -> dict[str, Any]:
    rows, today = manual_figures([year]), clock.today()
    span = YearSpan(year, today)
    configured = configured_figures(span.first)
    report = year_of(figures_of(configured), year, today)
    return {
        "year": year,
        "report": report,
        "outward": outward_rows(report),
        "configured": {one.code: one for one in configured},
        "sections": sections_of(rows, {one.code for one in configured}),
        "by": users.names_of({row.recorded_by_id for row in rows}),
        "years": [one for one in range(year - 1, year + 2) if FIRST_YEAR <= one <= min(LAST_YEAR, today.year)],
    }
