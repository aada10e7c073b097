"""The sentence of a configured figure: its value, and the words that change with it."""

import pytest

from amal_field.figures.rules import written_sentence


@pytest.mark.parametrize(
    ("value", "is_one", "words"),
    [("1", True, "Dat was met 1 vereniging."), ("22", False, "Dat was met 22 verenigingen.")],
)
def test_a_word_follows_the_number(value, is_one, words):
    assert written_sentence("Dat was met {value} {vereniging|verenigingen}.", value, is_one=is_one) == words
    assert written_sentence("Er kwamen {value}.", value, is_one=is_one) == f"Er kwamen {value}."
