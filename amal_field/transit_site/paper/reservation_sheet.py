"""The reservations of those who come and who wait, as a file. It leaves without the name and the phone of a family
(`domain.md` G.1)."""

from collections.abc import Iterable

from flask_babel import gettext as _

from amal_field.transit_site.models import Reservation
from amal_field.transit_site.queries.waiting_list import Waiting
from amal_field.workbook import Column, Sheet


def sheet_of(
    asked: Iterable[Reservation], late: Iterable[Reservation], coming: Iterable[Reservation], waiting: Iterable[Waiting]
) -> Sheet:
    """The lists of the page under each other, each row with the name of its list."""
    columns = [
        Column(_("List"), 18),
        Column(_("Arrival"), 14, "dd/mm/yyyy"),
        Column(_("Nights"), 10),
        Column(_("Pitch"), 10),
        Column(_("Place free from"), 18, "dd/mm/yyyy"),
    ]
    lists = ((_("To decide"), asked), (_("Late"), late), (_("Coming"), coming))
    rows = [_row(name, booking) for name, bookings in lists for booking in bookings]
    rows += [[*_row(_("Waiting list"), line.reservation)[:-1], line.place_on] for line in waiting]
    return Sheet(_("Reservations"), columns, rows)


def _row(name: str, booking: Reservation) -> list:
    return [name, booking.from_on, booking.nights, booking.pitch.number if booking.pitch else None, None]
