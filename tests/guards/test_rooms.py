"""A room has one name: package, blueprint, templates, tests and style sheet are called alike."""

from collections.abc import Iterator

from amal_field import rooms
from amal_field.room import Room
from tests.guards import source
from tests.guards.source import PACKAGE, ROOT, told

NO_ROOM_TEMPLATES = {"layouts", "macros", "errors"}


def test_a_room_has_its_folders_under_its_name():
    missing = [f"{room.name}: {what}" for room in rooms.ROOMS for what in _missing(room)]
    assert not missing, told("A room has one name, and a folder of that name wherever it has a part.", missing)


def test_every_room_is_joined():
    missing = sorted(source.rooms() - {room.name for room in rooms.ROOMS})
    assert not missing, told("Join the room in ROOMS of amal_field/rooms.py.", missing)


def test_every_folder_of_templates_and_every_sheet_of_a_room_has_its_room():
    names = source.rooms()
    folders = {folder.name for folder in (ROOT / "templates").glob("*/")} - NO_ROOM_TEMPLATES
    sheets = {file.stem for file in (ROOT / "static" / "css" / "rooms").glob("*.css")}
    strangers = sorted((folders | sheets) - names)
    assert not strangers, told("Call it as the room that it belongs to.", strangers)


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
    if not room.package.__doc__:
        yield f"say in amal_field/{room.name}/__init__.py what the room is for"
    if not list((ROOT / "tests" / room.name).rglob("test_*.py")):
        yield f"write tests for the room in tests/{room.name}/"
    if room.blueprint and room.blueprint.name != room.name:
        yield f"call the blueprint {room.name!r}, as its room"
    if room.blueprint and not (ROOT / "templates" / room.name).is_dir():
        yield f"its pages belong in templates/{room.name}/"


def _messages(room: Room) -> str:
    file = PACKAGE / room.name / "messages.py"
    return file.read_text() if file.is_file() else ""
