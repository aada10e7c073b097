"""What people do on a tablet, as verbs that several journeys share."""

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

PLAN = "/transit-site"


# Playwright stops a tap that would land elsewhere and tries again; what it stopped nobody tapped.
COUNT_TAPS = """
addEventListener("pointerup", (event) => setTimeout(() => event.defaultPrevented || window.tapped()), true);
"""


def count_taps(context: BrowserContext) -> list[int]:
    """A list that grows by one with each tap on the pages that are opened from now on."""
    taps: list[int] = []
    context.expose_function("tapped", lambda: taps.append(1))
    context.add_init_script(COUNT_TAPS)
    return taps


def tile(page: Page, number: int) -> Locator:
    """The tile of a pitch on the site plan."""
    return page.get_by_role("list").get_by_role("link", name=re.compile(rf"^Pitch {number} "))


def see_counters(page: Page, *, free: int, people: int) -> None:
    """Read the numbers above the plan: that many pitches are free, that many people on the site."""
    counters = page.locator("#counters")
    expect(counters).to_have_text(re.compile(rf"^\s*{free} free\s+{people} (person|people)\b"))


def note(page: Page) -> Locator:
    """What the app says after a change."""
    return page.get_by_role("status")


def panel(page: Page, number: int) -> Locator:
    """What is shown of one pitch beside the plan; of a family on several it is the panel of each."""
    return page.get_by_role("region", name=re.compile(rf"^Pitch (\d+ \+ )*{number}( \+ \d+)*$"))


def open_panel(page: Page, number: int) -> Locator:
    """Look at the plan and tap a pitch; its panel."""
    page.goto(PLAN)
    tile(page, number).tap()
    expect(panel(page, number)).to_be_visible()
    return panel(page, number)


def press(page: Page | Locator, name: str) -> None:
    """Tap a button."""
    page.get_by_role("button", name=name).tap()


def agree(page: Page, name: str) -> None:
    """Tap a button that asks first, and say yes."""
    press(page, name)
    press(page.get_by_role("dialog", name=name), name)


def open_own_menu(page: Page, name: str) -> None:
    """Tap the menu of the person who is signed in; their name shows only where there is room for it."""
    page.get_by_role("banner").locator("summary").filter(has_text=name).tap()


def follow(page: Page | Locator, name: str, *, exact: bool = False) -> None:
    """Tap a link."""
    page.get_by_role("link", name=name, exact=exact).tap()


def fill_newcomer(page: Page, place: int, given_name: str, family_name: str = "", birth: str = "") -> None:
    """Fill in the row of a new person; `birth` is `1984`, or day, month and year with slashes."""
    row = page.get_by_role("group", name=f"Person {place}", exact=True)
    row.get_by_label("First name").fill(given_name)
    row.get_by_label("Family name").fill(family_name)
    for label, part in zip(("Year", "Month", "Day"), reversed(birth.split("/")), strict=False):
        row.get_by_label(label, exact=True).fill(part)


def evacuation_groups(page: Page) -> list[str]:
    """The groups on the evacuation list, each as its heading."""
    page.goto(PLAN)
    follow(page, "Evacuation list")
    expect(page.get_by_role("heading", name="Evacuation list")).to_be_visible()
    return [" ".join(text.split()) for text in page.get_by_role("heading", level=2).all_inner_texts()]


def sign_in(page: Page | Locator, email: str, password: str, button: str = "Sign in") -> None:
    """Fill in e-mail and password, and go on."""
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name=button, exact=True).tap()


def type_pin(page: Page, pin: str) -> None:
    """Tap the figures of a PIN, and OK."""
    for figure in pin:
        page.get_by_role("button", name=figure, exact=True).tap()
    page.get_by_role("button", name="OK").tap()
