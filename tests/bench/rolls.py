"""The rolls of the bench, as Bruno taps them."""

import re

from amal_field import clock
from amal_field.db import new_key
from tests.bench.load import HTMX, Ask
from tests.bench.sessions import DOOR, ROLL, ROLLS, url_of
from tests.bench.visits import Visitor

FIGURES = f"/figures/{clock.today().year}"
LAST_FIGURES = f"/figures/{clock.today().year - 1}"
"""Those of a year before which one was frozen, which is not counted then."""


def people_on(page: str) -> list[str]:
    """Whoever can be tapped present on the page of a roll."""
    return list(dict.fromkeys(re.findall(r"/people/([0-9a-f-]{36})/present", page)))


def revision_of(tag: str) -> str:
    """The number of the last change, by which it can be taken back."""
    return tag.partition(".")[0]


def roll_round(visitor: Visitor, count: int) -> None:
    """Each manner of roll and taps on it; of the plain one its poll and everyone at once; people who walk in."""
    for look, tap, session in ROLLS:
        _look_and_tap(visitor, url_of(session), look, tap, count)
    url = url_of(ROLL)
    (page,) = visitor.see(Ask(url))
    quiet = Ask(url, None, HTMX | {"HX-PTag": page.header("hx-ptag")})
    visitor.do("roll poll, nothing new", [quiet] * count, good=(304,))
    for _ in range(count // 4):
        visitor.do("everyone present", [visitor.post(f"{url}/everyone/present")])
        (page,) = visitor.see(Ask(url))
        visitor.see(visitor.post(f"{url}/everyone/{revision_of(page.header('hx-ptag'))}/cancellation"))
    names = [_unheard_of() for _ in range(count // 4)]
    visitor.do(
        "walk-in", [visitor.post(f"{url_of(DOOR)}/walk-ins", given_name=name, role="participant") for name in names]
    )


def _unheard_of() -> str:
    """A name that resembles nobody's, hardly longer than names are."""
    return "Zeno" + "".join(chr(ord("a") + int(digit, 16)) for digit in new_key().hex[-12:])


def _look_and_tap(visitor: Visitor, url: str, look: str, tap: str, count: int) -> None:
    (page,) = visitor.see(Ask(url))
    visitor.do(look, [Ask(url)] * count)
    tapped = people_on(page.body)[:count]
    visitor.do(tap, [visitor.post(f"{url}/people/{person}/present") for person in tapped])
    visitor.see(*(visitor.post(f"{url}/people/{person}/unmarked") for person in tapped))


def figures_round(visitor: Visitor, count: int) -> None:
    """The annual figures of this year and of last year, a quarter as often: they are no page that many open."""
    visitor.do("annual figures", [Ask(FIGURES)] * (count // 4))
    visitor.do("figures beside an edition", [Ask(LAST_FIGURES)] * (count // 4))
