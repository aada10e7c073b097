"""Every part of `flask prune` has a name of its own and a term that somebody can look up."""

import re

from amal_field import rooms
from amal_field.commands.prune import PARTS
from amal_field.dated_settings.queries import SETTINGS
from tests.guards.source import told

TERM = r"[1-9]\d* (hours|days|months|years)"
OF_THE_ANSWER = {"dry_run", "term", "each"}
"""The words that the answer has for itself."""


def parts():
    return [part for offered in PARTS.values() for part in offered]


def test_what_a_room_drops_is_joined():
    missing = [room.name for room in rooms.ROOMS if tuple(PARTS.get(room.name, ())) != tuple(room.prunes)]
    assert not missing, told("Join `prunes` in amal_field/rooms.py.", missing)
    assert len(parts()) > 1


def test_every_part_has_a_name_of_its_own():
    names = [part.name for part in parts()]
    wrong = [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name) or names.count(name) > 1]
    wrong += OF_THE_ANSWER & set(names)
    assert not wrong, told("Name it in snake_case, as no other part.", wrong)


def test_every_part_has_a_term():
    known = {setting.code for settings in SETTINGS.values() for setting in settings}
    wrong = [f"{part.name}: {part.term!r}" for part in parts() if not _is_term(part.term, known)]
    assert not wrong, told("Say `24 hours`, or `setting` and the codes of dated settings that there are.", wrong)


def test_every_part_counts_what_goes():
    wrong = [part.name for part in parts() if not part.counts or OF_THE_ANSWER & set(part.counts)]
    assert not wrong, told("Say in `counts` what is counted.", wrong)


def _is_term(term: str, known: set[str]) -> bool:
    word, *codes = term.split()
    return bool(re.fullmatch(TERM, term)) or (word == "setting" and bool(codes) and known.issuperset(codes))
