"""A name that was typed into one field, beside somebody known: on plain values."""

import pytest

from amal_field.attendance.queries.walk_ins import as_fields, in_fields, is_called
from amal_field.people.duplicates.comparison import Described


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        *(("Youssef", "Yusuf"), ("Olena", "Олена"), ("Elena", "Olena"), ("Mohamed", "محمد"), ("Fatma", "Fatima")),
        *(("Mykola", "Nikolai"), ("Belal", "Bilal"), ("Usman", "Osman"), ("Khadija", "hadija"), ("Zoe", "Zoë")),
        *(("maria", "Anna Maria"), ("Sara", "Sarah")),
    ],
)
def test_one_first_name_is_known_in_every_spelling(typed, known):
    assert is_called(typed, Described("a", known))
    assert all(is_called(part, Described("a", typed)) for part in known.split()[-1:])


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        *(("Alina", "Olena"), ("Samir", "Samira"), ("Amin", "Amina"), ("Karim", "Kerem"), ("Hassan", "Hussein")),
        *(("Jamal", "Jamila"), ("Lena", "Elena"), ("Al", "Ali"), ("Ali", "Alina"), ("Denis", "Denise")),
    ],
)
def test_two_first_names_are_two(typed, known):
    assert not is_called(typed, Described("a", known))
    assert not is_called(known, Described("a", typed))


@pytest.mark.parametrize(
    ("typed", "known", "fields"),
    [
        ("Ali", ("Ali", "Hassan"), ("Ali", None)),
        ("Ali Hassan", ("Ali", "Hassan"), ("Ali", "Hassan")),
        ("Hassan Ali", ("Ali", "Hassan"), ("Ali", "Hassan")),
        ("El Amrani Fatima", ("Fatima", "El Amrani"), ("Fatima", "El Amrani")),
        ("Anna Maria", ("Anna Maria", "Rossi"), ("Anna Maria", None)),
        ("Ali H.", ("Ali", "Hassan"), ("Ali", "Hassan")),
        ("Ali D", ("Ali", "Hassan"), ("Ali", "D")),
        ("Ali Hassan", ("Ali", "H"), ("Ali", "H")),
        ("Zeno", ("Ali", "Hassan"), ("Zeno", None)),
    ],
)
def test_its_words_are_told_apart_by_who_is_known(typed, known, fields):
    read = as_fields(typed, Described("a", *known))
    assert (read.given_name, read.family_name) == fields


def test_who_walked_in_herself_has_more_than_a_first_name_in_one_field():
    read = in_fields(Described("a", "Fatima B"))
    assert (read.given_name, read.family_name) == ("Fatima", "B")
    for known in (Described("a", "Anna Maria", "Rossi"), Described("a", "Fatima"), Described("a", None, "Rossi")):
        assert in_fields(known) == known
