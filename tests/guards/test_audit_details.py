"""The details of the audit hold keys of people, never names: these are read when the history is shown."""

import ast
from collections.abc import Iterator

from tests.guards.source import PACKAGE, told

THINGS = {"series.name", "plan.series.name", "holiday.name", "counter.name", "name"}
"""What is called by a name and is nobody: a series, a holiday, a counter."""


def test_no_detail_is_the_name_of_somebody():
    names = [
        f"{path.relative_to(PACKAGE.parent)}:{line}: {code}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, code in _names_told(ast.parse(path.read_text()))
        if code not in THINGS
    ]
    assert not names, told("Give the audit the key; the name is read when the history is shown.", names)


def _names_told(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each name that a function hands to the audit, by itself or in a variable."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        handed = [keyword.value for call in _records(function) for keyword in call.keywords]
        variables = {value.id for value in handed if isinstance(value, ast.Name)}
        handed += [node.value for node in ast.walk(function) if isinstance(node, ast.Assign) and _sets(node, variables)]
        for value in handed:
            for node in ast.walk(value):
                if isinstance(node, ast.Attribute) and node.attr in {"name", "given_name", "family_name", "nickname"}:
                    yield node.lineno, ast.unparse(node)


def _records(function: ast.FunctionDef) -> Iterator[ast.Call]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
            yield node


def _sets(node: ast.Assign, variables: set[str]) -> bool:
    return any(isinstance(target, ast.Name) and target.id in variables for target in node.targets)
