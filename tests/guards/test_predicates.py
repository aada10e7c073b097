"""A predicate is said once, on its model, and proven to say the same in Python and in SQL."""

import ast
import re
from collections.abc import Iterator

import pytest

from amal_field.db import db
from tests.guards.source import ROOT, Module, files, modules, told
from tests.predicates import hybrids_of

EVENTS = {
    "cancelled_at",
    "disputed_at",
    "called_off_at",
    "closed_at",
    "absent_at",
    "left_at",
    "confirmed_at",
    "waiting_at",
    "refused_at",
    "missed_at",
    "deactivated_at",
    "reverses_id",
    "same_as_id",
}
"""Columns that say that something became of a row: whether they hold something is a predicate of the model."""
ENDS = {"to_on", "departed_on"}
"""Columns that say until when a row lasts. Values out of a statement have such a day too, so Python may ask for it."""
IN_A_TEMPLATE = re.compile(rf"\b(?:if|elif|not|and|or) (?:not )?[\w.]+\.(?:{'|'.join(sorted(EVENTS))})\b")


def test_whether_something_became_of_a_row_is_asked_of_its_model():
    found = [f"{module.where}:{line}" for module in modules() if not _says(module) for line in _asked(module)]
    found += [
        f"{file.relative_to(ROOT)}:{number} {match.group()}"
        for file in files("templates", ".html")
        for number, line in enumerate(file.read_text().splitlines(), 1)
        for match in IN_A_TEMPLATE.finditer(line)
    ]
    assert not found, told("Ask a hybrid of the model (`row.stands`, `Row.stands`), or write one.", found)


@pytest.mark.usefixtures("app")
def test_each_predicate_is_proven_in_python_and_in_sql():
    proofs = "".join(file.read_text() for file in (ROOT / "tests").glob("*/test_predicates.py"))
    found = [
        f"{model.__name__}: {', '.join(sorted(hybrids_of(model)))}"
        for model in (mapper.class_ for mapper in db.Model.registry.mappers)
        if hybrids_of(model) and not re.search(rf"\b{model.__name__}\b", proofs)
    ]
    assert not found, told("Prove these in tests/<room>/test_predicates.py.", found)


def _says(module: Module) -> bool:
    """Whether it is a file in which predicates are said, or one of decisions on plain values."""
    return module.duty in ("models", "rules") or module.name in ("amal_field.stamp", "amal_field.db")


def _asked(module: Module) -> Iterator[int]:
    """The lines on which a column is compared to nothing, or asked whether it holds something. A bare table (`table.c`)
    has no predicates."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) in ("is_", "is_not"):
            column, names = node.func.value, EVENTS | ENDS
        elif isinstance(node, ast.Compare) and any(_is_none(value) for value in node.comparators):
            column, names = node.left, EVENTS
        elif isinstance(node, ast.If | ast.IfExp):
            column, names = node.test, EVENTS
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            column, names = node.operand, EVENTS
        else:
            continue
        if getattr(column, "attr", None) in names and getattr(column.value, "attr", None) != "c":
            yield node.lineno


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
