"""The arrows of the layout: who may import whom. The README says what each file of a room is for."""

import ast
from dataclasses import dataclass

import pytest

from tests.guards.source import Module, modules, rooms, told

SHARED = {"accounts", "people", "attendance", "referrals", "registers", "figures"}
"""Rooms that others build on; every other room is a feature room."""
JOINERS = {"amal_field", "amal_field.rooms", "amal_field.commands"}
FLASK = ("flask", "werkzeug", "jinja2", "wtforms", "htmx_flask", "whitenoise", "click")
DATABASE = ("sqlalchemy", "alembic", "psycopg", "sqlite3")


@dataclass(frozen=True)
class Arrow:
    """What a file of a room may import: `ours` by duty or root module, `never` libraries, `although` some of them."""

    ours: frozenset[str]
    never: tuple[str, ...]
    although: tuple[str, ...] = ()


DATA = frozenset({"db", "stamp", "permissions", "refusal", "models", "rules"})
DEEDS = DATA | {"audit", "clock", "queries", "operations", "other"}
OFFERS = Arrow(DEEDS | {"messages", "registers", "figures", "roster", "demo"}, FLASK, ("flask_babel",))
ARROWS = {
    "rules": Arrow(frozenset({"refusal", "rules"}), FLASK + DATABASE),
    "models": Arrow(DATA - {"refusal"}, FLASK, ("flask_login",)),
    "queries": Arrow(DATA | {"audit", "queries", "other"}, FLASK),
    "operations": Arrow(DEEDS, FLASK),
    "messages": Arrow(frozenset({"permissions", "rules", "messages"}), FLASK + DATABASE, ("flask_babel",)),
    "forms": Arrow(
        frozenset({"permissions", "refusal", "rules", "messages", "clock", "forms", "web"}),
        FLASK + DATABASE,
        ("flask_babel", "wtforms"),
    ),
    "views": Arrow(DEEDS | {"messages", "forms", "web", "views", "roster"}, DATABASE),
    "registers": OFFERS,
    "figures": OFFERS,
    "roster": OFFERS,
    "demo": OFFERS,
}


@pytest.mark.parametrize("duty", ARROWS)
def test_a_file_of_a_room_imports_what_its_duty_needs(duty):
    arrow = ARROWS[duty]
    found = [
        f"{module.where}:{line} imports {name}"
        for module in modules()
        if module.duty == duty
        for line, name in module.imports()
        if not _allowed(arrow, module, name)
    ]
    allowed = ", ".join(sorted(arrow.ours))
    assert not found, told(f"Of ours, {duty}.py may import {allowed}; move the code to where it belongs.", found)


def test_a_feature_room_imports_no_other_feature_room():
    found = [
        f"{module.where}:{line} imports {name}"
        for module in modules()
        for line, name in module.imports()
        if module.room and (room := _room_of(name)) and room != module.room and room not in SHARED
    ]
    assert not found, told("Offer it through a shared room, joined in rooms.py, or move it to a shared room.", found)


def test_root_modules_and_web_import_no_room():
    found = [
        f"{module.where}:{line} imports {name}"
        for module in modules()
        for line, name in module.imports()
        if not module.room and not _joins(module) and (_room_of(name) or name in JOINERS - {"amal_field"})
    ]
    assert not found, told("Only __init__, rooms and commands know rooms: let rooms.py hand it in.", found)


def test_no_room_imports_a_joiner():
    found = [
        f"{module.where}:{line} imports {name}"
        for module in modules()
        for line, name in module.imports()
        if module.room and name in JOINERS - {"amal_field"}
    ]
    assert not found, told("A room knows nothing of what joins the rooms: let rooms.py hand it in.", found)


def test_nothing_is_imported_inside_a_function():
    found = [
        f"{module.where}:{node.lineno}"
        for module in modules()
        for function in ast.walk(module.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not found, told("Move the import to the head of the file; a circle is two files that want a third.", found)


def _allowed(arrow: Arrow, module: Module, name: str) -> bool:
    if name.partition(".")[0] == "amal_field":
        return _kind(name, module) in arrow.ours
    library = name.partition(".")[0]
    return library.startswith(arrow.although) or not library.startswith(arrow.never)


def _kind(name: str, module: Module) -> str:
    """How an arrow names one of our modules: the duty of a room's file, `other`, `web`, or the root module."""
    parts = name.split(".")
    if parts[1:2] and parts[1] in rooms():
        if parts[2:] and parts[2] in ARROWS:
            return parts[2]
        return "other"
    return parts[1] if parts[1:] else "amal_field"


def _room_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "amal_field" and parts[1:] and parts[1] in rooms() else None


def _joins(module: Module) -> bool:
    return module.name in JOINERS or module.name.startswith("amal_field.commands.")
