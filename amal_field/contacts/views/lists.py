"""The talks of a month on screen, on paper and as a file; and the months of a year."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from flask import Response, abort, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.contacts import paper, queries
from amal_field.contacts.forms import NamelessForm
from amal_field.contacts.queries import Wanted
from amal_field.contacts.views.common import bp, form_of, look, look_at_desk
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import chosen, page_asked
from amal_field.web.downloads import drawing, list_file
from amal_field.web.htmx import show


@bp.get("")
@requires(Permission.CONTACTS_RECORD)
def contacts() -> ResponseReturnValue:
    """The talks of a month, and a form for one with nobody named."""
    return show("contacts/contacts.html", **list_page(form_of(NamelessForm)))


@bp.get("/list")
@requires(Permission.CONTACTS_RECORD)
def contact_list() -> ResponseReturnValue:
    """The talks of a month on paper."""
    wanted = _wanted()
    rows = queries.whole_list(current_user, wanted)
    look(rows, "print")
    return show("contacts/contact_list.html", rows=rows, wanted=wanted, search=_search(wanted))


@bp.get("/list.xlsx")
@requires(Permission.CONTACTS_RECORD)
def sheet() -> Response:
    """The same as a spreadsheet."""
    wanted = _wanted()
    rows = queries.whole_list(current_user, wanted)
    look(rows, "export")
    return list_file(paper.sheet_of(rows), f"contacten-{wanted.month:%Y-%m}", **_search(wanted))


@bp.get("/months")
@requires(Permission.CONTACTS_RECORD)
def months() -> ResponseReturnValue:
    """The talks of a year, month by month."""
    year = _year()
    lines = queries.months(current_user, year)
    totals = sum((Counter(line.by_topic) for line in lines), Counter())
    return show("contacts/months.html", year=year, lines=lines, totals=totals, topics=queries.topics())


@bp.get("/months.svg")
@requires(Permission.CONTACTS_RECORD)
def months_chart() -> Response:
    """Their chart."""
    year = _year()
    lines, before = queries.months(current_user, year), queries.months(current_user, year - 1)
    return drawing(paper.chart(year, lines, before))


def list_page(form: NamelessForm) -> dict[str, Any]:
    wanted, page = _wanted(), page_asked()
    rows, more = queries.contacts(current_user, wanted, page=page)
    look_at_desk(rows, "page")
    first, after = wanted.days
    return {
        "form": form,
        "rows": rows,
        "more": more,
        "page": page,
        "wanted": wanted,
        "search": _search(wanted),
        "topics": queries.topics(),
        "services": queries.services_for(current_user),
        "before": f"{first - timedelta(days=1):%Y-%m}",
        "after": f"{after:%Y-%m}" if after <= clock.today() else None,
    }


def _wanted() -> Wanted:
    """What the address asks for: a month (`?month=2026-11`), a topic, a service; 404 for what is no month."""
    text = request.args.get("month")
    try:
        month = date.fromisoformat(f"{text}-01") if text else clock.today().replace(day=1)
    except ValueError:
        abort(404)
    if not 2000 <= month.year <= 2200:
        abort(404)
    return Wanted(month, chosen("topic"), chosen("service"))


def _search(wanted: Wanted) -> dict[str, str | None]:
    return {"month": f"{wanted.month:%Y-%m}", "topic": wanted.topic, "service": wanted.service}


def _year() -> int:
    asked = request.args.get("year", type=int)
    return asked if asked and 2000 <= asked <= 2200 else clock.today().year
