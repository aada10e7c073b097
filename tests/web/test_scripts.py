"""The scripts of the outbox: their own tests in Node, and the files that they are joined into."""

import subprocess
import sys
from pathlib import Path

import brotli
import pytest

from amal_field.web import scripts

STATIC = Path(__file__).resolve().parents[2] / "static"
NODE = str(Path(sys.executable).with_name("node"))
MOST_BYTES = 9 * 1024
"""What of it each page may load, over the wire."""


@pytest.fixture(scope="module")
def joined() -> dict[str, bytes]:
    page, more = scripts.for_pages(STATIC), scripts.for_more(STATIC, "/static/outbox.js")
    lock = scripts.for_lock(STATIC, "/static/outbox.js")
    return {"page.mjs": page, "more.mjs": more, "lock.mjs": lock, "worker.cjs": scripts.for_worker(STATIC)}


def test_they_pass_their_own_tests():
    files = sorted(map(str, (STATIC / "js" / "outbox" / "tests").glob("*.test.js")))
    done = subprocess.run([NODE, "--test", *files], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout


def test_each_file_they_are_joined_into_is_a_script(joined, tmp_path):
    for name, code in joined.items():
        (tmp_path / name).write_bytes(code)
        done = subprocess.run([NODE, "--check", tmp_path / name], capture_output=True, text=True, timeout=30)
        assert done.returncode == 0, done.stderr


def test_every_module_is_in_one_of_them():
    modules = {file.stem for file in (STATIC / "js" / "outbox").glob("*.js")}
    assert modules == {*scripts.PAGE, *scripts.MORE, *scripts.LOCK, *scripts.WORKER}


def test_what_each_page_loads_is_small(joined):
    assert len(brotli.compress(joined["page.mjs"])) <= MOST_BYTES


def test_nothing_of_a_sign_in_is_kept():
    kept = [file.name for file in (STATIC / "js" / "outbox").glob("*.js") if "localStorage" in file.read_text()]
    assert not kept


def test_no_answer_clears_what_waits_on_a_tablet():
    found = [file for file in (STATIC.parent / "amal_field").rglob("*.py") if '"storage"' in file.read_text()]
    assert not found, 'Clear-Site-Data: "storage" takes the outbox along.'
