"""What a journey may ask for: a server with a database as new, a browser, and a tablet for each of the cast."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from e2e.browser import Tablet, launch, tablet
from e2e.server import Server
from e2e.world import World
from tests.databases import restore


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", metavar="DIR", help="write a picture of every screen to this folder")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()


@pytest.fixture(scope="session")
def template(databases_of, fast_folder: Path) -> Path:
    """An SQLite database with the cast in it, speaking English."""
    file = fast_folder / "english.sqlite3"
    restore(databases_of("sqlite").template, file)
    world = World(f"sqlite:///{file}")
    world.speak_english()
    world.close()
    return file


@pytest.fixture(scope="session")
def world_of(databases_of) -> Iterator[Callable[[str], World]]:
    """`world_of("sqlite")`: what the journeys on an engine look into; made once."""
    with ExitStack() as stack:
        yield cache(lambda engine: stack.enter_context(closing(World(databases_of(engine).url))))


@pytest.fixture(scope="session")
def server_of(databases_of) -> Iterator[Callable[[str], Server]]:
    """`server_of("sqlite")`: the one server of the journeys on an engine, on the database that all tests share."""
    with ExitStack() as stack:
        yield cache(lambda engine: stack.enter_context(Server(databases_of(engine).url)))


@pytest.fixture
def engine_here(request: pytest.FixtureRequest) -> str:
    """SQLite, or the `engine` of a test that asks for both."""
    return request.getfixturevalue("engine") if "engine" in request.fixturenames else "sqlite"


@pytest.fixture
def world(engine_here: str, template: Path, databases_of, world_of) -> World:
    """The database, as new: what is so before the journey, and what is so after it."""
    if engine_here == "sqlite":
        restore(template, databases_of(engine_here).shared)
    else:
        databases_of(engine_here).put_back()
        world_of(engine_here).speak_english()
    return world_of(engine_here)


@pytest.fixture
def server(engine_here: str, world: World, server_of) -> Server:
    """A running server on the database of `world`."""
    return server_of(engine_here)


@pytest.fixture
def as_(browser: Browser, server: Server, world: World) -> Iterator[Callable[..., Tablet]]:
    """`as_("amina")`: a tablet on which one of the cast is signed in; None for nobody. Its mistakes fail the test."""
    tablets: list[Tablet] = []

    def sit_down(key: str | None, **options: object) -> Tablet:
        tablets.append(tablet(browser, server.url, world.cookies_of(key), **options))
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


@pytest.fixture
def mortal(world, databases_of):
    """A server of its own, which may end."""
    server = Server(databases_of("sqlite").url)
    with server:
        yield server
