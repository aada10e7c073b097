"""The engines that tests run on: `--engine` chooses, and the databases of each are made once in a run.

A plugin of pytest, named in `pyproject.toml`: unit tests and journeys of one process share the databases.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory

import pytest

from amal_field.commands.translate import compile_stale
from amal_field.web.speed import collect_less_garbage
from tests.databases import ENGINES, Databases, PostgresDatabases, SqliteDatabases
from tests.postgres import Cluster

MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory: a commit of SQLite waits for no disk there."""
BY_TURNS = {"views", "web"}
"""The folders of tests that ask pages: what a page makes of a value is decided before the database sees it."""
ROOM = 500_000_000
"""Bytes that must be free there: a container may have little of it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-case", action="store_true", help="run each case of a page on both engines")
    parser.addoption("--engine", choices=[*ENGINES, "both"], default="both", help="run tests of data on one engine")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "only_on(engine): a test of what only this engine does")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Make the catalogues that the pages of the tests read."""
    compile_stale()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run the cases of a page by turns: with both engines chosen, a test in a folder of `BY_TURNS` that has several
    cases runs each of them on one engine, and so the test itself on both. `--every-case` runs each on both."""
    if config.getoption("--engine") != "both" or config.getoption("--every-case"):
        return
    tests: dict[tuple, dict[str, list[pytest.Item]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        if not BY_TURNS.isdisjoint(item.path.parent.parts) and "engine" in item.fixturenames:
            case = item.name.replace(item.callspec.params["engine"], "")
            tests[item.path, item.originalname][case].append(item)
    left = [
        item
        for cases in tests.values()
        for turn, on_each in enumerate(cases.values())
        for item in on_each
        if turn and len(on_each) > 1 and item.callspec.params["engine"] != ENGINES[turn % len(ENGINES)]
    ]
    config.hook.pytest_deselected(items=left)
    others = set(items) - set(left)
    items[:] = [item for item in items if item in others]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Collect garbage as the app does where it serves: a run takes a tenth less."""
    collect_less_garbage()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `engine` once on each engine chosen, or on that which its mark `only_on` names."""
    if "engine" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--engine")
        only = metafunc.definition.get_closest_marker("only_on")
        engines = [name for name in ENGINES if chosen in ("both", name) and (only is None or name in only.args)]
        metafunc.parametrize("engine", engines)


@pytest.fixture(scope="session")
def fast_folder() -> Iterator[Path]:
    """A folder in memory where the machine has room for it."""
    has_room = MEMORY.is_dir() and disk_usage(MEMORY).free > ROOM
    with TemporaryDirectory(prefix="amal-field-", dir=MEMORY if has_room else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def databases_of(fast_folder: Path) -> Iterator[Callable[[str], Databases]]:
    """`databases_of("sqlite")`: the databases of an engine, made when first asked for.

    They stay to the end: a fixture with `engine` as its parameter would make them anew whenever the engine changes.
    """
    with ExitStack() as stack:

        @cache
        def make(engine: str) -> Databases:
            if engine == "postgresql":
                return PostgresDatabases(stack.enter_context(Cluster("autovacuum=off")))
            return SqliteDatabases(fast_folder)

        yield make
