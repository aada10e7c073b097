"""The words of the figures: sections, bases, doubts, checks, parts."""

from collections.abc import Callable, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from amal_field.figures.figure import COUNT, PEOPLE, Base, Figure

SECTIONS = {
    "site": _l("Transit site"),
    "class": _l("Class unit"),
    "vaccination": _l("Vaccination"),
    "tables": _l("Conversation tables"),
    "walks": _l("Walks"),
    "duos": _l("Duos"),
    "desk": _l("Reception desk"),
}
"""What a section of the report is called, in the order of the report."""
PARTS = {
    "m": _l("man"),
    "f": _l("woman"),
    "x": _l("x"),
    "yes": _l("yes"),
    "no": _l("no"),
    "unknown": _l("unknown"),
    "social": _l("Social interpreter"),
    "crisis": _l("Crisis volunteer"),
    "school_basic": _l("primary school"),
    "school_okan": _l("OKAN"),
    "school_other": _l("another school"),
    "covid": _l("Covid"),
    "basic": _l("Basic vaccinations"),
}
"""What a part of a figure is called, by its code in the rows."""
KEYS = {
    "m": _l("men"),
    "v": _l("women"),
    "total": _l("total"),
    "basis": _l("primary school"),
    "okan": _l("OKAN"),
    "ander": _l("another school"),
    "sociaal_tolk": _l("social interpreters"),
    "crisistolk": _l("crisis volunteers"),
}
"""What a part of a split is called, by its key in the value."""

RECORDS = {
    "session_id": _l("Session"),
    "series_id": _l("Series"),
    "action_id": _l("Vaccination session"),
    "match_id": _l("Duo"),
    "stay_id": _l("Stay"),
    "household_id": _l("Family"),
    "person_id": _l("Person"),
    "rule_id": _l("Site rule"),
}
"""What a row is called that has no name of its own, by what its page asks for."""
MONTHS = {
    "sessions": _l("Sessions by month"),
    "nights": _l("Pitch-nights by month"),
    "assignments": _l("Assignments by month"),
}
"""What the months of a figure tell that do not add up to it, by the kind of its base; else people."""


def months_title(figure: Figure, base: Base | None) -> str:
    """What the months of a figure tell."""
    if figure.unit == COUNT and figure.subject != PEOPLE:
        return str(_l("By month"))
    return str(MONTHS.get(base.kind if base else "", _l("People by month, each in that of their first time")))


def base_sentence(kind: str, number: int, part: int | None, shown: dict[str, str]) -> str:
    """What a figure was counted from. `shown`: `number` and `part` as they are written."""
    if kind in ("answers", "births", "nights"):
        return _("%(part)s of %(number)s", **shown)
    if kind == "sessions":
        return ngettext("%(number)s session", "%(number)s sessions", number, number=shown["number"])
    if kind == "stays":
        return ngettext("in %(number)s stay", "in %(number)s stays", number, number=shown["number"])
    if kind == "talks":
        return ngettext("in %(number)s talk", "in %(number)s talks", number, number=shown["number"])
    if kind == "assignments":
        return ngettext("%(number)s assignment", "%(number)s assignments", number, number=shown["number"])
    if kind == "people":
        return ngettext("of %(number)s person", "of %(number)s people", number, number=shown["number"])
    there = ngettext("%(number)s attendance", "%(number)s attendances", number, number=shown["number"])
    if not part:
        return there
    return _("%(attendances)s, %(part)s without a name not counted", attendances=there, part=shown["part"])


def doubt_sentence(kind: str, number: int) -> str:
    """What is in doubt, and how often."""
    if kind == "doubles":
        return ngettext("%(num)s likely double", "%(num)s likely doubles", number)
    if kind == "births":
        return ngettext("%(num)s without a known birth", "%(num)s without a known birth", number)
    if kind == "answers":
        return ngettext("%(num)s without an answer", "%(num)s without an answer", number)
    if kind == "frozen":
        return _("in doubt when it was frozen")
    if kind == "disputed":
        return ngettext("%(num)s disputed, not counted", "%(num)s disputed, not counted", number)
    return ngettext(
        "%(num)s session is past and nothing is noted of it",
        "%(num)s sessions are past and nothing is noted of them",
        number,
    )


CHECKS = {
    "parts": _l("The parts together are %(parts)s, the whole is %(whole)s."),
    "sexes": _l("%(number)s without a sex, or with x, stand in neither part."),
    "attendances": _l("More unique people (%(people)s) than attendances (%(attendances)s)."),
    "referrals": _l("More people (%(people)s) than adults among those who came (%(adults)s)."),
    "no_session": _l("No session was held, so there is no mean."),
    "reversed": _l("The lowest (%(low)s) lies above the highest (%(high)s)."),
    "frozen": _l("Frozen was %(frozen)s, now %(live)s is counted."),
}
"""What does not fit, with its values."""
CHECK_HELP = {
    "parts": _l("Somebody stands in no part, or in two. Open the figure and look at the rows without a part."),
    "sexes": _l("The report names women and men alone. It is no mistake, but the two do not make the whole."),
    "attendances": _l("Somebody counts who was nowhere. Tell the administrator."),
    "referrals": _l("Some were minors, came in another year, or live elsewhere. Say so in the report."),
    "no_session": _l("If there were sessions, note who was there, or import the register."),
    "reversed": _l("A number was typed the wrong way round."),
    "frozen": _l("Something was put right since. Open the figure to see what; freeze the year anew if you publish it."),
}
"""What to do about it."""

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
