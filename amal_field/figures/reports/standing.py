"""How a year stands: which edition it is, or that it is provisional, and what happened since, in words.

`standing` is the one sentence of all that is printed or leaves as a file; of what is counted at that moment, as the
charts are, it is `counted_on`.
"""

from flask_babel import format_date
from flask_babel import gettext as _

from amal_field import clock
from amal_field.figures import messages
from amal_field.figures.figure import Figure, YearSpan
from amal_field.figures.queries.editions import Edition
from amal_field.figures.queries.happened import IMPORTS, MERGES, PEOPLE_GONE, Happened

FEW_MONTHS = 3
"""In how many months something happened that names them; in more its number alone is told."""


def standing(span: YearSpan, edition: Edition | None) -> str:
    """`Edition 1, frozen on 4 January 2027 by Bruno Claes`, or that the year is provisional."""
    return edition_words(edition) if edition else counted_on(span)


def counted_on(span: YearSpan) -> str:
    """That numbers are those of today, and not final yet."""
    return _("Provisional, as counted on %(day)s.", day=format_date(span.today, "d MMMM y"))


def edition_words(edition: Edition) -> str:
    """An edition by its number, its day, and who froze it."""
    day = format_date(clock.day_of(edition.frozen_at), "d MMMM y")
    return messages.edition_sentence(edition.number, day, edition.by)


def why(happened: Happened, span: YearSpan, figure: Figure) -> str:
    """What happened since a year was frozen that may have moved this figure."""
    told = {
        (kind, month): number
        for (kind, section), by_month in happened.records.items()
        if figure.is_moved_by(kind, section)
        for month, number in by_month.items()
    }
    parts = _words(MERGES, happened.merges.get(figure.code, 0))
    for kind in dict.fromkeys(kind for kind, _month in told):
        parts += _of_kind(kind, {month: number for (other, month), number in told.items() if other == kind}, span)
    imported = (tokens for section, tokens in happened.imports.items() if figure.is_moved_by(IMPORTS, section))
    parts += _words(IMPORTS, len(set().union(*imported)))
    return messages.happened_sentence(parts + _words(PEOPLE_GONE, happened.anonymised))


def by_month(months: dict[int, int], span: YearSpan) -> list[tuple[str, int]]:
    """Which months differ, by how much: `May`, −1."""
    return [(_month(month, span), number) for month, number in months.items()]


def _of_kind(kind: str, months: dict[int, int], span: YearSpan) -> list[str]:
    if len(months) > FEW_MONTHS:
        return _words(kind, sum(months.values()))
    return [
        messages.in_month(messages.HAPPENED[kind](number), _month(month, span))
        for month, number in sorted(months.items())
    ]


def _words(kind: str, number: int) -> list[str]:
    return [messages.HAPPENED[kind](number)] if number else []


def _month(month: int, span: YearSpan) -> str:
    return format_date(span.first.replace(month=month), "MMMM")
