"""A room has one name: package, blueprint, templates, tests and style sheet are called alike."""

import importlib
from collections.abc import Iterator

from amal_field import rooms
from amal_field.accounts.offers.history import EVENTS
from amal_field.people.queries.merging import rules
from amal_field.room import Room
from amal_field.web import menu
from tests.databases import make_app
from tests.guards import source
from tests.guards.source import PACKAGE, ROOT, told

NO_ROOM_TEMPLATES = {"layouts", "macros", "errors"}


def test_a_room_has_its_folders_under_its_name():
    missing = [f"{room.name}: {what}" for room in rooms.ROOMS for what in _missing(room)]
    assert not missing, told("A room has one name, and a folder of that name wherever it has a part.", missing)


def test_every_room_says_what_it_offers_and_is_joined():
    names = sorted(source.rooms())
    silent = [name for name in names if not (PACKAGE / name / "room.py").is_file()]
    assert not silent, told("Say in its room.py what the room offers: ROOM = Room(…).", silent)
    offers = {name: importlib.import_module(f"amal_field.{name}.room").ROOM for name in names}
    missing = [name for name in names if offers[name] not in rooms.ROOMS]
    assert not missing, told("Add the ROOM of its room.py to ROOMS in amal_field/rooms.py.", missing)
    strange = [room.package for room in rooms.ROOMS if offers.get(room.name) is not room]
    assert not strange, told("A room is a folder of amal_field/ under its own name.", strange)


def test_joining_a_room_twice_is_joining_it_once():
    app = make_app("sqlite://")
    before = (set(app.blueprints), list(app.url_map.iter_rules()), rules(), dict(menu.ITEMS), dict(EVENTS))
    for room in rooms.ROOMS:
        rooms.join(room, app)
    assert before == (set(app.blueprints), list(app.url_map.iter_rules()), rules(), menu.ITEMS, EVENTS)


def test_every_folder_of_templates_and_every_sheet_of_a_room_has_its_room():
    names = source.rooms()
    folders = {folder.name for folder in (ROOT / "templates").glob("*/")} - NO_ROOM_TEMPLATES
    sheets = {file.stem for file in (ROOT / "static" / "css" / "rooms").glob("*.css")}
    parts = {sheet for sheet in sheets if any(sheet.startswith(f"{name}_") for name in names)}
    strangers = sorted((folders | sheets) - names - parts)
    assert not strangers, told("Call it as the room that it belongs to, or a part of it `<room>_<subject>`.", strangers)


def test_the_urls_of_a_room_begin_with_its_name():
    prefixes = {room.name: room.blueprint.url_prefix for room in rooms.ROOMS if room.blueprint}
    strangers = [
        f"{prefix} is not the name of the room {name}"
        for name, prefix in prefixes.items()
        if prefix not in (None, f"/{name.replace('_', '-')}")
    ]
    assert not strangers, told("Give the blueprint the prefix of its room.", strangers)


def test_the_sentences_of_a_room_are_joined():
    wrong = [
        f"{room.name}_messages.{name}"
        for room in rooms.ROOMS
        for name, joined in (("SENTENCES", room.sentences), ("EVENTS", room.events))
        if bool(joined) != (f"\n{name} = {{\n" in _messages(room))
    ]
    assert not wrong, told("Hand these to their Room, and nothing that is not written.", wrong)


def _missing(room: Room) -> Iterator[str]:
    """What the room has under another name or not at all."""
    if not (PACKAGE / room.name / "__init__.py").is_file():
        yield f"make the package amal_field/{room.name}/"
    if not importlib.import_module(room.package).__doc__:
        yield f"say in amal_field/{room.name}/__init__.py what the room is for"
    if not list((ROOT / "tests" / room.name).rglob("test_*.py")):
        yield f"write tests for the room in tests/{room.name}/"
    if room.blueprint and room.blueprint.name != room.name:
        yield f"call the blueprint {room.name!r}, as its room"
    if room.blueprint and not (ROOT / "templates" / room.name).is_dir():
        yield f"its pages belong in templates/{room.name}/"


def _messages(room: Room) -> str:
    kind = PACKAGE / room.name / "messages"
    return "\n".join(
        file.read_text() for file in (kind.with_suffix(".py"), *sorted(kind.glob("*.py"))) if file.is_file()
    )
