"""The README is true: files, pictures, commands and settings that it names exist, and it names every setting."""

import re
import subprocess

import pytest
from flask.cli import AppGroup

from amal_field import config
from tests.databases import make_app
from tests.guards.source import ROOT, files, told

README = ROOT / "README.md"
PATH = re.compile(
    r"(?<![\w./<-])(?:\.?[\w-]+/)*(?:[\w-]+\.(?:py|md|html|css|js|sh|toml|txt|json|po|pot)|[\w.-]+/)(?![\w<*])"
)
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)")
SKIPPED = {"node_modules", ".venv", ".git", "__pycache__"}
MADE = {"instance/", "pictures/", ".venv/", "node_modules/", "static/node_modules/"}
"""What appears by running the app or its tests."""


@pytest.fixture(scope="module")
def readme() -> str:
    assert README.is_file(), "Write README.md: what it is, two commands to a running demo, a map, how to add and test."
    return README.read_text()


@pytest.fixture(scope="module")
def code(readme) -> str:
    """What stands in backticks and in indented or fenced blocks: names of things, not prose."""
    fenced = re.findall(r"^```.*?^```", readme, flags=re.M | re.S)
    indented = re.findall(r"^(?: {4}|\t).*$", readme, flags=re.M)
    return "\n".join([*fenced, *indented, *re.findall(r"`([^`\n]+)`", readme)])


def test_every_file_that_it_names_exists(code):
    known = _paths()
    named = sorted({path for path in PATH.findall(_without_addresses(code)) if path not in MADE})
    missing = [path for path in named if not any(one == path or one.endswith(f"/{path}") for one in known)]
    assert not missing, told("README.md names what is not there: correct it or make it.", missing)


def test_every_picture_that_it_shows_is_committed(readme):
    shown = PICTURE.findall(readme)
    assert shown, "Show in README.md what the app looks like."
    committed = _committed()
    missing = [path for path in shown if not (ROOT / path).is_file() or path not in committed]
    assert not missing, told("README.md shows what a clone does not have: make the picture and commit it.", missing)


def test_every_flask_command_that_it_names_exists(code):
    commands = make_app("sqlite://").cli.commands | {"run": None, "shell": None, "routes": None}
    missing = []
    for first, second in re.findall(r"\bflask ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?", code):
        group = commands.get(first)
        if first not in commands or (second and isinstance(group, AppGroup) and second not in group.commands):
            missing.append(f"flask {first} {second}".strip())
    assert not missing, told("README.md names commands that are not there.", missing)


def test_every_make_target_that_it_names_exists(code):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.M))
    missing = sorted(set(re.findall(r"\bmake ([a-z][a-z-]*)", code)) - targets)
    assert not missing, told("README.md names targets that the Makefile does not have.", missing)


def test_every_setting_is_listed(readme):
    missing = [f"AMAL_FIELD_{name}" for name in config.DEFAULTS if not re.search(rf"\bAMAL_FIELD_{name}\b", readme)]
    assert not missing, told("List these settings in README.md.", missing)


def test_every_setting_that_it_lists_exists(readme):
    used = {
        name for file in files("amal_field", ".py") for name in re.findall(r"AMAL_FIELD_([A-Z_]+)", file.read_text())
    }
    strange = sorted(set(re.findall(r"AMAL_FIELD_([A-Z_]+)", readme)) - set(config.DEFAULTS) - used)
    assert not strange, told("README.md lists settings that nothing reads.", strange)


def _paths() -> set[str]:
    """Every file and folder of the repository; a folder ends in a stroke."""
    found = set()
    for path in ROOT.rglob("*"):
        relative = path.relative_to(ROOT)
        if not SKIPPED & set(relative.parts):
            found.add(f"{relative.as_posix()}/" if path.is_dir() else relative.as_posix())
    return found


def _committed() -> set[str]:
    """Every file that git tracks; in a copy without its history, every file that is there."""
    if not (ROOT / ".git").exists():
        return _paths()
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(listed.stdout.split("\0"))


def _without_addresses(text: str) -> str:
    """The text without web addresses and URLs of the app."""
    return re.sub(r"\b\w+://\S+|(?<![\w.])/[\w/<>:.-]+", " ", text)
