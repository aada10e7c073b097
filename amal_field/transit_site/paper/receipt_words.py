"""The receipt (ontvangstbewijs) for money over the table: its words in Dutch and in the household's language."""

from flask_babel import force_locale, format_currency, format_date
from flask_babel import gettext as _

from amal_field.transit_site import messages
from amal_field.transit_site.models import LedgerEntry, Stay
from amal_field.transit_site.paper.ticket import Part, number, tongues


def parts(stay: Stay, entry: LedgerEntry) -> list[Part]:
    """The receipt in Dutch, then in the household's language where that is French or English."""
    return [_part(stay, entry, tongue) for tongue in tongues(stay)]


def _part(stay: Stay, entry: LedgerEntry, tongue: str) -> Part:
    given_back = entry.amount < 0
    with force_locale(tongue):
        lines = [
            (_("Holder"), stay.household.name),
            (_("Pitch ticket"), number(stay)),
            (_("Arrival"), format_date(stay.arrived_on, "full")),
            (_("For"), str(messages.MONEY_KINDS[entry.kind])),
            (_("By"), str(messages.METHODS[entry.method])),
            (_("Day"), format_date(entry.booked_on, "full")),
        ]
        amount = format_currency(abs(entry.amount), "EUR")
        sentence = (
            _("Given back: %(amount)s", amount=amount) if given_back else _("Received: %(amount)s", amount=amount)
        )
        return Part(tongue, _("Receipt"), lines, sentence)
