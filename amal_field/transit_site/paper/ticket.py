"""The pitch ticket (standplaatsbewijs): its words in Dutch and in the household's language (`domain.md` A.2)."""

from dataclasses import dataclass
from datetime import timedelta

from flask_babel import force_locale, format_currency, format_date
from flask_babel import gettext as _

from amal_field.people.rules import distinct_names
from amal_field.transit_site.models import Stay

SECOND_TONGUES = ("fr", "en")
SMALL_LINES, LETTERS = 15, 26
"""A sheet of A5 has room for so many lines of values, of so many letters each."""


@dataclass(frozen=True)
class Part:
    """The ticket in one language: its title, its lines as (term, value), and the sentence beneath."""

    tongue: str
    title: str
    lines: list[tuple[str, str]]
    sentence: str


def parts(stay: Stay, *, max_nights: int | None) -> list[Part]:
    """The ticket in Dutch, then in the household's language where that is French or English."""
    return [_part(stay, tongue, max_nights) for tongue in tongues(stay)]


def is_small(parts: list[Part]) -> bool:
    """Whether the ticket has room on A5: with many people or long names it is a sheet of A4."""
    rows = zip(*([value for _, value in part.lines] for part in parts), strict=True)
    lines = sum(max(len(parts), sum(-(-len(value) // LETTERS) for value in set(row))) for row in rows)
    return lines <= SMALL_LINES


def signatories(stay: Stay) -> list[str]:
    """Who signs the ticket, in its languages."""
    site_manager, holder = [], []
    for tongue in tongues(stay):
        with force_locale(tongue):
            site_manager.append(_("Site manager"))
            holder.append(_("Holder"))
    return [" · ".join(site_manager), " · ".join(holder)]


def number(stay: Stay) -> str:
    """The number on the ticket; a stay of the registers has the number it had there."""
    return stay.ticket_no or stay.register_no or ""


def tongues(stay: Stay) -> list[str]:
    """The languages of its papers: Dutch, and the household's where that is French or English."""
    second = stay.household.language
    return ["nl", second] if second in SECOND_TONGUES else ["nl"]


def _part(stay: Stay, tongue: str, max_nights: int | None) -> Part:
    latest = stay.arrived_on + timedelta(days=max_nights) if max_nights else None
    until = stay.planned_departure_on or latest
    people = list(distinct_names({spell.person_id: spell.person for spell in stay.present_persons}).values())
    with force_locale(tongue):
        version = _("Version %(number)s", number=stay.house_rules.version) if stay.house_rules else "–"
        lines = [
            (_("Holder"), stay.household.name),
            (_("People (%(count)s)", count=len(people)), ", ".join(people)),
            (_("Caravans"), ", ".join(spell.name for spell in stay.present_caravans) or "–"),
            (_("Arrival"), format_date(stay.arrived_on, "full")),
            (_("At the latest until"), format_date(until, "full") if until else "–"),
            (_("Prepayment"), format_currency(stay.prepayment, "EUR") if stay.prepayment is not None else "–"),
            (_("House rules"), version),
        ]
        sentence = _(
            "This ticket is the permission to use this pitch, in this period, with these people. "
            "The house rules of the site hold."
        )
        return Part(tongue, _("Pitch ticket"), lines, sentence)
