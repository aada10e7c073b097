"""What a journey may ask for: a server with a database as new, a browser, and a tablet for each of the cast."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from amal_field.commands.translate import compile_stale
from e2e.browser import Tablet, launch, tablet
from e2e.server import Server, restore
from e2e.world import World
from tests.databases import PostgresDatabases, SqliteDatabases, choose_engines, offer_engines
from tests.postgres import Cluster


def pytest_addoption(parser: pytest.Parser) -> None:
    offer_engines(parser)
    parser.addoption("--pictures", metavar="DIR", help="write a picture of every screen to this folder")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Make the catalogues that the server reads."""
    compile_stale()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    choose_engines(metafunc)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with the cast in it, speaking English."""
    databases = SqliteDatabases(tmp_path_factory.mktemp("template"))
    world = World(f"sqlite:///{databases.template}")
    world.speak_english()
    world.close()
    return databases.template


@pytest.fixture(scope="session")
def sqlite_server(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The one server of most journeys; `server` puts its rows back before each."""
    file = tmp_path_factory.mktemp("served") / "amal_field.sqlite3"
    restore(template, file)
    with Server(f"sqlite:///{file}") as running:
        yield running


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresDatabases]:
    with Cluster() as cluster:
        yield PostgresDatabases(cluster)


@pytest.fixture
def server(request: pytest.FixtureRequest, template: Path) -> Iterator[Server]:
    """A running server on a database as new: on SQLite, or on the `engine` of a test that asks for both."""
    if "engine" in request.fixturenames and request.getfixturevalue("engine") == "postgresql":
        url, remove = request.getfixturevalue("postgres").make()
        with Server(url) as running:
            world = World(url)
            world.speak_english()
            world.close()
            yield running
        remove()
        return
    running = request.getfixturevalue("sqlite_server")
    restore(template, Path(running.database_url.removeprefix("sqlite:///")))
    yield running


@pytest.fixture
def world(server: Server) -> Iterator[World]:
    """The server's database: what is so before the journey, and what is so after it."""
    world = World(server.database_url)
    yield world
    world.close()


@pytest.fixture
def as_(browser: Browser, server: Server, world: World) -> Iterator[Callable[..., Tablet]]:
    """`as_("amina")`: a tablet on which one of the cast is signed in; None for nobody. Its mistakes fail the test."""
    tablets: list[Tablet] = []

    def sit_down(key: str | None, **options: object) -> Tablet:
        signed_in = {"amal_field": world.cookie_of(key)} if key else {}
        tablets.append(tablet(browser, server.url, signed_in | {"language": "en"}, **options))
        return tablets[-1]

    yield sit_down
    for one in tablets:
        one.context.close()
    mistakes = [mistake for one in tablets for mistake in one.mistakes]
    assert not mistakes, "\n".join([*mistakes, server.said()])


@pytest.fixture
def amina(as_: Callable[..., Tablet]) -> Tablet:
    """The tablet of the site manager."""
    return as_("amina")
