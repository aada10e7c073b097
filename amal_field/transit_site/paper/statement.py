"""The statement of an account on paper: its words in Dutch and in the household's language."""

from dataclasses import dataclass

from flask_babel import force_locale, format_currency, format_date, format_decimal
from flask_babel import gettext as _

from amal_field.transit_site import messages
from amal_field.transit_site.paper.ticket import number, tongues
from amal_field.transit_site.queries.ledger import Account, Booked
from amal_field.transit_site.rules import Charge

NUMERIC = "dd/MM/y"


@dataclass(frozen=True)
class Sheet:
    """The statement in one language: title, facts, lines as (day, what, amount), and what is left."""

    tongue: str
    title: str
    facts: list[tuple[str, str]]
    lines: list[tuple[str, str, str]]
    result: tuple[str, str]


def parts(account: Account) -> list[Sheet]:
    """The statement in Dutch, then in the household's language where that is French or English."""
    return [_sheet(account, tongue) for tongue in tongues(account.stay)]


def charge_words(charge: Charge) -> str:
    """`Day fee: 14 × € 7,20`, in the language in force."""
    price = format_decimal(charge.price, "#,##0.00##")
    return _(
        "%(what)s: %(quantity)d × € %(price)s",
        what=messages.MONEY_KINDS[charge.kind],
        quantity=charge.quantity,
        price=price,
    )


def _sheet(account: Account, tongue: str) -> Sheet:
    stay = account.stay
    with force_locale(tongue):
        facts = [
            (_("Holder"), stay.household.name),
            (_("Pitch ticket"), number(stay)),
            (_("Arrival"), format_date(stay.arrived_on, "long")),
            (_("Departure"), format_date(stay.departed_on, "long") if stay.departed_on else "–"),
        ]
        lines = [_booked(line) for line in account.lines]
        lines += [
            (format_date(charge.start, NUMERIC), charge_words(charge), format_currency(-charge.amount, "EUR"))
            for charge in account.charges
        ]
        left = account.left
        theirs = _("Left of what was paid") if stay.is_open else _("To give back")
        words = theirs if left > 0 else _("To pay") if left < 0 else _("Nothing to pay")
        return Sheet(tongue, _("Statement"), facts, lines, (words, format_currency(abs(left), "EUR")))


def _booked(line: Booked) -> tuple[str, str, str]:
    entry = line.entry
    what = str(messages.MONEY_KINDS[entry.kind])
    if entry.is_reversal:
        what = _("%(what)s, reversed", what=what)
    elif entry.reason:
        what = f"{what}: {entry.remark or messages.DEDUCTIONS[entry.reason]}"
    if entry.receipt_no:
        what = f"{what} ({entry.receipt_no})"
    return format_date(entry.booked_on, NUMERIC), what, format_currency(entry.amount, "EUR")
