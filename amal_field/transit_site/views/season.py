"""The season picture: a month, a season or a year on one page, and the same as a list."""

from datetime import date

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.transit_site import messages
from amal_field.transit_site.reports import season as site_season
from amal_field.transit_site.reports.periods import Span, SpanKind, span_of
from amal_field.transit_site.reports.season_picture import Paper
from amal_field.transit_site.views.common import bp
from amal_field.web.access import requires
from amal_field.web.addresses import FIRST_YEAR, LAST_YEAR, day_in
from amal_field.web.htmx import show
from amal_field.web.jinja import local_day
from amal_field.web.locale import language

PER_PAGE = 100


@bp.get("/season")
@requires(Permission.SITE_SEE)
def season() -> ResponseReturnValue:
    """Who stood where: `span` says how much, `on` around which day, `names=no` leaves the names out."""
    season = site_season.season(_span(), clock.today())
    around = _around(season.span, "transit_site.season")
    return show(
        "transit_site/season.html",
        season=season,
        paper=Paper(
            season.span, len(season.rows), season.today, season.is_crowded, around["named"], language(), local_day
        ),
        most=site_season.MOST_BARS,
        kinds=messages.BARS,
        **around,
    )


@bp.get("/season/stays")
@requires(Permission.SITE_SEE)
def season_list() -> ResponseReturnValue:
    """The stays of the picture as a list, pitch by pitch."""
    span = _span()
    lines = site_season.lines(site_season.season(span, clock.today()))
    page = min(max(request.args.get("page", 1, type=int), 1), len(lines) // PER_PAGE + 1)
    return show(
        "transit_site/season_list.html",
        span=span,
        lines=lines[(page - 1) * PER_PAGE : page * PER_PAGE],
        count=len(lines),
        page=page,
        more=len(lines) > page * PER_PAGE,
        kinds=messages.BARS,
        **_around(span, "transit_site.season_list"),
    )


def _span() -> Span:
    """The span that the address asks for; the season of today where it asks for none that is."""
    kind, on = request.args.get("span"), day_in(request.args.get("on")) or clock.today()
    return span_of(SpanKind(kind) if kind in list(SpanKind) else SpanKind.SEASON, on)


def _around(span: Span, endpoint: str) -> dict:
    """The name of a span, and where the links lead: the other spans, before and after, today."""
    today = clock.today()
    named = request.args.get("names") != "no"
    middle = today if today in span else span.first

    def to(kind: SpanKind, on: date, *, names: bool = named) -> str:
        return url_for(endpoint, span=kind.value, on=on.isoformat(), names=None if names else "no")

    return {
        "title": _name(span),
        "spans": [(messages.SPANS[kind], to(kind, middle), kind is span.kind) for kind in SpanKind],
        "earlier": to(span.kind, span.before.first) if span.first.year > FIRST_YEAR else None,
        "later": to(span.kind, span.after.first) if span.last.year < LAST_YEAR else None,
        "now": None if today in span else to(span.kind, today),
        "named": named,
        "other_names": to(span.kind, middle, names=not named),
        "query": {"span": span.kind.value, "on": middle.isoformat()},
    }


def _name(span: Span) -> str:
    """`november 2026`, `Autumn 2026`, `Winter 2026–2027` or `2026`."""
    if span.kind is SpanKind.MONTH:
        return format_date(span.first, "LLLL y")
    years = sorted({span.first.year, span.last.year})
    year = "–".join(map(str, years))
    return str(messages.SEASONS[span.first.month]) % {"year": year} if span.kind is SpanKind.SEASON else year
