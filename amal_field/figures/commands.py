"""`flask figures YEAR`: the annual figures, as one object or as a table."""

import json
from collections.abc import Sequence
from itertools import chain
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import force_locale
from flask_babel import gettext as _

from amal_field import clock
from amal_field.figures.figure import FIGURES, FIRST_YEAR, LAST_YEAR, Figure, YearSpan, facts_of, in_order
from amal_field.figures.queries.by_hand import manual_figures
from amal_field.figures.reports.by_hand import figure_of
from amal_field.figures.reports.configured import figures_in
from amal_field.web.locale import LANGUAGES


@click.command("figures")
@click.argument("year", type=int)
@click.option("--json", "in_json", is_flag=True, help="Print one object: code → value.")
@click.option("--all", "with_others", is_flag=True, help="Those of other services and by hand too.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="nl", help="The language of the table.")
@with_appcontext
def figures(year: int, in_json: bool, with_others: bool, language: str) -> None:
    """Print the annual figures of YEAR."""
    with force_locale(language):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise click.BadParameter(_("The year lies from %(first)d to %(last)d.", first=FIRST_YEAR, last=LAST_YEAR))
        ordered = in_order(chain.from_iterable(FIGURES.values()))
        span = YearSpan(year, clock.today())
        if with_others:
            known = {figure.code for figure in ordered}
            ordered += [one for one in others_of(span) if one.code not in known]
        facts = facts_of(ordered, [span])[year]
        values = {figure.code: figure.read(facts).value for figure in ordered}
        if in_json:
            click.echo(json.dumps(values, ensure_ascii=False, indent=1))
        else:
            for line in as_lines(ordered, values):
                click.echo(line)


def others_of(span: YearSpan) -> list[Figure]:
    """What was configured, and what was noted by hand, which leads where both tell it."""
    by_hand = manual_figures([span.year])
    noted = {row.code for row in by_hand}
    return [one for one in figures_in(span) if one.code not in noted] + [figure_of(row) for row in by_hand]


def as_lines(figures: Sequence[Figure], values: dict[str, Any]) -> list[str]:
    """A table for a person who reads a terminal: code, value, definition."""
    shown = {code: "–" if value is None else json.dumps(value, ensure_ascii=False) for code, value in values.items()}
    codes, widest = max(map(len, shown), default=0), max(map(len, shown.values()), default=0)
    return [f"{figure.code:<{codes}}  {shown[figure.code]:>{widest}}  {figure.definition}" for figure in figures]
