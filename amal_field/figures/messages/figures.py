"""The words of the figures: sections, bases, doubts, checks, parts."""

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
OTHER_SECTIONS = {
    "inflow": _l("Inflow and contracts"),
    "mo": _l("Social orientation"),
    "school": _l("School and study"),
    "nt2": _l("Dutch as a second language"),
    "leisure": _l("Leisure"),
    "housing": _l("Housing"),
    "interpreting": _l("Social interpreting and translation"),
    "training": _l("Training"),
    "networks": _l("Learning networks"),
    "ambassadors": _l("Ambassadors"),
    "associations": _l("Associations"),
    "meeting": _l("Meeting places"),
    "communication": _l("Communication"),
}
"""What a section of other services is called, in the order of the report."""
SECTION_NAMES = SECTIONS | OTHER_SECTIONS
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
    "organisation_id": _l("Organisation"),
    "referral_id": _l("Referral"),
    "contact_id": _l("Talk"),
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
    if kind in ("answers", "births", "nights") or (kind == "assignments" and part is not None):
        return _("%(part)s of %(number)s", **shown)
    if kind == "sessions":
        return ngettext("%(number)s session", "%(number)s sessions", number, number=shown["number"])
    if kind == "stays":
        return ngettext("in %(number)s stay", "in %(number)s stays", number, number=shown["number"])
    if kind == "talks":
        return ngettext("in %(number)s talk", "in %(number)s talks", number, number=shown["number"])
    if kind == "assignments":
        return ngettext("%(number)s assignment", "%(number)s assignments", number, number=shown["number"])
    if kind == "series":
        return ngettext("in %(number)s series", "in %(number)s series", number, number=shown["number"])
    if kind == "referrals":
        return ngettext("in %(number)s referral", "in %(number)s referrals", number, number=shown["number"])
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
