"""Sessions and who is expected at them, before a journey begins; and the roll as people read it."""

import re
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from amal_field import clock
from amal_field.db import new_key
from amal_field.stamp import Stamp
from e2e.world import World
from tests.attendance.world import a_person, a_series, a_session, helping, mark
from tests.class_unit.world import hour_of_now
from tests.transit_site.world import let_in, make_family

EIGHTEEN = (
    *("Amir", "Bea", "Ceyda", "Dmytro", "Elif", "Fatima", "Goran", "Hodan", "Ivana"),
    *("Jamal", "Khadija", "Lena", "Mehmet", "Nadia", "Olena", "Pavel", "Rania", "Samira"),
)


def table_today(world: World, names: Sequence[str] = EIGHTEEN, helper: str = "clara") -> UUID:
    """A conversation table today, at which one of the cast helps and these people came last week; its key."""
    with world.writing() as stamp:

        def now() -> Stamp:
            return Stamp(stamp.by_id, clock.now(), new_key())

        series = a_series(now())
        before = a_session(now(), series=series, on=clock.today() - timedelta(days=7))
        for name in names:
            mark(now(), before, a_person(now(), name))
        helping(now(), helper, series)
        return a_session(now(), series=series, place="De Krook").id


def walk_today(world: World, names: Sequence[str] = EIGHTEEN[:9], guide: str = "mira") -> UUID:
    """A walk this hour that one of the cast guides; two thirds of these walked last week, the others five weeks ago."""
    with world.writing() as stamp:

        def now() -> Stamp:
            return Stamp(stamp.by_id, clock.now(), new_key())

        last, before = (a_session(now(), "buur_en_natuur", on=clock.today() - timedelta(days=days)) for days in (7, 35))
        for place, name in enumerate(names):
            person = a_person(now(), name)
            person.new_resident = "yes" if place % 4 else "no"
            mark(now(), before if place % 3 == 2 else last, person)
        walk = a_session(now(), "buur_en_natuur", place="Bourgoyen", **hour_of_now())
        helping(now(), guide, walk)
        return walk.id


def roll_of(session_id: UUID | str) -> str:
    """The address of a roll."""
    return f"/attendance/sessions/{session_id}"


def row(page: Page, name: str) -> Locator:
    """The row of somebody on the roll."""
    return page.get_by_role("button", name=re.compile(rf"^{name}\b")).and_(page.locator(".tap__button"))


def see_count(page: Page, present: int, total: int, to_go: int) -> None:
    """Read the counter above the roll."""
    expect(page.locator("#roll-count")).to_have_text(f"{present} / {total} · to go {to_go}")


def see_stored(page: Page) -> None:
    """Wait until the server has answered each tap: a mark shows at once, before that."""
    expect(page.locator("[aria-busy]")).to_have_count(0)


def lesson_now(world: World, names: Sequence[str] = EIGHTEEN, helper: str = "els") -> UUID:
    """A lesson in the class unit at this hour, with these children on the site, three a family; its key."""
    with world.writing() as stamp:

        def now() -> Stamp:
            return Stamp(stamp.by_id, clock.now(), new_key())

        for place in range(0, len(names), 3):
            children = [(name, 2010 + (place + more) % 12) for more, name in enumerate(names[place : place + 3])]
            family = make_family(now(), f"Family {place}", [("Sammy", 1985), ("Nele", 1988), *children])
            let_in(now(), family, pitch=1 + place // 3, plates=[f"1-KID-{place:03d}"])
        lesson = a_session(now(), "class_unit", kind="lesson", place="Class unit", **hour_of_now())
        helping(now(), helper, lesson)
        return lesson.id
