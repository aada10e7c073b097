"""One module reads what is known of people's health: it notes who looks. Others only write it, or say its types."""

import ast
import re
from collections.abc import Iterator

from tests.guards.source import Module, modules, told

DOOR = "amal_field.vaccination.operations.door"
DOORS = {f"amal_field.vaccination.models.{name}": DOOR for name in ("cards", "health", "imports", "known", "waiting")}
"""Module of tables → the package that reads them."""
GATHERING = ("listed_line", "listed_where", "seen")
"""What the door has for its own files."""
HOLDS = re.compile(r"\b(Listed|ListPage|ListRow|CopyOfCard|PromiseTo|LotFound)\b")
"""What holds somebody."""
NOTES = re.compile(r"\b(seen|looked_at)\(")
WRITERS = ("operations", "offers", "queries", "registers")
"""The duties that may know these tables at all: they make rows, say their types, and hand them to a merge."""


def test_the_door_alone_reads_the_tables_behind_it():
    found = [
        f"{module.where}:{line}"
        for module in modules()
        for tables, door in DOORS.items()
        if module.name != tables and not _is_in(module, door)
        for line in _reads(module, tables)
    ]
    assert not found, told("Ask the door: it notes who looks.", found)


def test_each_door_notes_every_look():
    for door in set(DOORS.values()):
        handed_out = [
            node
            for module in modules()
            if _is_in(module, door)
            for node in module.tree.body
            if isinstance(node, ast.FunctionDef) and _gives(node)
        ]
        silent = [node.name for node in handed_out if not NOTES.search(ast.unparse(node))]
        assert handed_out
        assert not silent, told("Hand these out through seen or looked_at, which notes the look.", silent)


def _is_in(module: Module, package: str) -> bool:
    return f"{module.name}.".startswith(f"{package}.")


def _gives(function: ast.FunctionDef) -> object:
    """Whether it hands out people: who asks says who looks. `listed_where` only gathers them for `seen`."""
    is_own = function.name.startswith("_") or function.name in GATHERING
    return not is_own and HOLDS.search(ast.unparse(function.returns or ast.Constant(None)))


def _reads(module: Module, tables: str) -> Iterator[int]:
    """The lines on which a table behind the door is named, but to make a row of it or to say a type."""
    names = {
        alias.asname or alias.name
        for node in module.tree.body
        if isinstance(node, ast.ImportFrom) and node.module == tables
        for alias in node.names
    }
    if names and module.duty not in WRITERS:
        yield 1
    harmless = {id(part) for node in ast.walk(module.tree) for part in _harmless(node)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name) and node.id in names and id(node) not in harmless:
            yield node.lineno


def _harmless(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        yield node.func
        if node.func.id in ("Merges", "KeptApart"):
            yield from node.args
    for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
        if annotation is not None:
            yield from ast.walk(annotation)
