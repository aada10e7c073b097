"""The tests are a map of the code: amal_field/<room>/<kind>/<subject>.py is proven by tests/<room>/<kind>/test_….py."""

from collections.abc import Iterator
from pathlib import Path

from tests.guards.source import PACKAGE, ROOT, rooms, told

CROSSING = {
    "corrections",
    "counters",
    "days_to_come",
    "hostile_input",
    "journey",
    "looks",
    "merging",
    "namesakes",
    "predicates",
    "recent",
    "rivals",
    "sight",
    "statements",
    "undo",
}
"""Concerns that cross the kinds of a room: they stand in its own folder."""


def test_a_test_stands_where_its_subject_does():
    strangers = [
        f"{test.relative_to(ROOT)}: {why}"
        for room in sorted(rooms())
        for test, why in _strangers(ROOT / "tests" / room)
    ]
    assert not strangers, told("Call a test after the file that it proves, in the folder of its kind.", strangers)


def _strangers(tests: Path) -> Iterator[tuple[Path, str]]:
    """The tests of a room that stand where nothing of the room does, and why."""
    room = PACKAGE / tests.name
    for test in sorted(tests.rglob("test_*.py")):
        *folders, file = test.relative_to(tests).parts
        subject = file.removeprefix("test_")
        if not folders:
            if subject.removesuffix(".py") not in CROSSING:
                yield test, f"only {', '.join(sorted(CROSSING))} stand in the room's own folder"
        elif (kind := room.joinpath(*folders)).is_dir():
            if not (kind / subject).is_file():
                yield test, f"there is no {(kind / subject).relative_to(ROOT)}"
        elif not kind.with_suffix(".py").is_file():
            yield test, f"the room has no {'/'.join(folders)}"
