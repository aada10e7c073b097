"""Names in Arabic letters and in Latin ones, on plain values."""

import pytest

from amal_field.people.search import arabic
from amal_field.people.search.query import read_query
from amal_field.people.search.spellings import skeleton


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        *[("محمد", "mohammed"), ("مُحَمَّد", "muhammad"), ("علي", "ali"), ("يوسف", "youssef"), ("محمود", "mahmoud")],
        *[("رشيد", "rachid"), ("رشيد", "rashid"), ("جمال", "jamal"), ("جمال", "djamal"), ("وليد", "walid")],
        *[("الحسيني", "husseini"), ("فاطمة", "fatima"), ("صلاح", "salah"), ("عثمان", "osman"), ("عبدالله", "abdullah")],
        *[("عبد الرحمن", "abderrahmane"), ("عبد القادر", "abdelkader"), ("مريم", "mariam"), ("غفار", "ghafar")],
    ],
)
def test_a_name_has_the_skeleton_of_its_latin_spelling(written, latin):
    (word,) = read_query(written).words
    assert skeleton(latin) in word.skeletons


@pytest.mark.parametrize("word", ["", "ا", "ـ", "عبدال", "ال", "و" * 500, "ح" * 60, "؟", "٣"])
def test_whatever_is_written_has_few_skeletons(word):
    assert len(arabic.skeletons(word)) <= arabic.MOST_SKELETONS
    assert len(read_query(word).words) <= 6


def test_a_latin_name_is_read_as_before():
    assert read_query("Olena").words[0].bones == ()
