"""A room has one name: package, blueprint, templates, tests and style sheet are called alike."""

import importlib

import pytest

from amal_field import rooms
from amal_field.accounts.offers.history import EVENTS
from amal_field.people.queries.merging import rules
from amal_field.web import menu
from tests.databases import make_app
from tests.guards import source
from tests.guards.source import PACKAGE, ROOT, told

NO_ROOM_TEMPLATES = {"layouts", "macros", "errors"}


@pytest.mark.parametrize("room", rooms.ROOMS, ids=lambda room: room.name)
def test_a_room_has_its_folders_under_its_name(room):
    assert (PACKAGE / room.name / "__init__.py").is_file(), f"Make the package amal_field/{room.name}/."
    assert importlib.import_module(room.package).__doc__, (
        f"Say in amal_field/{room.name}/__init__.py what the room is for."
    )
    tests = ROOT / "tests" / room.name
    assert list(tests.glob("test_*.py")), f"Write tests for the room in tests/{room.name}/."
    if room.blueprint:
        assert room.blueprint.name == room.name, f"Call the blueprint {room.name!r}, as its room."
        assert (ROOT / "templates" / room.name).is_dir(), f"Its pages belong in templates/{room.name}/."


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
    strangers = sorted((folders | sheets) - names)
    assert not strangers, told("Call it as the room that it belongs to.", strangers)


@pytest.mark.parametrize("room", rooms.ROOMS, ids=lambda room: room.name)
def test_the_urls_of_a_room_begin_with_its_name(room):
    prefix = room.blueprint.url_prefix if room.blueprint else None
    assert prefix in (None, f"/{room.name.replace('_', '-')}"), f"{prefix} is not the name of the room {room.name}."


@pytest.mark.parametrize("room", rooms.ROOMS, ids=lambda room: room.name)
def test_the_sentences_of_a_room_are_joined(room):
    messages = PACKAGE / room.name / "messages.py"
    written = messages.read_text() if messages.is_file() else ""
    for name, joined in (("SENTENCES", room.sentences), ("EVENTS", room.events)):
        says = f"\n{name} = {{\n" in written
        assert bool(joined) == says, f"Hand messages.{name} to ROOM in amal_field/{room.name}/room.py."
