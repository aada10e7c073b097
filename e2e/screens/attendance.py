"""The screens of sessions and their rolls."""

from dataclasses import replace

from playwright.sync_api import Page, expect

from amal_field.accounts.offers.demo import player
from e2e.actions import follow, note, press
from e2e.rolls import EIGHTEEN, roll_of, row, see_stored, table_today, walk_today
from e2e.screens.screen import Screen
from e2e.world import World
from tests.attendance.world import a_session

NAMES = (
    *EIGHTEEN,
    "Alina Vandenbroucke-Montgolfier van den Eeckhoutte",
    "Maximiliaan-Alexander Vandenbroucke-Montgolfier",
    "محمد الأمين",
    "Олена Шевченко",
)


def furnish(world: World) -> dict[str, object]:
    """A roll with marks of every kind beside one that was called off."""
    roll, walk = table_today(world, NAMES), walk_today(world)
    with world.writing() as stamp:
        off = {"called_off_at": stamp.at, "called_off_by_id": player("bruno").id, "called_off_reason": "Snow"}
        return {"roll": roll, "walk": walk, "roll_off": a_session(replace(stamp), "komaf", hours=(18, 20), **off).id}


def _some_came(page: Page) -> None:
    for name in ("Amir", "Bea", "Ceyda"):
        row(page, name).tap()
        expect(row(page, name)).to_contain_text("present")
    see_stored(page)
    row(page, "Bea").tap()
    expect(note(page)).to_contain_text("Bea: absent")
    page.get_by_label("First name or nickname").fill("Zeno")
    page.keyboard.press("Enter")
    expect(row(page, "Zeno")).to_contain_text("present")
    page.evaluate("scrollTo(0, 0)")


def _nobody(page: Page) -> None:
    press(page, "On the roll")
    expect(page.get_by_text("Fill in a first name")).to_be_visible()


def _known(page: Page) -> None:
    page.get_by_label("First name or nickname").fill("Алина")
    press(page, "On the roll")
    expect(page.get_by_role("heading", name="one of these?")).to_be_visible()


def _known_on_paper(page: Page) -> None:
    page.get_by_label("Who else was there").fill("Alina\nZeno\nAmir")
    press(page, "Store")
    expect(page.get_by_role("heading", name="one of these?")).to_be_visible()


def _done(page: Page) -> None:
    press(page, "The roll is done")
    expect(page.get_by_text("This roll is closed since")).to_be_visible()


def _who(page: Page) -> None:
    follow(page, "Who is Amir?")
    expect(page.get_by_role("heading", name="Who is Amir?")).to_be_visible()


def _walking(page: Page) -> None:
    for name in ("Amir", "Bea"):
        row(page, name).tap()
        expect(row(page, name)).to_contain_text("present")
    page.get_by_label("First name or nickname").fill("Zeno")
    page.keyboard.press("Enter")
    expect(row(page, "Zeno")).to_contain_text("1st time")
    page.evaluate("scrollTo(0, 0)")


def _walk_off(page: Page) -> None:
    page.locator(".walk-off summary").tap()
    press(page, "Weather")
    expect(page.get_by_text("was called off (weather)")).to_be_visible()


ROLL = roll_of("{roll}")
SCREENS = [
    Screen("today", "/attendance", key="clara"),
    Screen("today-all", "/attendance", key="bruno"),
    Screen("today-none", "/attendance", key="els"),
    Screen("roll", ROLL, key="clara"),
    Screen("roll-marked", ROLL, _some_came, key="clara"),
    Screen("roll-outdoors", ROLL, _some_came, key="clara", theme="outdoors"),
    Screen("roll-wrong", ROLL, _nobody, key="clara", statuses=(422,)),
    Screen("roll-known", ROLL, _known, key="clara", statuses=(422,)),
    Screen("roll-known-to-all", ROLL, _known, key="bruno", statuses=(422,)),
    Screen("roll-closed", ROLL, _done, key="clara"),
    Screen("roll-called-off", roll_of("{roll_off}"), key="bruno"),
    Screen("walk", roll_of("{walk}"), _walking, key="mira"),
    Screen("walk-off", roll_of("{walk}"), _walk_off, key="mira"),
    Screen("names", f"{ROLL}/names", key="bruno"),
    Screen("name", f"{ROLL}/names", _who, key="bruno"),
    Screen("sheet", f"{ROLL}/sheet", key="bruno"),
    Screen("typing", f"{ROLL}/paper", key="bruno"),
    Screen("typing-known", f"{ROLL}/paper", _known_on_paper, key="bruno", statuses=(422,)),
    Screen("roll-history", f"{ROLL}/history", key="clara"),
]
