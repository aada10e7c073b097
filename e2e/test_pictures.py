"""Every screen, on a tablet lying and standing and on a phone: usable by everybody, and looked at."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from e2e.screens import SCREENS, lively
from e2e.server import ROOT, restore
from e2e.world import World

SIZES = {"lying": (1024, 768), "standing": (768, 1024), "phone": (390, 844)}
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
def furnished(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """A database in which every screen has something to show, and what the addresses of the screens name."""
    file = tmp_path_factory.mktemp("furnished") / "amal_field.sqlite3"
    restore(template, file)
    world = World(f"sqlite:///{file}")
    made = lively(world)
    world.close()
    return file, made


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_screen_is_usable_by_everybody(as_, server, furnished, request, screen):
    file, made = furnished
    restore(file, Path(server.database_url.removeprefix("sqlite:///")))
    tablet = as_(screen.key)
    tablet.expect(*screen.statuses)
    page = tablet.page
    tablet.remember(theme=screen.theme)
    page.goto(screen.path.format(**made))
    screen.steps(page)
    page.evaluate(AXE)
    wrong = [
        f"{name}: {problem}"
        for name, (width, height) in SIZES.items()
        for problem in look(page, width, height, picture_of(request.config, screen.name, name))
    ]
    assert not wrong, "\n".join(wrong)


def look(page: Page, width: int, height: int, picture: Path | None) -> list[str]:
    """What is wrong with the page at this size; it is drawn where a picture is asked for."""
    page.set_viewport_size({"width": width, "height": height})
    if picture:
        page.screenshot(path=picture, full_page=True)
    elements = page.locator("*").count()
    return [
        *page.evaluate(RUN_AXE, TAGS),
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
