"""The words of a year that is frozen, and of what happened to it since."""

from collections.abc import Callable, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

SENTENCES = {
    "year_running": _l("%(year)s lasts until 31 December."),
    "year_to_come": _l("%(year)s has not begun."),
    "year_empty": _l("Nothing is counted in %(year)s, so there is nothing to freeze."),
    "edition_without_reason": _l("Say why there is a further edition."),
    "edition_exists": _l("Somebody else has just frozen this year. Look at that edition first."),
}
EVENTS = {
    "figures:edition:freeze": _l("%(year)s frozen as edition %(number)s, with %(figures)s figures"),
    "figures:year:anonymise": _l("%(people)s people of this year anonymised"),
}
HAPPENED: dict[str, Callable[[int], str]] = {
    "sessions": lambda number: ngettext("%(num)d session", "%(num)d sessions", number),
    "actions": lambda number: ngettext("%(num)d vaccination session", "%(num)d vaccination sessions", number),
    "stays": lambda number: ngettext("%(num)d stay", "%(num)d stays", number),
    "duos": lambda number: ngettext("%(num)d duo", "%(num)d duos", number),
    "referrals": lambda number: ngettext("%(num)d referral", "%(num)d referrals", number),
    "files": lambda number: ngettext("%(num)d file", "%(num)d files", number),
    "assignments": lambda number: ngettext("%(num)d interpreter", "%(num)d interpreters", number),
    "contacts": lambda number: ngettext("%(num)d talk", "%(num)d talks", number),
    "merges": lambda number: ngettext("%(num)d merge", "%(num)d merges", number),
    "imports": lambda number: ngettext("an import", "%(num)d imports", number),
    "anonymised": lambda number: ngettext("%(num)d person anonymised", "%(num)d people anonymised", number),
}
"""What happened since a year was frozen, by kind, with how many."""


def in_month(what: str, month: str) -> str:
    """`2 sessions in May`."""
    return _("%(what)s in %(month)s", what=what, month=month)


def happened_sentence(parts: Sequence[str]) -> str:
    """What happened since a year was frozen."""
    if parts:
        return _("Since then: %(parts)s.", parts=", ".join(parts))
    return _("No record of this year changed since then. Somebody may have been put right, or told apart.")


def edition_sentence(number: int, day: str, by: str) -> str:
    """An edition, as its page and its paper name it."""
    return _("Edition %(number)d, frozen on %(day)s by %(by)s", number=number, day=day, by=by)
