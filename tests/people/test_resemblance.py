"""Whether two rows describe one human being, on plain values."""

from datetime import date

import pytest

from amal_field.people.resemblance import LIKELY, Described, blocks, pairs, resemblance
from amal_field.people.rules import Birth


def born(year, month=None, day=None):
    return Birth(date(year, month or 7, day or 1), "day" if day else "year")


OLENA = Described("a", "Olena", "Kovalchuk", birth=born(1984, 3, 12), phone="+32470123456", languages=("uk",))
HOME = frozenset({"home"})


def likely(one, other):
    return resemblance(one, other).likelihood >= LIKELY


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (Described("b", "Elena", "Kovalcuk", birth=born(1984, 3, 12)), "same_birth"),
        (Described("b", "Kovalchuk", "Olena", birth=born(1984)), "same_birth_year"),
        (Described("b", "Олена", "Ковальчук", birth=born(1984, 12, 3)), "birth_alike"),
        (Described("b", "Olena", None, phone="+32470123456"), "same_phone"),
        (Described("b", "Olen", "Kovalchuk", birth=born(1984, 3, 21), languages=("uk", "ru")), "birth_alike"),
    ],
)
def test_one_human_being_is_known_again(other, reason):
    assert likely(OLENA, other)
    assert likely(other, OLENA)
    assert reason in resemblance(OLENA, other).reasons


@pytest.mark.parametrize(
    "other",
    [
        Described("b", "Oleksandr", "Kovalchuk", birth=born(1981, 7, 2), phone="+32470123456"),
        Described("b", "Olena", "Kovalchuk", birth=born(1961, 7, 2)),
        Described("b", "Olena", "Bondar", birth=born(1984, 9, 30)),
        Described("b", "Maria", "Kovalchuk"),
        Described("b"),
    ],
)
def test_two_human_beings_are_told_apart(other):
    assert not likely(OLENA, other)


def test_twins_are_two():
    one = Described("a", "Sofia", "Bondar", birth=born(2015, 5, 5), phone="+32470", households=HOME)
    other = Described("b", "Daria", "Bondar", birth=born(2015, 5, 5), phone="+32470", households=HOME)
    assert not likely(one, other)


def test_brothers_and_sisters_are_two_whatever_stands_beside_their_names():
    native = "Гончаренко Ганна", "Гончаренко Оксана"
    one = Described("a", "Anna", "Goncharenko", native[:1], born(2014, 5, 23), households=HOME)
    other = Described("b", "Oksana", "Goncharenko", native[1:], born(2016, 2, 8), households=HOME)
    assert not likely(one, other)
    assert likely(Described("c", "Hanna", "Honcharenko", birth=born(2014, 5, 23)), one)


def test_a_child_who_is_called_after_her_grandmother_is_another():
    one = Described("a", "Zlata", "Moroz", birth=born(1955, 2, 10), households=HOME)
    other = Described("b", "Zlata", "Moroz", birth=born(2016, 3, 24), households=HOME)
    assert not likely(one, other)
    assert likely(one, Described("c", "Zlata", "Moroz", birth=born(1955, 10, 2), households=HOME))


def test_an_assigned_day_says_less_than_a_day():
    some = [Described(key, "Ali", "Noori", birth=born(1990, 1, 1)) for key in "ab"]
    true = [Described(key, "Ali", "Noori", birth=born(1990, 1, 2)) for key in "ab"]
    assert resemblance(*some).weight < resemblance(*true).weight


def test_pairs_come_with_the_likeliest_first_and_each_once():
    rows = [
        OLENA,
        Described("b", "Olena", "Kovalchuk", birth=born(1984, 3, 12)),
        Described("c", "Helena", "Kovalcuk", birth=born(1984)),
        Described("d", "Sammy", "Mayer", birth=born(1984, 3, 12)),
    ]
    assert [(pair.one, pair.other) for pair in pairs(rows)] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_nothing_known_is_no_block():
    assert list(blocks(Described("a"))) == []
