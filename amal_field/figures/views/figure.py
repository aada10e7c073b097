"""A figure, opened in its place or as a page of its own: what it means, its months, what is in doubt, and the rows."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, request
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_login import current_user

from amal_field.figures import messages
from amal_field.figures.figure import MONTHS, Figure, Record, YearSpan
from amal_field.figures.queries.counted import page_of_rows, people_in
from amal_field.figures.queries.doubles import Pairs
from amal_field.figures.queries.sections import figures_for
from amal_field.figures.reports import said, standing
from amal_field.figures.reports.configured import figure_for
from amal_field.figures.reports.year import opened
from amal_field.figures.views.common import bp, year_or_404
from amal_field.looks.operations import NewLook, looked
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import chosen, page_asked
from amal_field.web.htmx import is_partial, show

ROW_DOUBTS = ("births", "answers", "disputed", "unnoted")
"""The doubts that leave rows out."""


@bp.get("/<int:year>/<code>")
@requires(Permission.FIGURES_OPEN)
def figure(year: int, code: str) -> ResponseReturnValue:
    """A figure of a year; `?page=` of its rows, `?doubt=`: only those that a doubt leaves out."""
    span = year_or_404(year)
    one = _figure_or_404(code, span)
    row, known, happened, pairs = opened(one, span)
    return show(
        "figures/figure.html",
        partial="figures/_opened.html",
        span=span,
        row=row,
        home="figures.other" if one.name else "figures.year",
        record=one.record,
        record_names=messages.RECORDS,
        known=known,
        why=happened and standing.why(happened, span, one),
        frozen_leads=bool(happened and happened.anonymised),
        months=list(zip(months_of(span.year), row.live.months, strict=False)),
        counted=said.counted(one, row.live),
        months_title=messages.months_title(one, row.live.base),
        **_rows(one, span, pairs, _doubt_asked()),
    )


def _figure_or_404(code: str, span: YearSpan) -> Figure:
    counted = next((one for one in figures_for(current_user) if one.code == code), None)
    return counted or figure_for(current_user, code, span) or abort(404)


def _doubt_asked() -> str | None:
    """The doubt to whose rows the page keeps, of those that rows tell."""
    kind = chosen("doubt")
    return kind if kind in ROW_DOUBTS else None


def _note(record: Record, figure: Figure, people: set[UUID]) -> None:
    """Note that the rows of these people were opened."""
    act = "answer" if is_partial() else "page"
    if people:
        looked(
            NewLook(record.look or "", act, request.endpoint or "", list(people), reason=figure.code), current_user.id
        )


def months_of(year: int) -> list[str]:
    """`jan.` and so on, in the reader's language."""
    return [format_date(date(year, month, 1), "MMM") for month in MONTHS]


def _rows(figure: Figure, span: YearSpan, pairs: Pairs, doubt: str | None) -> dict[str, Any]:
    """A page of the rows for whoever may see such records, and the likely doubles for whoever may merge them too, with
    the names of all these people; whoever may neither gets none."""
    record, page = figure.record, page_asked()
    sees = record is not None and current_user.may(record.permission)
    rows, more = page_of_rows(figure, span, page, doubt) if sees and figure.rows else (None, False)
    pairs = pairs if sees or current_user.may(Permission.PEOPLE_MERGE) else ()
    if record and record.look:
        people = {key for pair in pairs for key in pair[:2]} | {row.key for row in rows or () if row.person}
        _note(record, figure, {*people, *people_in(record, {row.key for row in rows or () if row.key})})
    return {"rows": rows, "more": more, "page": page, "pairs": pairs, "doubt": doubt}
