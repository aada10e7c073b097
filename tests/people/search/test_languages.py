"""What languages are called: the list of their own names is Babel's."""

import pytest
from babel import Locale, UnknownLocaleError

from amal_field.people.rules import LANGUAGES
from amal_field.people.search.languages import OWN, named
from amal_field.people.search.spellings import parts_of


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_is_called_in_itself_as_babel_has_it(code):
    try:
        name = Locale.parse(code).languages[code]
    except UnknownLocaleError:
        name = None
    assert OWN.get(code) == name


def test_a_language_is_known_by_what_its_readers_and_its_speakers_call_it():
    for name in ("Oekraïens", "ukrainien", "Ukrainian", "українська"):
        assert named(parts_of(name)) == "uk"
    assert named(parts_of("Kovalenko")) is None
