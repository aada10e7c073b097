"""The beat of a duo as marks on one line: a path of SVG for each kind of mark, of numbers and fixed words only."""

from collections.abc import Callable
from datetime import date, timedelta

from markupsafe import Markup, escape

from amal_field.buddies.queries import WEEKS, RhythmLine

DAY = 3
"""Units that a day is wide."""
HEIGHT, MIDDLE, ROUND = 24, 12, 7
WIDTH = WEEKS * 7 * DAY
MARGIN = 10
DOT = f"{MIDDLE}h0"
"""A line of no length: its round end is a dot, as wide as the style says."""
CIRCLE = f"{MIDDLE}a{ROUND} {ROUND} 0 1 0 {2 * ROUND} 0a{ROUND} {ROUND} 0 1 0-{2 * ROUND} 0z"
MET, MISSED, PAUSE, START, PLANNED_END = ("met", "missed", "pause", "start", "planned-end")
LINE = Markup('<span class="beat"><svg class="beat__line" viewBox="{box}" role="img" aria-label="').format(
    box=f"{-MARGIN} 0 {WIDTH + 2 * MARGIN} {HEIGHT}"
)


def painter(today: date) -> Callable[[RhythmLine, str], Markup]:
    """What draws the line of a duo, with a path for each kind of mark that the weeks until today have, and the same in
    words for who does not see it."""
    first, last = today - timedelta(days=WEEKS * 7), today + timedelta(days=MARGIN // DAY)

    def place(day: date) -> int:
        return (day - first).days * DAY

    def at(day: date | None, path: str) -> str:
        return f"M{place(day)} {path}" if day and first < day <= last else ""

    def beat(line: RhythmLine, words: str) -> Markup:
        spans = [(max(place(start), 0), min(place(end), WIDTH)) for start, end in line.beat.pauses if end > first]
        drawn = {
            PAUSE: "".join(_hatch(left, right) for left, right in spans if left <= right),
            MET: "".join([f"M{(day - first).days * DAY} {DOT}" for day in line.met]),
            MISSED: "".join([f"M{place(day) - ROUND} {CIRCLE}" for day in line.missed]),
            START: at(line.beat.started_on, "1v22"),
            PLANNED_END: at(line.beat.planned_end_on, "23V1l9 5-9 5"),
        }
        marks = [f'<path class="beat__{kind}" d="{path}"/>' for kind, path in drawn.items() if path]
        return Markup(f'{LINE}{escape(words)}">{"".join(marks)}</svg></span>')

    return beat


def _hatch(left: int, right: int) -> str:
    """Strokes that lean, from one place to another."""
    return "".join(f"M{x} {HEIGHT - 4}l6-16" for x in range(left, max(right - 5, left + 1), 6))
