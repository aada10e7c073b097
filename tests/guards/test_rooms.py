"""A room has one name: package, blueprint, templates, tests and style sheet are called alike."""

import pytest

from amal_field import rooms
from tests.guards import source
from tests.guards.source import PACKAGE, ROOT, told

NO_ROOM_TEMPLATES = {"layouts", "macros", "errors"}


@pytest.mark.parametrize("room", rooms.ROOMS, ids=lambda room: room.name)
def test_a_room_has_its_folders_under_its_name(room):
    assert (PACKAGE / room.name / "__init__.py").is_file(), f"Make the package amal_field/{room.name}/."
    assert room.package.__doc__, f"Say in amal_field/{room.name}/__init__.py what the room is for."
    tests = ROOT / "tests" / room.name
    assert list(tests.glob("test_*.py")), f"Write tests for the room in tests/{room.name}/."
    if room.blueprint:
        assert room.blueprint.name == room.name, f"Call the blueprint {room.name!r}, as its room."
        assert (ROOT / "templates" / room.name).is_dir(), f"Its pages belong in templates/{room.name}/."


def test_every_room_is_joined():
    missing = sorted(source.rooms() - {room.name for room in rooms.ROOMS})
    assert not missing, told("Join the room in ROOMS of amal_field/rooms.py.", missing)


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
        assert bool(joined) == says, f"Hand {room.name}_messages.{name} to the Room in amal_field/rooms.py."
