"""The beat of a duo as marks on one line: a path of SVG for each kind of mark."""

from collections.abc import Iterable
from datetime import date, timedelta

from amal_field.buddies.queries import WEEKS, RhythmLine

DAY = 3
"""Units that a day is wide."""
HEIGHT, MIDDLE, ROUND = 24, 12, 7
WIDTH = WEEKS * 7 * DAY
MARGIN = 10
MET, MISSED, PAUSE, START, PLANNED_END = ("met", "missed", "pause", "start", "planned_end")
VIEW_BOX = f"{-MARGIN} 0 {WIDTH + 2 * MARGIN} {HEIGHT}"


def paths(line: RhythmLine, today: date) -> list[tuple[str, str]]:
    """Each kind of mark that the last weeks have, with its path."""
    first = today - timedelta(days=WEEKS * 7)

    def place(day: date) -> int:
        return (day - first).days * DAY

    def inside(days: Iterable[date | None]) -> list[int]:
        return [place(day) for day in days if day and first < day <= today + timedelta(days=MARGIN // DAY)]

    spans = [(max(place(start), 0), min(place(end), WIDTH)) for start, end in line.beat.pauses if end > first]
    drawn = {
        PAUSE: "".join(_hatch(left, right) for left, right in spans if left <= right),
        MET: "".join(map(_circle, inside(line.met))),
        MISSED: "".join(map(_circle, inside(line.missed))),
        START: "".join(f"M{x} 1v22" for x in inside([line.beat.started_on])),
        PLANNED_END: "".join(f"M{x} 23V1l9 5-9 5" for x in inside([line.beat.planned_end_on])),
    }
    return [(kind, path) for kind, path in drawn.items() if path]


def _circle(x: int) -> str:
    return f"M{x - ROUND} {MIDDLE}a{ROUND} {ROUND} 0 1 0 {2 * ROUND} 0a{ROUND} {ROUND} 0 1 0-{2 * ROUND} 0z"


def _hatch(left: int, right: int) -> str:
    """Strokes that lean, from one place to another."""
    return "".join(f"M{x} {HEIGHT - 4}l6-16" for x in range(left, max(right - 5, left + 1), 6))
