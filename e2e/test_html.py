"""The HTML of every screen, as it is sent, is valid; `hx-` attributes are allowed.

Not asked: a button inside each form (`wcag/h32`): the rows of a roll stand outside it, a passkey brings its own."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from e2e.screens import SCREENS, lively
from e2e.server import ROOT
from e2e.world import World
from tests.databases import restore

NODE = str(Path(sys.executable).with_name("node"))
CHECK = [NODE, "static/node_modules/html-validate/bin/html-validate.mjs", "--config", "e2e/html-validate.json"]


def test_every_screen_is_valid_html(template: Path, fast_folder: Path, tmp_path: Path):
    file = fast_folder / "html.sqlite3"
    restore(template, file)
    with closing(World(f"sqlite:///{file}")) as world:
        named = lively(world)
        for screen in SCREENS:
            client = world.app.test_client()
            for name, value in world.cookies_of(screen.key).items():
                client.set_cookie(name, value)
            answer = client.get(screen.path.format(**named), follow_redirects=True)
            assert answer.status_code < 500, screen.name
            if answer.mimetype == "text/html":
                (tmp_path / f"{screen.name}.html").write_text(answer.text)
    pages = sorted(str(page) for page in tmp_path.glob("*.html"))
    assert len(pages) > 100
    report = tmp_path / "report.json"
    with report.open("w") as out:  # a pipe loses what node has not written when it ends
        words = [*CHECK, "--formatter", "json", *pages]
        done = subprocess.run(words, cwd=ROOT, stdout=out, stderr=subprocess.PIPE, text=True, timeout=120)
    assert report.stat().st_size, done.stderr
    wrong = [
        f"{Path(page['filePath']).name}:{one['line']} {one['ruleId']}: {one['message']} {one.get('selector') or ''}"
        for page in json.loads(report.read_text())
        for one in page["messages"]
    ]
    assert not wrong, "\n".join(wrong)
