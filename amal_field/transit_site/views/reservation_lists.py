"""The lists of reservations: who comes, who is late, who waits, and what became of the others."""

from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.transit_site import messages
from amal_field.transit_site.paper import reservation_sheet
from amal_field.transit_site.queries import reservations, waiting_list
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.views.common import bp
from amal_field.web.access import requires
from amal_field.web.addresses import page_asked, searched
from amal_field.web.downloads import asked_as, list_file
from amal_field.web.htmx import show

PER_PAGE = 50


@bp.get("/reservations", endpoint="reservations")
@requires(Permission.SITE_SEE)
def listed() -> ResponseReturnValue:
    """Who comes, who is late, who waits for a place, and the year in numbers; found by name or phone."""
    search, now = searched(), clock.now()
    to_come, today = reservations.to_come(search, now), clock.day_of(now)
    waiting = waiting_list.waiting(stay_queries.the_site(), search, now)
    if asked_as():
        sheet = reservation_sheet.sheet_of(to_come.asked, to_come.late, to_come.coming, waiting)
        return list_file(sheet, "reservaties", searched="yes" if search else None)
    return show(
        "transit_site/reservations.html",
        partial="transit_site/_reservations.html",
        search=search,
        coming=to_come.coming,
        asked=to_come.asked,
        late=to_come.late,
        keeping=to_come.keeping,
        waiting=waiting,
        counts=_counts(today.year),
        year=today.year,
    )


@bp.get("/reservations/past")
@requires(Permission.SITE_SEE)
def reservations_past() -> ResponseReturnValue:
    """What became of the others, the latest first."""
    search, page = searched(), page_asked()
    rows, more = reservations.past(search, clock.today(), page=page, per_page=PER_PAGE)
    return show("transit_site/reservations_past.html", rows=rows, more=more, page=page, search=search)


def _counts(year: int) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """Each state of the year with its number and, where refused, the reasons with theirs."""
    counted, lines = reservations.counts(year), []
    for state, name in messages.RESERVATION_STATES.items():
        reasons = {why: number for (of, why), number in counted.items() if of == state}
        refusals = [(str(word), reasons[why]) for why, word in messages.REFUSALS.items() if why in reasons]
        lines.append((str(name), sum(reasons.values()), refusals))
    return lines
