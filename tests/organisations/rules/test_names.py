"""When two organisations have one name: no app, no database."""

import pytest

from amal_field.organisations.rules import LONGEST_KEY, name_key


@pytest.mark.parametrize(
    "other", ["de stap", "DE STAP", "De  Stap ", "DeStap", "Dé Ståp", "Ｄｅ Ｓｔａｐ", "De\u00a0Stap", "De\u200bStap"]
)
def test_capitals_accents_and_spaces_make_no_other_name(other):
    assert name_key(other) == name_key("De Stap")


@pytest.mark.parametrize("other", ["De Stappen", "De Stap 2", "D. Stap", "Le Stap"])
def test_letters_figures_and_signs_do(other):
    assert name_key(other) != name_key("De Stap")


@pytest.mark.parametrize("name", ["Ґанок", "بيت", "🏠", "?", "株式会社", "\u0301"])
def test_a_name_in_any_script_has_a_key_of_its_own(name):
    assert name_key(name)
    assert name_key(name) != name_key("De Stap")


def test_a_key_is_never_longer_than_an_index_holds():
    assert len(name_key("🏠" * 120)) <= LONGEST_KEY
