"""How the class unit shows its rolls: first names under age bands, with age, language and who may fetch."""

from collections.abc import Sequence
from datetime import date

from babel import Locale
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from amal_field.attendance.models import GroupSession
from amal_field.attendance.queries.roll_display import RollDisplay
from amal_field.attendance.queries.roll_rows import RollRow
from amal_field.attendance.rules import HELPER, PRESENT
from amal_field.class_unit import messages, queries, rules
from amal_field.people.messages import age_words
from amal_field.people.rules import ADULT_AGE, YEAR_ALONE, age_on

MOST_ADULTS = 4
"""So many names of those who may fetch a child fit on a row."""


def decorate(group_session: GroupSession, rows: list[RollRow]) -> list[RollRow]:
    """The children with their age, the language of their household and who may fetch them."""
    children = {row.person_id for row in rows if row.role != HELPER}
    homes = queries.homes_of(children, grown=_grown(group_session.held_on)) if children else {}
    bands = queries.bands() if children else []
    return [_decorated(row, group_session.held_on, homes.get(row.person_id), bands) for row in rows]


def warning(group_session: GroupSession, helpers: Sequence[RollRow]) -> str | None:
    """Say it where none of the helpers who are there has a seen extract (`domain.md` D.3), or nobody is there."""
    present = [row.person_id for row in helpers if row.mark == PRESENT]
    if not present:
        return str(messages.NOBODY_HELPS)
    if queries.is_checked(present):
        return None
    return ngettext(
        "%(num)d helper present, extract not seen.", "%(num)d helpers present, no extract seen.", len(present)
    )


def _decorated(row: RollRow, day: date, home: queries.Home | None, bands: list) -> RollRow:
    if row.role == HELPER:
        return row
    age = age_on(row.born_on, day) if row.born_on else None
    details = [
        _age(row.born_on, day) if row.born_on else "",
        _language(home.language) if home and home.language else "",
        _("fetched by %(names)s", names=", ".join(home.adults[:MOST_ADULTS])) if home else "",
    ]
    return row._replace(
        told=" · ".join(part for part in details if part),
        group=rules.band_of(age, bands) if age is not None else "",
    )


def _age(born_on: date, day: date) -> str:
    """In months where the birth is no day that stands for a year alone."""
    in_months = (born_on.month, born_on.day) not in ((1, 1), YEAR_ALONE)
    return age_words(born_on, day, in_months=in_months)


def _language(code: str) -> str:
    return Locale.parse(str(get_locale())).languages.get(code, code)


def _grown(day: date) -> date:
    """Who was born on this day or before is an adult on `day`."""
    return date(day.year - ADULT_AGE, day.month, min(day.day, 28) if day.month == 2 else day.day)


ROLL_DISPLAY = RollDisplay(
    decorate,
    first_names=True,
    groups=lambda session: messages.BANDS,
    warning=warning,
    links=((_l("Slips"), "class_unit.slips", "print"),),
    looks="child",
)
