"""The editions of a year, and the page on which it is frozen: what does not fit and what is in doubt stand above."""

from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.figures import messages, rules
from amal_field.figures.figure import YearSpan
from amal_field.figures.forms.editions import FreezeForm
from amal_field.figures.offers.freezing import freeze
from amal_field.figures.queries.editions import editions_of
from amal_field.figures.reports.configured import figures_in
from amal_field.figures.reports.year import year_of
from amal_field.figures.views.common import bp, figures_or_404, year_or_404
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.web.access import raised, requires
from amal_field.web.htmx import refused, show, written


@bp.get("/<int:year>/editions")
@requires(Permission.FIGURES_FREEZE)
def editions(year: int) -> ResponseReturnValue:
    """What there is of a year, and what to look at before it is frozen."""
    return show("figures/editions.html", form=FreezeForm(formdata=None), **_page(year_or_404(year)))


@bp.post("/<int:year>/editions")
@raised
@requires(Permission.FIGURES_FREEZE)
def freezing(year: int) -> ResponseReturnValue:
    """Freeze it."""
    span, form = year_or_404(year), FreezeForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            edition = freeze(span.year, form.reason.data, stamp=form.stamp())
            said = _("%(year)s is frozen: edition %(number)d.", year=span.year, number=edition.number)
            return written(None, to=url_for(".year", year=span.year), said=said)
    return refused("figures/editions.html", form=form, **_page(span))


def _page(span: YearSpan) -> dict[str, Any]:
    report = year_of([*figures_or_404(), *figures_in(span)], span.year, span.today)
    return {
        "span": span,
        "editions": editions_of(span.year),
        "report": report,
        "refusal": _refusal(span, is_empty=report.is_empty),
        "check_help": messages.CHECK_HELP,
    }


def _refusal(span: YearSpan, *, is_empty: bool) -> str | None:
    """Why this year cannot be frozen at all, in words."""
    try:
        rules.check_over(span.year, today=span.today)
        rules.check_counted(span.year, is_empty=is_empty)
    except RuleBroken as broken:
        return str(messages.SENTENCES[broken.code] % broken.values)
    return None
