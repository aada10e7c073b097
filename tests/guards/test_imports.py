"""The arrows of the layout: who may import whom. The README says what each file of a room is for."""

import ast
from dataclasses import dataclass

from tests.guards.source import Module, modules, names, rooms, told

SHARED = {
    "accounts",
    "attendance",
    "contacts",
    "dated_settings",
    "figures",
    "looks",
    "organisations",
    "outbox",
    "people",
    "referrals",
    "registers",
}
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


DATA = frozenset({"db", "column_types", "collation", "permissions", "models", "rules"})
ASKING = DATA | {
    "clock",
    "audit",
    "refusal",
    "passwords",
    "signed_addresses",
    "queries",
    "search",
    "duplicates",
    "figure",
}
DOING = ASKING | {"stamp", "traces", "operations"}
SHEETS = frozenset({"registers", "reading", "importing", "exporting"})
ADDING_UP = ASKING | {"messages", "figure", "charts", "reports"}
PAPER = ADDING_UP | SHEETS | {"paper", "workbook", "harmless"}
OFFERS = PAPER | DOING | SHEETS | {"offers"}
WORDS = ("flask_babel",)
ARROWS = {
    "rules": Arrow(frozenset({"refusal", "rules"}), FLASK + DATABASE),
    "models": Arrow(DATA | {"stamp"}, FLASK, ("flask_login",)),
    "queries": Arrow(ASKING, FLASK),
    "operations": Arrow(DOING, FLASK),
    "messages": Arrow(frozenset({"permissions", "rules", "messages", "figure"}), FLASK + DATABASE, WORDS),
    "help": Arrow(frozenset({"help"}), FLASK + DATABASE, WORDS),
    "forms": Arrow(
        frozenset({"permissions", "refusal", "rules", "messages", "clock", "forms", "web"}),
        FLASK + DATABASE,
        (*WORDS, "wtforms"),
    ),
    "reports": Arrow(ADDING_UP, FLASK, WORDS),
    "paper": Arrow(PAPER, FLASK, WORDS),
    "registers": Arrow(DOING | SHEETS | {"messages"}, FLASK, WORDS),
    "offers": Arrow(OFFERS, FLASK, WORDS),
    "views": Arrow(DOING | PAPER | {"offers", "forms", "web", "views", "background"}, DATABASE),
    "room": Arrow(OFFERS | {"room", "help", "forms", "views"}, DATABASE, WORDS),
    # what one shared room has for all others
    "search": Arrow(ASKING, FLASK),
    "duplicates": Arrow(ASKING | {"stamp"}, FLASK),
    "reading": Arrow(frozenset({"refusal", "reading"}), FLASK + DATABASE),
    "importing": Arrow(DATA | SHEETS | {"audit", "harmless", "stamp", "refusal", "messages"}, FLASK, WORDS),
    "exporting": Arrow(DATA | SHEETS | {"audit", "stamp"}, FLASK),
    "figure": Arrow(frozenset({"permissions", "figure"}), FLASK + DATABASE),
    "background": Arrow(DOING | SHEETS | {"web"}, ()),
    "commands": Arrow(DOING | SHEETS | {"figure", "web", "messages", "reports"}, ()),
}
"""Duty → what its files may import. A duty is a file of a room, or a folder of the same name once the file is too small
for it."""
ELSEWHERE = {
    "search": {"people"},
    "duplicates": {"people"},
    "reading": {"registers"},
    "importing": {"registers"},
    "exporting": {"registers"},
    "figure": {"figures"},
    "background": {"registers"},
    "commands": {"registers", "figures"},
}
"""The duties that only these rooms have."""


def test_every_file_of_a_room_has_a_duty():
    found = [
        module.where
        for module in modules()
        if module.duty and (module.duty not in ARROWS or module.room not in ELSEWHERE.get(module.duty, {module.room}))
    ]
    told_duties = ", ".join(duty for duty in ARROWS if duty not in ELSEWHERE)
    assert not found, told(
        f"A kind that outgrows its file becomes a folder: move these into one of {told_duties}.", found
    )


def test_a_file_of_a_room_imports_what_its_duty_needs():
    found = [
        f"{module.where}:{line} imports {name}; {module.duty} may import {', '.join(sorted(ARROWS[module.duty].ours))}"
        for module in modules()
        if module.duty in ARROWS
        for line, name in module.imports()
        if not _allowed(ARROWS[module.duty], name)
    ]
    assert not found, told("Move the code to where it belongs.", found)


def test_no_imports_go_in_a_circle():
    arrows = {module.name: {name for _line, name in module.imports() if name in names()} for module in modules()}
    circles, done = [], set()

    def walk(name: str, path: list[str]) -> None:
        if name in path:
            circles.append(" → ".join([*path[path.index(name) :], name]))
        elif name not in done:
            for other in sorted(arrows[name]):
                walk(other, [*path, name])
            done.add(name)

    for name in sorted(arrows):
        walk(name, [])
    assert not circles, told("Two files that want each other want a third; TYPE_CHECKING hides no circle.", circles)


def test_a_feature_room_imports_no_other_feature_room():
    found = [
        f"{module.where}:{line} imports {name}"
        for module in modules()
        for line, name in module.imports()
        if module.room and (room := _room_of(name)) and room != module.room and room not in SHARED
    ]
    assert not found, told("Offer it to a shared room in room.py, or move it to a shared room.", found)


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


def test_only_rooms_py_imports_what_a_room_offers():
    found = [
        f"{module.where}:{line} imports {name}"
        for module in modules()
        for line, name in module.imports()
        if module.name != "amal_field.rooms" and _room_of(name) and name.split(".")[2:] == ["room"]
    ]
    assert not found, told("Only rooms.py imports the room.py of a room: it alone joins what rooms offer.", found)


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


def _allowed(arrow: Arrow, name: str) -> bool:
    library = name.partition(".")[0]
    if library == "amal_field":
        return _kind(name) in arrow.ours
    return library.startswith(arrow.although) or not library.startswith(arrow.never)


def _kind(name: str) -> str:
    """How an arrow names one of our modules: the duty of a room's file, `web`, or the root module."""
    parts = name.split(".")
    if parts[1:2] and parts[1] in rooms():
        return parts[2] if parts[2:] else parts[1]
    return parts[1] if parts[1:] else "amal_field"


def _room_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "amal_field" and parts[1:] and parts[1] in rooms() else None


def _joins(module: Module) -> bool:
    return module.name in JOINERS or module.name.startswith("amal_field.commands.")
