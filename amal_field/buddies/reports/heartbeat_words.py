"""The beat of a duo in words. The sentence of a count is made once for a whole page."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import ngettext

from amal_field.buddies.queries import RhythmLine
from amal_field.buddies.rules.heartbeat import PAUSED


class Told(NamedTuple):
    """How a duo stands, and its marks, for who does not see them."""

    standing: str
    marks: str


def narrator(today: date, local_day: Callable[[date], str]) -> Callable[[RhythmLine], Told]:
    """What says the beat of a duo; `local_day`: how the reader writes a day."""
    days = cache(lambda count: ngettext("1 day", "%(count)s days", count, count=count))
    times = cache(lambda count: ngettext("met once", "met %(count)s times", count, count=count))
    met = cache(lambda count: ngettext("In 26 weeks: met once", "In 26 weeks: met %(count)s times", count, count=count))
    missed = cache(
        lambda count: ngettext("once it did not work out", "%(count)s times it did not work out", count, count=count)
    )
    until, last_on, of_about = _("until %(day)s"), _("last on %(day)s"), _("%(met)d of about %(expected)d")
    paused = _("paused")

    def standing(line: RhythmLine) -> str:
        if line.standing.state == PAUSED:
            since = until % {"day": local_day(next(end for _start, end in line.beat.pauses if end >= today))}
        else:
            since = days(line.standing.days)
        expected = line.expected
        often = of_about % {"met": line.meetings, "expected": expected} if expected else times(line.meetings)
        return f"{since} · {often}"

    def marks(line: RhythmLine) -> str:
        parts = [met(len(line.met))]
        if line.met:
            parts.append(last_on % {"day": local_day(line.met[-1])})
        if line.missed:
            parts.append(missed(len(line.missed)))
        if line.standing.state == PAUSED:
            parts.append(paused)
        return ", ".join(parts) + "."

    return lambda line: Told(standing(line), marks(line))
