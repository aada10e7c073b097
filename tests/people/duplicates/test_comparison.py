"""Whether two rows describe one human being, on plain values."""

from datetime import date

import pytest

from amal_field.people.duplicates.comparison import LIKELY, LISTED, PROBABLE, Described, resemblance
from amal_field.people.rules import Birth

HOME = frozenset({"home"})


def born(year, month=None, day=None):
    return Birth(date(year, month or 7, day or 1), "day" if day else "year")


OLENA = Described("a", "Olena", "Kovalchuk", birth=born(1984, 3, 12), phones=("+32470123456",), languages=("uk",))


def likely(one, other):
    return resemblance(one, other).likelihood >= LIKELY


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (Described("b", "Elena", "Kovalcuk", birth=born(1984, 3, 12)), "same_birth"),
        (Described("b", "Kovalchuk", "Olena", birth=born(1984)), "same_birth_year"),
        (Described("b", "Олена", "Ковальчук", birth=born(1984, 12, 3)), "birth_alike"),
        (Described("b", "Olena", None, phones=("+32470123456",)), "same_phone"),
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
        Described("b", "Oleksandr", "Kovalchuk", birth=born(1981, 7, 2), phones=("+32470123456",)),
        Described("b", "Olena", "Kovalchuk", birth=born(1961, 7, 2)),
        Described("b", "Olena", "Bondar", birth=born(1984, 9, 30)),
        Described("b", "Maria", "Kovalchuk"),
        Described("b"),
    ],
)
def test_two_human_beings_are_told_apart(other):
    assert not likely(OLENA, other)


def test_twins_are_two():
    one = Described("a", "Sofia", "Bondar", birth=born(2015, 5, 5), phones=("+32470",), households=HOME)
    other = Described("b", "Daria", "Bondar", birth=born(2015, 5, 5), phones=("+32470",), households=HOME)
    assert not likely(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            Described("a", "Oksana", "Zhuk", patronymic="Миколаївна", birth=born(2014, 8, 22)),
            Described("b", "Iryna", "Zhuk", "Жук Ірина", patronymic="Миколаївна", birth=born(2014)),
        ),
        (
            Described("a", "Iryna", "Zhuk", patronymic="Миколаївна", birth=born(2014)),
            Described("b", "Iryna", "Zhuk", patronymic="Петрівна", birth=born(2014, 8, 22)),
        ),
        (
            Described("a", "Iryna", "Zhuk", birth=born(1988), households=HOME),
            Described("b", "Iryna", "Zhuk", birth=born(2012), households=HOME),
        ),
    ],
    ids=["sisters", "cousins", "mother and daughter"],
)
def test_relatives_are_two(one, other):
    assert resemblance(one, other).likelihood < LISTED


def test_a_name_in_its_own_script_or_cut_off_is_known_again():
    native = Described("b", "Alona", "Zhuk", "Жук Олена Петрівна", birth=born(1984))
    cut = Described("c", "Ole.", "Zhuk", birth=born(1984))
    assert resemblance(Described("a", "Olena", "Zhuk", birth=born(1984)), native).likelihood >= LISTED
    assert resemblance(Described("a", "Olena", "Zhuk", birth=born(1984)), cut).likelihood >= LISTED


def test_brothers_and_sisters_are_two_whatever_stands_beside_their_names():
    native = "Гончаренко Ганна", "Гончаренко Оксана"
    one = Described("a", "Anna", "Goncharenko", native[0], birth=born(2014, 5, 23), households=HOME)
    other = Described("b", "Oksana", "Goncharenko", native[1], birth=born(2016, 2, 8), households=HOME)
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


def test_a_month_of_birth_says_more_than_a_year_and_less_than_a_day():
    month, day, year = Birth(date(1984, 3, 15), "month"), born(1984, 3, 12), born(1984)
    told = [
        resemblance(Described("a", "Ali", "Noori", birth=one), Described("b", "Ali", "Noori", birth=day))
        for one in (day, month, year)
    ]
    assert [one.weight for one in told] == sorted((one.weight for one in told), reverse=True)
    other = Described("b", "Ali", "Noori", birth=born(1984, 9, 12))
    assert not likely(Described("a", "Ali", "Noori", birth=Birth(date(1961, 3, 15), "month")), other)


NEAR = [("Olena", "Kovalchuk"), ("Elena", "Kovalchuk"), ("Olena", "Kovalchuk-Bondar"), ("Helena", "Kowalczuk")]


@pytest.mark.parametrize("name", NEAR, ids=" ".join)
def test_names_that_many_others_bear_and_a_birth_with_a_slip_are_no_more_than_possible(name):
    one, other = (
        Described("a", "Olena", "Kovalchuk", birth=born(1984, 3, 12)),
        Described("b", *name, birth=born(1984, 3, 22)),
    )
    told = [resemblance(one, other, expected=expected).likelihood for expected in (0.0, 0.00001, 0.01, 1.0, 100.0)]
    assert told == sorted(told, reverse=True)
    assert told[0] > PROBABLE > told[-1] >= LISTED


def test_neither_a_whole_birth_nor_a_number_that_two_share_is_taken_for_chance():
    one = Described("a", "Olena", "Kovalchuk", birth=born(1984, 3, 12), phones=("+32470123456",))
    for other in (
        Described("b", "Olena", "Kovalchuk", birth=born(1984, 3, 12)),
        Described("b", "Olena", "Kovalchuk", birth=born(1984, 3, 22), phones=one.phones),
    ):
        assert resemblance(one, other, expected=100.0) == resemblance(one, other)
