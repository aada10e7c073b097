"""Every screen, on a tablet lying and standing and on a phone: usable by everybody, and looked at."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from e2e.browser import Tablet, tablet
from e2e.screens import SCREENS, lively
from e2e.server import ROOT
from e2e.world import World
from tests.databases import restore

SIZES = {"lying": (1024, 768), "standing": (768, 1024), "phone": (390, 844)}
WITH_AXE = ("lying", "phone")
"""The sizes at which axe looks: standing nothing is shown that is not there in one of these."""
AXE = (ROOT / "static" / "node_modules" / "axe-core" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
MOST_ELEMENTS = 1_500
RUN_AXE = """async (tags) => {
  const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)}`));
}"""
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const sticksOut = (one) => one.getBoundingClientRect().right > room + 1;
  const wide = [...document.querySelectorAll("main *, header *")].filter(sticksOut);
  return [`${document.documentElement.scrollWidth} > ${room}`, ...wide.map((one) => one.outerHTML.slice(0, 120))];
}"""
DRAWN = ".skip-link, a.season__stay"
"""What is seen with a keyboard alone, and links as wide as their days: the same links stand in a list, large enough."""
TOO_SMALL = """([least, drawn]) => {
  const alone = (one) => one.parentElement.textContent.trim() === one.textContent.trim();
  const inText = (one) => getComputedStyle(one).display === "inline" && !alone(one);
  return [...document.querySelectorAll("a, button, summary, select, textarea, input:not([type=hidden])")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(drawn) && !inText(one))
    .map((one) => [one, (one.closest("label.choice") ?? one).getBoundingClientRect()])
    .filter(([one, box]) => Math.min(box.width, box.height) < least - 0.5)
    .map(([one, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${one.outerHTML.slice(0, 160)}`);
}"""
LEAST_TARGET = 44


@pytest.fixture(scope="module")
def furnished(template: Path, fast_folder: Path) -> tuple[Path, dict[str, object]]:
    """A database in which every screen has something to show, and what the addresses of the screens name."""
    file = fast_folder / "furnished.sqlite3"
    restore(template, file)
    with closing(World(f"sqlite:///{file}")) as world:
        return file, lively(world)


@pytest.fixture(scope="module")
def kept_tablet(browser: Browser, server_of) -> Iterator[Tablet]:
    """The tablet on which all screens are shown, one after the other: a fresh one takes longer than a screen."""
    kept = tablet(browser, server_of("sqlite").url, {})
    yield kept
    kept.context.close()


@pytest.fixture
def hand_to(kept_tablet: Tablet, furnished, world: World, databases_of) -> Iterator[Callable[[str | None], Tablet]]:
    """`hand_to("amina")`: the tablet, on which one of the cast is signed in; its mistakes fail the test."""
    restore(furnished[0], databases_of("sqlite").shared)

    def hand_over(key: str | None) -> Tablet:
        kept_tablet.hand_over(world.cookies_of(key))
        return kept_tablet

    yield hand_over
    assert not kept_tablet.mistakes, "\n".join(kept_tablet.mistakes)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_screen_is_usable_by_everybody(hand_to, furnished, request, screen):
    tablet = hand_to(screen.key)
    tablet.expect(*screen.statuses)
    tablet.remember(theme=screen.theme)
    page = tablet.page
    page.goto(screen.path.format(**furnished[1]))
    screen.steps(page)
    teach_axe(page)
    wrong = [
        f"{name}: {problem}"
        for name, (width, height) in {**SIZES, **screen.sizes}.items()
        for problem in look(page, width, height, name in WITH_AXE, picture_of(request.config, screen.name, name))
    ]
    assert not wrong, "\n".join(wrong)


def teach_axe(page: Page) -> None:
    """Let the page know axe: `page.evaluate` would first try its half a megabyte as a function."""
    speaking = page.context.new_cdp_session(page)
    answer = speaking.send("Runtime.evaluate", {"expression": f"{AXE};0"})
    assert "exceptionDetails" not in answer, answer
    speaking.detach()


def look(page: Page, width: int, height: int, has_axe: bool, picture: Path | None) -> list[str]:
    """What is wrong with the page at this size; it is drawn where a picture is asked for."""
    page.set_viewport_size({"width": width, "height": height})
    if picture:
        page.screenshot(path=picture, full_page=True)
    elements = page.locator("*").count()
    return [
        *(page.evaluate(RUN_AXE, TAGS) if has_axe else []),
        *page.evaluate(TOO_WIDE),
        *page.evaluate(TOO_SMALL, [LEAST_TARGET, DRAWN]),
        *([f"{elements} elements"] if elements > MOST_ELEMENTS else []),
    ]


def picture_of(config: pytest.Config, screen: str, size: str) -> Path | None:
    """Where the picture of a screen goes."""
    folder = config.getoption("--pictures")
    if not folder:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder) / f"{screen}-{size}.png"
