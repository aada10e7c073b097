"""`tests/asvs.md` walks ASVS 5.0.0: each requirement of levels 1 and 2 is there once, and what a line names exists."""

import ast
import re
from functools import cache
from typing import NamedTuple

import pytest

from tests.guards.source import ROOT, told

PAGE = ROOT / "tests" / "asvs.md"
REQUIREMENTS = """
1.1: 1 2; 1.2: 1 2 3 4 5 6 7 8 9; 1.3: 1 2 3 4 5 6 7 8 9 10 11; 1.4: 1 2 3; 1.5: 1 2
2.1: 1 2 3; 2.2: 1 2 3; 2.3: 1 2 3 4; 2.4: 1
3.2: 1 2; 3.3: 1 2 3 4; 3.4: 1 2 3 4 5 6; 3.5: 1 2 3 4 5; 3.7: 1 2
4.1: 1 2 3; 4.2: 1; 4.3: 1 2; 4.4: 1 2 3 4
5.1: 1; 5.2: 1 2 3; 5.3: 1 2; 5.4: 1 2 3
6.1: 1 2 3; 6.2: 1 2 3 4 5 6 7 8 9 10 11 12; 6.3: 1 2 3 4; 6.4: 1 2 3 4; 6.5: 1 2 3 4 5; 6.6: 1 2 3; 6.8: 1 2 3 4
7.1: 1 2 3; 7.2: 1 2 3 4; 7.3: 1 2; 7.4: 1 2 3 4 5; 7.5: 1 2; 7.6: 1 2
8.1: 1 2; 8.2: 1 2 3; 8.3: 1; 8.4: 1
9.1: 1 2 3; 9.2: 1 2 3 4
10.1: 1 2; 10.2: 1 2; 10.3: 1 2 3 4; 10.4: 1 2 3 4 5 6 7 8 9 10 11; 10.5: 1 2 3 4 5; 10.6: 1 2; 10.7: 1 2 3
11.1: 1 2; 11.2: 1 2 3; 11.3: 1 2 3; 11.4: 1 2 3 4; 11.5: 1; 11.6: 1
12.1: 1 2 3; 12.2: 1 2; 12.3: 1 2 3 4
13.1: 1; 13.2: 1 2 3 4 5; 13.3: 1 2; 13.4: 1 2 3 4 5
14.1: 1 2; 14.2: 1 2 3 4; 14.3: 1 2 3
15.1: 1 2 3; 15.2: 1 2 3; 15.3: 1 2 3 4 5 6 7
16.1: 1; 16.2: 1 2 3 4 5; 16.3: 1 2 3 4; 16.4: 1 2 3; 16.5: 1 2 3
17.1: 1; 17.2: 1 2 3 4; 17.3: 1 2
"""
"""The requirements of levels 1 and 2 by section, a chapter a line, as the standard numbers them: 70 and 183."""
LINE = re.compile(r"- (\d{1,2}\.\d\.\d{1,2}) (met|not met|does not apply): (.+)")
NAMED = re.compile(r"`([\w./-]+\.(?:py|md|txt|json))(?:::(test_\w+))?`")
LEAST_WORDS = {"met": 1, "not met": 12, "does not apply": 4}
"""How many words a line has: why something is not met is a sentence."""


class Verdict(NamedTuple):
    """A line: which requirement, whether it is met, and why or where."""

    number: str
    said: str
    words: str

    @property
    def named(self) -> list[tuple[str, str]]:
        """The files that it names, each with its test or nothing."""
        return NAMED.findall(self.words)


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    listed = [line for line in PAGE.read_text().splitlines() if line.startswith("- ")]
    strange = [line for line in listed if not LINE.fullmatch(line)]
    assert not strange, told("Write a line as `- 1.2.3 met: why`.", strange)
    return [Verdict(*LINE.fullmatch(line).groups()) for line in listed]


def test_every_requirement_of_the_two_levels_stands_there_once_in_order(verdicts):
    sections = re.findall(r"(\d+\.\d): ([\d ]+)", REQUIREMENTS)
    wanted = [f"{section}.{number}" for section, numbers in sections for number in numbers.split()]
    assert len(wanted) == 70 + 183
    assert [verdict.number for verdict in verdicts] == wanted


def test_a_requirement_stands_under_its_chapter():
    chapters = re.split(r"^## V", PAGE.read_text(), flags=re.MULTILINE)[1:]
    assert [chapter.split()[0] for chapter in chapters] == [str(number) for number in range(1, 18)]
    misplaced = [
        line
        for chapter in chapters
        for line in chapter.splitlines()
        if line.startswith("- ") and not line.startswith(f"- {chapter.split()[0]}.")
    ]
    assert not misplaced


def test_what_a_line_names_exists(verdicts):
    missing = [
        f"{verdict.number}: {file}{'::' * bool(test)}{test}"
        for verdict in verdicts
        for file, test in verdict.named
        if not _exists(file, test)
    ]
    assert not missing, told("tests/asvs.md names what is not there: name what proves it now.", missing)


def test_what_is_met_names_where(verdicts):
    met = [verdict for verdict in verdicts if verdict.said == "met"]
    silent = [verdict.number for verdict in met if not verdict.named]
    assert not silent, told("Name the test, or the file, that holds these.", silent)


def test_what_is_not_met_says_why(verdicts):
    short = [verdict.number for verdict in verdicts if len(verdict.words.split()) < LEAST_WORDS[verdict.said]]
    assert not short, told("Say why in a sentence.", short)
    endless = [
        verdict.number for verdict in verdicts if verdict.said != "met" and not re.search(r"[.`]$", verdict.words)
    ]
    assert not endless, told("End the sentence.", endless)


def _exists(file: str, test: str) -> bool:
    places = [ROOT / file, ROOT / "tests" / file]
    found = [place for place in places if place.is_file()]
    return any(not test or test in _tests(place) for place in found)


@cache
def _tests(file) -> frozenset[str]:
    return frozenset(node.name for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef))
