"""One browser, and tablets in it: a fresh context each, whose every mistake is noted."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Response

PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser")
NOT_WANTED = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"),
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    "ThirdPartyStoragePartitioning",
)
"""Features that Chromium goes without: two pages under the address bar that nobody sees, which take half of the time
of a new context, and processes in store. It reads only the last list of its kind, so Playwright's stands here too."""
WORDS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(NOT_WANTED)}",
)
TABLET = {"width": 1024, "height": 768}
SETTINGS = {"viewport": TABLET, "has_touch": True, "locale": "nl-BE", "timezone_id": "Europe/Brussels"}
REFUSED = re.compile(r"Failed to load resource: the server responded with a status of (\d+)")


def launch(playwright: Playwright) -> Browser:
    """Start the Chromium of the system, else Playwright's own."""
    return playwright.chromium.launch(executable_path=executable(), args=[*WORDS])


def executable() -> str | None:
    """Where the Chromium of the system is; None for Playwright's own."""
    return next((place for place in PLACES if Path(place).exists()), None) or shutil.which("chromium")


@dataclass
class Tablet:
    """A tablet on somebody's lap: its page, and what went wrong on it.

    A console error, a page error or an answer of 500 and up fails the test. An answer of 400 and up does so too
    unless the test says `expect(422)` before, or `expect(503)`.
    """

    context: BrowserContext
    base_url: str
    page: Page = None
    expected: set[int] = field(default_factory=set)
    mistakes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(7_000)
        self.context.on("page", self._watch)
        self.page = self.context.new_page()

    def expect(self, *statuses: int) -> None:
        """Let answers of these statuses pass."""
        self.expected.update(statuses)

    def hand_over(self, cookies: dict[str, str]) -> None:
        """Give the tablet to somebody with these cookies: what was shown, known and noted before is forgotten."""
        self.page.goto("about:blank")
        self.context.clear_cookies()
        self.expected.clear()
        self.mistakes.clear()
        self.remember(**cookies)
        self.page.set_viewport_size(TABLET)

    def remember(self, **cookies: str) -> None:
        """Keep these cookies."""
        self.context.add_cookies([{"name": name, "value": cookies[name], "url": self.base_url} for name in cookies])

    def _watch(self, page: Page) -> None:
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.mistakes.append(f"{page.url}: {error}"))
        page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        refused = REFUSED.match(message.text)
        if message.type == "error" and not (refused and int(refused[1]) in self.expected):
            self.mistakes.append(f"{message.location.get('url')}: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 and response.status not in self.expected:
            self.mistakes.append(f"{response.status} {response.url}")


def tablet(browser: Browser, base_url: str, cookies: dict[str, str], **options: object) -> Tablet:
    """A tablet with these cookies and nothing else."""
    context = browser.new_context(base_url=base_url, **(SETTINGS | {"service_workers": "block"} | options))
    sat_down = Tablet(context, base_url)
    sat_down.remember(**cookies)
    return sat_down
