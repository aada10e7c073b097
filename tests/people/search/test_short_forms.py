"""Short forms of given names, on plain values."""

import pytest

from amal_field.people.search.likeness import RESPELT, likeness
from amal_field.people.search.short_forms import FILE, is_short_for, related
from amal_field.people.search.spellings import canonical


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("vova", "volodymyr"),
        ("wowa", "wladimir"),
        ("dima", "dmitrii"),
        ("misha", "mihail"),
        ("nelu", "ion"),
        ("abdou", "abderrahmane"),
        ("kees", "cornelis"),
        ("ibo", "ibrahim"),
        ("pesho", "petar"),
        ("manu", "emmanuel"),
    ],
)
def test_a_short_form_is_known_in_any_spelling(short, whole):
    assert is_short_for(short, whole)
    assert is_short_for(whole, short)
    assert likeness(short, whole) >= RESPELT


def test_a_short_form_of_two_names_makes_these_no_one_name():
    assert is_short_for("slava", "viacheslav")
    assert is_short_for("slava", "yaroslav")
    assert not is_short_for("viacheslav", "yaroslav")
    assert canonical("viacheslav") != canonical("yaroslav")


@pytest.mark.parametrize(("one", "other"), [("olena", "oksana"), ("ivan", "ivana"), ("petro", "pavlo"), ("zz", "")])
def test_names_that_are_not_short_forms_are_none(one, other):
    assert not (one and other and is_short_for(one, other))


def test_each_line_is_a_name_with_its_short_forms():
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all(line.isascii() and line.islower() and line.count(": ") == 1 for line in lines)
    assert sum(len(line.split()) - 1 for line in lines) > 600
    assert canonical("volodymyr") in related("vova")


def test_each_line_stands_in_a_part_that_names_its_languages_and_where_to_look():
    parts, languages = FILE.read_text(encoding="utf-8").split("\n# "), set()
    has_heading = False
    for part in parts[1:]:  # what is above the first heading says what the file is
        heading, *lines = part.splitlines()
        code, _colon, source = heading.partition(": ")
        has_heading = has_heading or (len(code) == 2 and len(source) > 10)
        languages |= {code} if source and len(code) == 2 else set()
        assert has_heading or not lines
    assert languages == {"uk", "ru", "bg", "ro", "tr", "ar", "fr", "nl"}
