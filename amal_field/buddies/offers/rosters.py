"""Whom buddies expect at sessions, and how the roll of a walk looks."""

from flask_babel import gettext as _
from flask_babel import ngettext

from amal_field.attendance.models import GroupSession
from amal_field.attendance.queries.roll_display import RollDisplay
from amal_field.attendance.queries.roll_rows import RollRow, RowQuestion
from amal_field.attendance.queries.roster import Source
from amal_field.attendance.rules import HELPER
from amal_field.buddies.queries import groups, walks
from amal_field.buddies.queries.programmes import KIND as DUOS
from amal_field.buddies.rules.walks import KIND as WALK
from amal_field.buddies.rules.walks import LAST, LATELY, NO, YES


def decorate(group_session: GroupSession, rows: list[RollRow]) -> list[RollRow]:
    """The walkers under the headings of last time and of the last weeks, with who is there for the first time, and the
    one question to whoever has not answered it yet."""
    known = walks.walkers(group_session, [row.person_id for row in rows if row.role != HELPER])
    return [row if row.role == HELPER else _decorated(group_session, row, known[row.person_id]) for row in rows]


def headings(group_session: GroupSession) -> dict[str, str]:
    """What stands above the walkers."""
    days = walks.days_on(group_session.held_on)
    weeks, rest = divmod(days, 7)
    lately = ngettext("The last day", "The last %(num)d days", days)
    if weeks and not rest:
        lately = ngettext("The last week", "The last %(num)d weeks", weeks)
    return {LAST: _("Last time"), LATELY: lately}


def _decorated(group_session: GroupSession, row: RollRow, walker: walks.Walker) -> RollRow:
    told = [row.told, "" if walker.walked else _("1st time")]
    question = None
    if walker.new_resident is None:
        answers = ((YES, _("yes")), (NO, _("no")))
        question = RowQuestion(_("New in Ghent?"), "buddies.new_resident", group_session.id, answers)
    return row._replace(
        told=" · ".join(part for part in told if part),
        group=LAST if walker.walked_last else LATELY,
        question=question,
    )


SOURCES = {
    WALK: Source(walks.expected, lambda: "", at_hand=walks.at_hand, values=walks.values),
    DUOS: Source(groups.expected, lambda: ""),
}
"""Kind of programme → whom it expects; like regulars they do not change while a roll is open."""
ROLL_DISPLAYS = {WALK: RollDisplay(decorate, groups=headings, is_open_door=True, foot="buddies/_walk_foot.html")}
