"""A roll on screen, as its tests read and tap it."""

from lxml.html import HtmlElement

from tests.page import Page

NAMES = ("Amir", "Bea", "Ceyda")
"""Who came to the session before."""


def tap(page: Page, name: str, *, htmx: bool = True) -> Page:
    """Tap a name."""
    (button,) = [one for one in page.find(".tap__button") if one.findtext("strong") == name]
    return page.press(button, htmx=htmx)


def marks(page: Page) -> dict[str, str]:
    """What is marked of whom that was expected."""
    return {row.findtext("*/strong"): row.get("data-mark") for row in page.find("#roll-expected .tap")}


def counter(page: Page) -> str:
    """The counter above the roll."""
    return " ".join(page.find("#roll-count")[0].text_content().split())


def walk_in(page: Page, name: str, *, as_: str = "participant", **values: str) -> Page:
    """Write down who walks in."""
    return page.send(f"#walk-in-{as_}", given_name=name, **values)


def asked_about(page: Page) -> list[str]:
    """Of whom is asked whether she is the one who walks in."""
    return [one.text for one in page.find(".double strong")]


def somebody_else(page: Page, form: str = "#walk-in-participant", **values: object) -> Page:
    """Say that she is none of these."""
    return _answer(page, form, page.find("button[name=different]")[0], values)


def this_one(page: Page, name: str, form: str = "#walk-in-participant", **values: object) -> Page:
    """Say which of these she is."""
    (button,) = [one.find("button") for one in page.find(".double") if one.findtext("div/strong") == name]
    return _answer(page, form, button, values)


def _answer(page: Page, form: str, button: HtmlElement, values: dict[str, object]) -> Page:
    """Press a button: what it says stands beside what was said before."""
    said = [one.get("value") for one in page.find(f"{form} input[name={button.get('name')}]")]
    return page.send(form, **{button.get("name"): [*said, button.get("value")]}, **values)
