"""What a tablet sees on slow 4G with a processor four times slower: largest paint, blocking time, layout shift."""

from dataclasses import dataclass

from playwright.sync_api import Page, sync_playwright

from amal_field.accounts.offers.demo import CAST, PASSWORD
from e2e.browser import TABLET, launch
from tests.bench.report import BenchLine

SLOWER = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 // 8, "uploadThroughput": 750_000 // 8}
"""Slow 4G: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up."""
LARGEST_PAINT, BLOCKING, SHIFT, ELEMENTS = 1_500, 50, 0, 1_500
SETTLED = 800
TIMES = 3
WATCH = """
window.seen = { paint: 0, blocking: 0, shift: 0 };
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch("largest-contentful-paint", (entry) => { seen.paint = entry.startTime; });
watch("longtask", (entry) => { seen.blocking += Math.max(entry.duration - 50, 0); });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
"""


@dataclass(frozen=True)
class Seen:
    """One visit: milliseconds to the largest paint and of blocking, the layout's shift, elements on the page."""

    paint: float
    blocking: float
    shift: float
    elements: int


def lines(engine: str, url: str, pages: dict[str, dict[str, str]]) -> list[BenchLine]:
    """The figures of each page (one of the cast → name → path) with nothing cached: the worst of three visits."""
    found = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for key, paths in pages.items():
            context = browser.new_context(base_url=url, viewport=TABLET, locale="nl-BE")
            _sign_in(context.new_page(), key)
            cookies = context.cookies()
            for name, path in paths.items():
                visits = []
                for _ in range(TIMES):
                    fresh = browser.new_context(base_url=url, viewport=TABLET, locale="nl-BE")
                    fresh.add_cookies(cookies if path != "/sign-in" else [])
                    visits.append(_visit(fresh.new_page(), path))
                    fresh.close()
                found += _worst(engine, f"slow 4G: {name}", visits)
        browser.close()
    return found


def _sign_in(page: Page, key: str) -> None:
    page.goto("/sign-in")
    page.fill("[name=sign_in_email]", CAST[key].email)
    page.fill("[name=sign_in_password]", PASSWORD)
    page.press("[name=sign_in_password]", "Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)


def _visit(page: Page, path: str) -> Seen:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", NETWORK)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(path, wait_until="load")
    page.wait_for_timeout(SETTLED)
    return Seen(**page.evaluate("seen"), elements=page.locator("*").count())


def _worst(engine: str, about: str, visits: list[Seen]) -> list[BenchLine]:
    return [
        BenchLine(engine, about, "largest paint, ms", round(max(seen.paint for seen in visits)), LARGEST_PAINT),
        BenchLine(engine, about, "blocking time, ms", round(max(seen.blocking for seen in visits)), BLOCKING),
        BenchLine(engine, about, "layout shift", round(max(seen.shift for seen in visits), 4), SHIFT),
        BenchLine(engine, about, "elements", max(seen.elements for seen in visits), ELEMENTS),
    ]
