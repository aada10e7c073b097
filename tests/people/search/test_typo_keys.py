"""The keys of typing errors, on plain values; and the pieces of a name that an error leaves whole."""

import pytest

from amal_field.people.search import trigrams, typo_keys
from amal_field.people.search.query import read_query
from amal_field.people.search.spellings import keys_of, names_of, skeleton


def keys_of_person(*names, year=None):
    return set(keys_of(names_of(*names), year))


@pytest.mark.parametrize(
    "typed",
    [
        "Kovalhcuk Oleksandr",
        "Kovalcuk Oleksanddr",
        "Kovachuk Oleksandr",
        "Kovaltchukk Oleksandr",
        "Kobalchuk Oleksandr",
        "Klovalchuk Alexander",
        "Kovalchuk Olekzandr",
        "Kovalchuk Olekandr",
        "oKvalchuk Oleksandr",
        "Kovalchuk tOleksandr",
    ],
)
def test_a_name_with_a_typing_error_shares_a_key_with_who_is_meant(typed):
    wanted = read_query(typed)
    assert keys_of_person("Oleksandr", "Kovalchuk") & {*typo_keys.keys(wanted.names, ()), *pair_of(wanted)}


def pair_of(wanted):
    """The key that is looked up before any error is thought of."""
    return keys_of([word.forms[0] for word in wanted.names], None)


def test_one_name_is_enough_beside_the_year():
    assert keys_of_person("Ștefan", "Țurcanu", year=1976) & set(typo_keys.keys(read_query("Stean 1976").names, [1976]))
    assert not typo_keys.keys(read_query("Stfan").names, ())


def test_an_error_in_one_form_of_a_name_leads_to_the_others():
    assert skeleton("yurii") in typo_keys.near("gerogi")
    assert skeleton("yevhen") in typo_keys.near("eugnee")


def test_a_name_of_nothing_like_it_shares_no_key():
    assert not keys_of_person("Fatima", "Rahmani") & set(typo_keys.keys(read_query("Oleksandr Kovalchuk").names, ()))


@pytest.mark.parametrize("typed", ["x" * 10_000, "ab " * 50, "Олександр " * 10, "0 00 000", "'' ’"])
def test_few_keys_are_made_of_whatever_is_typed(typed):
    wanted = read_query(typed)
    assert len(typo_keys.keys(wanted.names, [1984, 1985])) <= typo_keys.MOST_KEYS


def test_of_many_names_the_trigrams_pair_the_two_longest():
    pieces = str(trigrams.pattern([["anna"], ["oleksandr"], ["ivan"], ["kovalenko"]]))
    assert "kova" in pieces
    assert " ole" in pieces
    assert " an" not in pieces
    assert " iv" not in pieces
    assert "' an'" in str(trigrams.pattern([["anna"], ["oleksandr"], ["kovalenko"]]))
