"""A tablet that keeps what is on it while its browser and the server come and go."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page, expect

from e2e.browser import SETTINGS, WORDS, Tablet, executable
from e2e.server import Server

STORES = """
async (names) => {
  const asked = indexedDB.open("amal-field");
  const db = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const all = (name) => new Promise((done) => {
    db.transaction(name).objectStore(name).getAll().onsuccess = ({ target }) => done(target.result);
  });
  const found = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await all(name)])));
  db.close();
  return JSON.parse(JSON.stringify(found));
}
"""


@contextmanager
def profile(browser: Browser, folder: Path, base_url: str, cookies: dict[str, str] | None = None) -> Iterator[Tablet]:
    """A browser of its own with what lies in `folder`, and a page in it; its mistakes are nobody's: the server dies."""
    context = browser.browser_type.launch_persistent_context(
        folder, executable_path=executable(), args=[*WORDS], base_url=base_url, **SETTINGS
    )
    tablet = Tablet(context, base_url)
    if cookies:
        tablet.remember(**cookies)
    try:
        yield tablet
    finally:
        with suppress(Exception):
            context.close()


def kill_browser(folder: Path) -> None:
    """End the browser of this folder at once, as a tablet that runs empty does."""
    for process in psutil.process_iter(["cmdline"]):
        if f"--user-data-dir={folder}" in (process.info["cmdline"] or ()):
            with suppress(psutil.NoSuchProcess):
                process.kill()


def end(server: Server) -> None:
    """End the process of the server; `begin` starts it again at the same address."""
    server.process.terminate()
    server.process.wait(timeout=20)


def begin(server: Server) -> None:
    """Start the server again."""
    server.__enter__()


@contextmanager
def portal(port: int) -> Iterator[None]:
    """A wifi that wants a sign-in of its own: it answers everything with its page."""
    with ThreadingHTTPServer(("127.0.0.1", port), _Portal) as wifi:
        threading.Thread(target=wifi.serve_forever, daemon=True).start()
        yield
        wifi.shutdown()


class _Portal(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page = b"<!doctype html><title>Wifi</title><h1>Welcome to the wifi</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    do_POST = do_GET

    def log_message(self, *words: object) -> None:
        """Say nothing."""


def lying(page: Page, *names: str) -> dict[str, list[dict]]:
    """What lies in these stores of the tablet."""
    return page.evaluate(STORES, list(names))


def words_on(page: Page) -> str:
    """All that lies in the stores of the tablet, as text: what is sealed cannot be read in it."""
    return json.dumps(lying(page, "entries", "receipts", "copies", "keys", "meta"))


def writes_down(page: Page, name: str) -> None:
    """Fill in who walks in, and press Enter."""
    page.get_by_label("First name or nickname").fill(name)
    page.keyboard.press("Enter")


def see_waiting(page: Page, number: int) -> None:
    """Read in the bar how much waits on this tablet."""
    sign = page.locator("#outbox-sign [data-part=waits]")
    if number:
        expect(sign).to_have_text(f"⧗ {number}")
    else:
        expect(page.locator("#outbox-sign")).to_be_hidden()


def see_received(page: Page, number: int) -> None:
    """Wait until the server has given so many receipts, and nothing waits."""
    for _ in range(100):
        here = lying(page, "entries", "receipts")
        if (len(here["receipts"]), here["entries"]) == (number, []):
            return
        page.wait_for_timeout(100)
    raise AssertionError(here)


def is_known(page: Page) -> None:
    """Wait until the tablet has the key of who is signed in: only then an entry can be kept."""
    for _ in range(50):
        made = page.evaluate("async () => (await indexedDB.databases()).some(({ name }) => name === 'amal-field')")
        if made and lying(page, "keys")["keys"]:
            return
        page.wait_for_timeout(100)
    raise AssertionError("the tablet has no key")


def version_of_worker(page: Page) -> str:
    """For which version the worker is that answers this page."""
    return page.evaluate("""async () => {
      const { active } = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      active.postMessage("look", [port2]);
      return new Promise((done) => (port1.onmessage = ({ data }) => done(data.version)));
    }""")


def until(page: Page, script: str) -> None:
    """Wait until this is so; Playwright's own way is none where a page may evaluate nothing."""
    for _ in range(100):
        if page.evaluate(script):
            return
        page.wait_for_timeout(100)
    raise AssertionError(script)
