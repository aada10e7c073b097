"""`amal_field/domain.md` is true: what the code cites of it is there, and what it names is in the code."""

import ast
import re
from functools import cache

import pytest

from tests.guards.source import PACKAGE, ROOT, files, modules, told

DOMAIN = PACKAGE / "domain.md"
SECTION = re.compile(r"^### ([A-Z]\.\d+) ", flags=re.M)
NUMBER = r"[A-Z]\.\d+"
CITATION = re.compile(rf"`domain\.md` +({NUMBER}(?:(?:,| and| to)\s+{NUMBER})*)")
MENTION = re.compile(r"\bdomain\.md\b")
BARE = re.compile(rf"\({NUMBER}\)")
NAME = re.compile(r"`([\w.]+)`")
OF_CLASS = re.compile(r"`([A-Z]\w*\.\w+)`")
TO_COME = "to come"
CODE = [
    file
    for folder in ("amal_field", "migrations", "templates", "tests", "e2e")
    for file in files(folder, ".py", ".html")
    if file.name != "test_domain.py"
]


@pytest.fixture(scope="module")
def page() -> str:
    return DOMAIN.read_text()


def test_every_section_stands_once(page):
    sections = SECTION.findall(page)
    twice = sorted({section for section in sections if sections.count(section) > 1})
    assert sections
    assert not twice, told("Number these sections of amal_field/domain.md apart.", twice)


def test_every_section_that_code_cites_exists(page):
    sections = set(SECTION.findall(page))
    missing = [
        f"{file.relative_to(ROOT)}: {number}"
        for file in CODE
        for cited in CITATION.findall(file.read_text())
        for number in re.findall(NUMBER, cited)
        if number not in sections
    ]
    assert not missing, told("Cite a section that amal_field/domain.md has.", missing)


def test_whoever_cites_it_names_a_section():
    found = []
    for file in CODE:
        text = file.read_text()
        if len(MENTION.findall(text)) != len(CITATION.findall(text)) or BARE.search(text):
            found.append(str(file.relative_to(ROOT)))
    assert not found, told("Cite amal_field/domain.md as `domain.md` A.1, with its sections.", found)


def test_every_section_that_the_page_cites_exists(page):
    missing = sorted(set(re.findall(rf"\(({NUMBER})\)", page)) - set(SECTION.findall(page)))
    assert not missing, told("amal_field/domain.md cites sections that it does not have.", missing)


def test_every_word_has_a_name_in_the_code(page):
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in _words(page)]
    assert all(len(row) == 4 for row in rows), "A row of the words is Dutch, English, code, what it is here."
    unnamed = [row[1] for row in rows if row[2] != TO_COME and not NAME.fullmatch(row[2])]
    assert not unnamed, told("Name these words in the code, or say that they are to come.", unnamed)


def test_every_name_is_in_the_code(page):
    named = {name for line in _words(page) for name in NAME.findall(line)} | set(OF_CLASS.findall(page))
    missing = sorted(name for name in named if name not in _names())
    assert not missing, told("amal_field/domain.md names what the code does not have: correct it.", missing)


def _words(page: str) -> list[str]:
    """The rows of the table of words, without its head and the rows that only group them."""
    table = page.partition("# Part 1")[2].partition("# Part 2")[0]
    rows = [line for line in table.splitlines() if line.startswith("|")][2:]
    return [row for row in rows if not row.startswith("| **")]


@cache
def _names() -> frozenset[str]:
    """What a word may be called: a room, a function, class or constant, and the members of a class behind its name."""
    found, bases, members = set(), {}, {}
    for module in modules():
        found.update(module.name.split("."))
        for node in module.tree.body:
            found.update(_defined(node))
            if isinstance(node, ast.ClassDef):
                bases[node.name] = [base.id for base in node.bases if isinstance(base, ast.Name)]
                members[node.name] = {name for inner in node.body for name in _defined(inner)}
    for kind in members:
        line = [kind]
        for one in line:
            line += [base for base in bases.get(one, ()) if base not in line]
            found.update(f"{kind}.{name}" for name in members.get(one, ()))
    return frozenset(found)


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    flat = [inner for target in targets for inner in getattr(target, "elts", [target])]
    return [ast.unparse(target) for target in flat if isinstance(target, ast.Name | ast.Attribute)]
