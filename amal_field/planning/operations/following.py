"""When the plan of a series changes, its sessions ahead follow."""

from dataclasses import dataclass, replace

from amal_field import clock
from amal_field.attendance.operations.planned import change_session, values_of
from amal_field.db import db
from amal_field.planning import rules
from amal_field.planning.models import SeriesPlan
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.rules import Pattern
from amal_field.stamp import Stamp


@dataclass(frozen=True)
class Followed:
    """How many sessions ahead moved with their plan, and how many stay: somebody had moved those by hand."""

    moved: int = 0
    left: int = 0


def follow_plan(plan: SeriesPlan, before: Pattern, place: str | None, *, stamp: Stamp) -> Followed:
    """Let the sessions ahead of a series have the hours and the place that its plan has now.

    A session whose hours, or place, somebody changed by hand keeps them, and so does one that was called off or has
    begun. `before`, `place`: as the plan had them.
    """
    shifts = rules.shifted(before, plan.pattern)
    if not shifts and place == plan.place:
        return Followed()
    now = stamp.at.astimezone(clock.ZONE)
    moved = left = 0
    ahead = plan_queries.sessions_since(plan, now.date())
    planned = {(session.planned_on, session.planned_at) for session in ahead}
    for session in ahead:
        on, at = session.planned_on or session.held_on, session.planned_at or session.starts
        old, new = shifts.get(on.weekday(), (None, None))
        shift = old is not None and at == old.starts and (at == new.starts or (on, new.starts) not in planned)
        if not session.is_called_off and (session.held_on, session.starts) > (now.date(), now.time()):
            values = wanted = values_of(session)
            if shift and rules.is_as_planned(session.starts, session.ends, old):
                wanted = replace(wanted, starts=new.starts, ends=new.ends)
            if session.place == place:
                wanted = replace(wanted, place=plan.place)
            moved += wanted != values
            left += wanted == values and (shift or session.place not in (place, plan.place))
            change_session(session, wanted, stamp=stamp)
        if shift:  # it stands for the new hour of its day, wherever it is, so that none is made there a second time
            session.planned_on, session.planned_at = on, new.starts
    db.session.flush()
    return Followed(moved, left)
