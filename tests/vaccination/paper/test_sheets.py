"""The sheet of a household is whole in each of its languages."""

from datetime import date
from string import Formatter

import pytest

from amal_field.people.rules import LANGUAGES
from amal_field.vaccination.paper import sheets
from amal_field.vaccination.paper.sheet_texts import DUTCH, TEXTS

DAY = date(2026, 11, 23)


def _fields(text: str) -> set[str]:
    return {field for _, field, *_ in Formatter().parse(text) if field}


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_says_all_of_it_and_in_its_own_words(language):
    own, dutch = TEXTS[language], TEXTS[DUTCH]
    assert own.keys() == dutch.keys()
    for name, text in own.items():
        assert text.strip()
        assert language == DUTCH or text != dutch[name] or name == "given"
        assert _fields(text) == _fields(dutch[name])


@pytest.mark.parametrize("language", [*LANGUAGES, None, "xx"])
def test_the_language_of_the_household_stands_above_the_dutch(language):
    found = [one.language for one in sheets.tongues(language, DAY)]
    assert found == ([language, DUTCH] if language in TEXTS and language != DUTCH else [DUTCH])


def test_arabic_runs_from_right_to_left():
    assert [one.direction for one in sheets.tongues("ar", DAY)] == ["rtl", "ltr"]
    assert "2026" in sheets.tongues("fr", DAY)[0].words["title"]
