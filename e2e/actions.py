"""What people do on a tablet, as verbs that several journeys share."""

import re

from playwright.sync_api import Locator, Page

PLAN = "/transit-site"


def tile(page: Page, number: int) -> Locator:
    """The tile of a pitch on the site plan."""
    return page.get_by_role("list").get_by_role("link", name=re.compile(rf"^{number} "))


def counters(page: Page) -> Locator:
    """The numbers above the plan."""
    return page.locator("#counters")


def note(page: Page) -> Locator:
    """What the app says after a change."""
    return page.get_by_role("status")


def panel(page: Page, number: int) -> Locator:
    """What is shown of one pitch, beside the plan or on a page of its own."""
    return page.get_by_role("region", name=f"Pitch {number}", exact=True)
