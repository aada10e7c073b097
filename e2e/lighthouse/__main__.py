"""`make lighthouse`: accessibility, best practices and performance of the ten main screens; ends badly below 95."""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from shutil import which

from e2e.browser import PLACES
from e2e.screens import SCREENS, lively
from e2e.server import Server
from e2e.world import World
from tests.databases import fill

HERE = Path(__file__).resolve().parent
NODE = Path(sys.executable).with_name("node")
MAIN = (
    *("plan", "plan-taken", "check-in-known", "account", "reservations"),
    *("people", "person", "today", "roll", "planning-week"),
)
CATEGORIES = ("accessibility", "best-practices", "performance")
LEAST = 95


def main() -> int:
    """Measure every main screen and print a line for each; 1 where one stays below."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/lighthouse.sqlite3"
        fill(url)
        with closing(World(url)) as world, Server(url) as server:
            named = lively(world)
            screens = {screen.name: screen for screen in SCREENS}
            worst = LEAST
            for name in MAIN:
                screen = screens[name]
                cookies = "; ".join(f"{key}={value}" for key, value in world.cookies_of(screen.key).items())
                marks = measured(server.url + screen.path.format(**named), cookies, Path(folder))
                worst = min(worst, *marks.values())
                print(
                    f"{name:18}" + "".join(f"{category} {mark:4d}   " for category, mark in marks.items()), flush=True
                )
    return int(worst < LEAST)


def measured(url: str, cookies: str, folder: Path) -> dict[str, int]:
    """The marks of one page, out of 100; what pulls one down is told on standard error."""
    report = folder / "report.json"
    words = [
        *(NODE, HERE / "node_modules" / "lighthouse" / "cli" / "index.js", url, "--quiet", "--output=json"),
        *(f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}"),
        *(f"--extra-headers={json.dumps({'Cookie': cookies})}", "--chrome-flags=--headless=new --no-sandbox"),
    ]
    chrome = next((place for place in PLACES if Path(place).exists()), None) or which("chromium") or ""
    subprocess.run([str(word) for word in words], check=True, env=os.environ | {"CHROME_PATH": chrome}, timeout=300)
    found = json.loads(report.read_text())
    for category in CATEGORIES:
        for ref in found["categories"][category]["auditRefs"]:
            audit = found["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                print(f"  {ref['id']}: {audit['title']} {audit.get('displayValue', '')}", file=sys.stderr)
    return {category: round(100 * found["categories"][category]["score"]) for category in CATEGORIES}


if __name__ == "__main__":
    sys.exit(main())
