"""What the pages of the figures share: the year of the address, and the figures of the user."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort
from flask_login import current_user

from amal_field import clock
from amal_field.figures import messages
from amal_field.figures.figure import FIRST_YEAR, LAST_YEAR, Figure, YearSpan
from amal_field.figures.queries.sections import figures_for
from amal_field.figures.reports import standing
from amal_field.web.addresses import chosen

bp = Blueprint("figures", __name__, url_prefix="/figures")


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {
        "section_names": messages.SECTION_NAMES,
        "part_names": messages.PARTS,
        "edition_words": standing.edition_words,
        "months_of": standing.by_month,
    }


@bp.app_template_filter()
def doubt_sentence(kind: str, number: int) -> str:
    """What is in doubt, and how often."""
    return messages.doubt_sentence(kind, number)


@bp.app_template_filter()
def check_sentence(check: Any) -> str:
    """What does not fit, in words."""
    return str(messages.CHECKS[check.kind]) % check.values


def year_or_404(year: int) -> YearSpan:
    """The year of the address, today; 404 for one that nobody counts."""
    return YearSpan(year, clock.today()) if FIRST_YEAR <= year <= LAST_YEAR else abort(404)


def anchor_of(code: str) -> str:
    """What the row of a figure is called on its page."""
    return code.replace(".", "-").replace("_", "-")


def figures_or_404() -> Sequence[Figure]:
    """The figures that the user sees."""
    return figures_for(current_user) or abort(404)


def section_asked() -> str | None:
    """The section to which an address keeps (`?section=site`); None for all."""
    return chosen("section")


def section_figures(section: str | None) -> Sequence[Figure]:
    """The figures of a section that the user sees, or of all sections; 404 for none."""
    return [figure for figure in figures_or_404() if section in (None, figure.section)] or abort(404)
