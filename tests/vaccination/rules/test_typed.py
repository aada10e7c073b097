"""What is typed back from the working list."""

import pytest

from amal_field.refusal import RuleBroken
from amal_field.vaccination.rules.typed import Typed, read_rows

WORDS = {
    "Hexyon": "h",
    "Prevenar 13": "p",
    "MMR VaxPro": "m",
    "Uitgesteld door het team": "postponed",
    "Afwezig": "absent",
}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("3 Hexyon", {3: ("h", None)}),
        ("3 hex 2", {3: ("h", 2)}),
        ("7 uitgesteld", {7: ("postponed", None)}),
        ("9-11 MMR VaxPro 2", {9: ("m", 2), 10: ("m", 2), 11: ("m", 2)}),
        ("1 Prevenar 13, 2 prevenar13 3", {1: ("p", None), 2: ("p", 3)}),
        ("1 a;\n2 A\n\n,", {1: ("absent", None), 2: ("absent", None)}),
    ],
)
def test_it_is_read_as_people_write_it(text, rows):
    assert read_rows(text, WORDS) == {number: Typed(*typed) for number, typed in rows.items()}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "typed_nothing"),
        (" , ;", "typed_nothing"),
        (None, "typed_nothing"),
        ("Hexyon", "typed_unreadable"),
        ("3", "typed_unreadable"),
        ("12345 Hexyon", "typed_unreadable"),
        ("9-3 Hexyon", "typed_backwards"),
        ("1-999 Hexyon", "typed_backwards"),
        ("3 Boostrix", "typed_word"),
        ("3 Hexyon 12", "typed_word"),
        ("3 hexyon, 2-4 afwezig", "typed_twice"),
    ],
)
def test_what_cannot_be_is_refused(text, code):
    with pytest.raises(RuleBroken, match=code):
        read_rows(text, WORDS)


def test_a_beginning_that_could_be_two_words_is_asked_about():
    with pytest.raises(RuleBroken, match="typed_word"):
        read_rows("1 hex", {"Hexyon": "a", "Hexacima": "b"})
