"""A room is added by one line: the toy room, joined in a process of its own, does all that a room does."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.guards.source import ROOT


@pytest.fixture(scope="module")
def played(databases_of, tmp_path_factory) -> Iterator[Callable[[str], dict[str, Any]]]:
    """`played("sqlite")`: what came of joining the room on an engine."""
    with ExitStack() as stack:

        @cache
        def play(engine: str) -> dict[str, Any]:
            url, remove = databases_of(engine).make()
            stack.callback(remove)
            folder: Path = tmp_path_factory.mktemp("registers")
            program = [sys.executable, "-m", "tests.guards.toy_room.play", url, str(folder)]
            result = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
            assert result.returncode == 0, result.stderr
            return json.loads(result.stdout)

        yield play


@pytest.fixture
def toys(engine, played) -> dict[str, Any]:
    return played(engine)


def test_the_menu_leads_to_its_page(toys):
    assert toys["menu"].count("/toy-room") == 1
    assert toys["toys"] == "A puzzle and a scooter."


def test_its_register_comes_after_those_of_the_agency(toys):
    assert toys["import"]["errors"] == []
    assert list(toys["import"]["made"].items()) == [("personen", 2), ("speelgoed", 3)]


def test_the_roll_expects_whom_it_names_whatever_was_asked_before(toys):
    assert toys["expected"] == [[], ["Olena Kovalenko", "Olena Kowalenko"]]


def test_it_brings_sessions_into_sight(toys):
    assert toys["outsider"] == [404, 200]


def test_the_page_of_a_person_tells_what_happened_there(toys):
    assert "Borrowed a toy · scooter" in toys["page"]
    assert "Took puzzle home." in toys["page"]


def test_its_rows_follow_a_person_and_come_back(toys):
    assert toys["merged"] == {"U1": "P1", "U2": "P2", "U3": "P1"}
    assert toys["given_back"] == {"U1": "P1", "U2": "P2", "U3": "P2"}


def test_its_figure_stands_after_those_of_the_agency(toys):
    assert list(toys["figures"].items())[-1] == ("toys.lent", 3)
