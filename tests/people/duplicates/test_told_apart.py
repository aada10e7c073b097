"""Rows of two human beings who share much are not listed, on plain values; and rows of one who share little are."""

from dataclasses import replace
from datetime import date

import pytest

from amal_field.people.duplicates.comparison import LISTED, likelihood_code, resemblance
from amal_field.people.duplicates.described import Described
from amal_field.people.rules import Birth

HOME = frozenset({"home"})
PHONE = ("+32470123456",)


def row(given, born=None, *, family="Bondar", relation=None, sex=None, home=True, phone=True):
    """A row of the household, with the phone of all."""
    birth = Birth(date.fromisoformat(born), "day") if born else None
    return Described(
        given,
        given,
        family,
        birth=birth,
        phones=PHONE if phone else (),
        households=HOME if home else frozenset(),
        sex=sex,
        relations=frozenset({("home", relation)}) if relation and home else frozenset(),
    )


TWINS = [("Alina", "Elina"), ("Marina", "Miriana"), ("Hasan", "Husein"), ("Dana", "Dina"), ("Daria", "Maria")]


@pytest.mark.parametrize("names", TWINS, ids="-".join)
@pytest.mark.parametrize("home", [True, False], ids=["one household", "one phone"])
def test_twins_with_near_names_are_not_listed(names, home):
    one, other = (row(name, "2015-05-05", home=home) for name in names)
    assert resemblance(one, other).likelihood < LISTED


@pytest.mark.parametrize("home", [True, False], ids=["one household", "one phone"])
@pytest.mark.parametrize("sex", ["m", None], ids=["sex known", "sex unknown"])
def test_a_father_and_his_son_of_one_name_are_not_listed(home, sex):
    father = row("Ivan", "1975-02-10", home=home, relation="holder", sex=sex)
    son = row("Ivan", "2000-06-24", home=home, relation="child", sex=sex)
    assert resemblance(father, son).likelihood < LISTED
    assert resemblance(father, replace(son, birth=Birth(date(2000, 7, 1), "year"))).likelihood < LISTED
    if home:
        assert resemblance(father, replace(son, birth=None)).likelihood < LISTED


@pytest.mark.parametrize(
    "names", [("Ivan", "Ivana"), ("Oleksandr", "Alexandra"), ("Samir", "Samira"), ("Daniel", "Danielle")], ids="-".join
)
@pytest.mark.parametrize("born", ["2015-05-05", None], ids=["one birth", "no birth"])
def test_a_man_and_a_woman_of_one_name_are_not_listed(names, born):
    for home in (True, False):
        one, other = (row(name, born, home=home) for name in names)
        assert resemblance(one, other).likelihood < LISTED


def test_the_other_sex_is_somebody_else():
    one, other = (row("Sasha", "2015-05-05", sex=sex, home=False, phone=False) for sex in "fm")
    assert resemblance(one, other).likelihood < LISTED
    assert resemblance(one, replace(other, sex=None)).likelihood >= LISTED


@pytest.mark.parametrize("cut", ["Olek.", "Olek", "Oleks"])
def test_a_cut_first_name_without_a_birth_is_the_one_in_the_household(cut):
    one, other = row(cut, phone=False), row("Oleksandr", "1984-03-12", phone=False)
    assert resemblance(one, other).likelihood >= LISTED


def test_one_person_who_is_registered_twice_in_a_household_is_listed():
    one, other = (row(name, "1984-03-12", phone=False) for name in ("Olena", "Elena"))
    assert resemblance(one, other).likelihood >= LISTED


def test_a_short_form_is_listed():
    one, other = (row(name, "1984-03-12", home=False, phone=False) for name in ("Vova", "Volodymyr"))
    assert resemblance(one, other).likelihood >= LISTED


@pytest.mark.parametrize("names", [("Van Damme", "Vandamme"), ("Van den Broecke", "Vanden Broecke")], ids="-".join)
def test_a_family_name_is_compared_joined_and_apart(names):
    one, other = (row("Jan", "1984-03-12", family=name, home=False, phone=False) for name in names)
    assert resemblance(one, other).reasons[0] == "same_name"


def test_how_likely_is_a_word():
    assert [likelihood_code(number) for number in (0.5, 0.9, 0.995)] == ["possible", "probable", "certain"]


@pytest.mark.parametrize("names", [("Danna", "Bohdan"), ("Sasha", "Oleksandr"), ("Dana", "Danylo")], ids="-".join)
def test_a_brother_and_a_sister_with_near_names_are_not_listed(names):
    one, other = (row(name, "2015-05-05", relation="child", sex=sex) for name, sex in zip(names, "fm", strict=True))
    assert resemblance(one, other).likelihood < LISTED
    assert resemblance(one, replace(other, family_name="Zhuk")).likelihood < LISTED
