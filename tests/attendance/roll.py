"""A roll on screen, as its tests read and tap it."""

from tests.page import Page, fields_of

NAMES = ("Amir", "Bea", "Ceyda")
"""Who came to the session before."""


def tap(page: Page, name: str, *, htmx: bool = True) -> Page:
    """Tap a name."""
    (button,) = [one for one in page.find(".tap__button") if one.findtext("strong") == name]
    return page.post(button.get("formaction"), fields_of(page.form("#roll-form")), htmx=htmx)


def marks(page: Page) -> dict[str, str]:
    """What is marked of whom that was expected."""
    return {row.findtext("button/strong"): row.get("data-mark") for row in page.find("#roll-expected .tap")}


def counter(page: Page) -> str:
    """The counter above the roll."""
    return " ".join(page.find("#roll-count")[0].text_content().split())
