"""The order of names, on plain values."""

import pytest

from amal_field.collation import LONGEST_KEY, letter, sort_key

IN_ORDER = (
    *("Ahmed", "Ann Zhu", "Anna Aa", "Ç", "Dora", "Đorđe", "Émile Aerts", "Emile Bos", "İlker", "Lucia", "Łucja"),
    *("Østen", "Şahin", "Ştefan", "Zoë", "Олена", "أحمد"),
)


def test_names_stand_as_a_reader_looks_for_them():
    assert tuple(sorted(IN_ORDER, key=lambda name: sort_key(name).encode())) == IN_ORDER


@pytest.mark.parametrize("name", ["", " ", "🎪", "日" * 600, "\U0010ffff", "\ufb01", "a\u0301" * 400])
def test_every_name_has_a_key_that_both_engines_hold(name):
    key = sort_key(name)
    assert len(key) <= LONGEST_KEY
    assert "\0" not in key
    assert len(key.encode()) < 2_000


@pytest.mark.parametrize(
    ("name", "stands_under"),
    [
        ("Émile", "E"),
        ("Łucja", "L"),
        ("Đorđe", "D"),
        ("'t Jonck", "T"),
        ("ßa", "S"),
        ("олена", "О"),
        ("أحمد", "أ"),
        ("", ""),
    ],
)
def test_a_name_stands_under_the_letter_that_it_is_looked_for(name, stands_under):
    assert letter(name) == stands_under
