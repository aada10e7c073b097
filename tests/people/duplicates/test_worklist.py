"""The list of likely duplicates, on both engines."""

from datetime import date

import pytest

from amal_field.db import db
from amal_field.people import operations
from amal_field.people.duplicates import worklist
from amal_field.people.duplicates.comparison import Resemblance
from amal_field.people.models import KnownDifferent
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import stamped
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")
TODAY = date(2026, 11, 23)
NUMBER = "OKR 2022/0345"
OF_BIRTH = ["same_name", "birth_alike"]
NOTHING = Resemblance(0.0, (), -60.0)


@pytest.fixture
def people(engine, stamp_of):
    """Two rows of one woman, her namesake, and a stranger who was born on her day."""
    births = [birth_from(1984, 3, 12, today=TODAY), birth_from(1961, 7, 2, today=TODAY)]
    newcomers = [
        Newcomer("Olena", "Kovalchuk", births[0]),
        Newcomer("Elena", "Kovalcuk", births[0]),
        Newcomer("Olena", "Kovalchuk", births[1]),
        Newcomer("Sammy", "Mayer", births[0]),
    ]
    return operations.register_people(newcomers, stamp=stamp_of())


@pytest.fixture
def look(stamp_of):
    """Compare whoever has changed; the pairs that stand in the list then."""

    def again():
        worklist.look_again(stamp_of().at)
        return [(pair.one, pair.other) for pair in worklist.likely_pairs(10)]

    return again


def test_who_is_registered_twice_stands_in_the_list(people, look):
    assert worklist.waiting() == 4
    assert look() == [(people[0], people[1])]
    assert worklist.waiting() == 0
    (pair,) = worklist.likely_pairs(10)
    assert pair.likelihood > 0.9
    assert pair.reasons == ["name_respelt", "same_birth"]
    assert worklist.likely_pairs(10, skip=1) == []


def test_a_correction_takes_a_pair_out_of_the_list(people, look, stamp_of):
    look()
    operations.correct_person(people[1], {"given_name": "Maria", "family_name": "Bondar"}, stamp=stamp_of())
    assert worklist.waiting() == 1
    assert look() == []


def test_who_was_merged_stands_there_no_more(people, look):
    look()
    people[1].same_as_id = people[0].id
    db.session.flush()
    assert worklist.likely_pairs(10) == []


def test_who_was_told_apart_stands_there_no_more_and_stays_so(people, look, stamp_of):
    look()
    first, second = worklist.ordered(people[1].id, people[0].id)
    db.session.add(KnownDifferent(person_a_id=first, person_b_id=second, **stamped(stamp_of())))
    db.session.flush()
    operations.correct_person(people[1], {"given_name": "Olena"}, stamp=stamp_of())
    assert look() == []


def test_one_number_brings_two_rows_of_one_woman_together(engine, world, stamp_of):
    """Born in another year as far as is written: her number tells. A mother and her son share one and are two."""
    for given, year, number in (("Olena", 1984, NUMBER), ("Danylo", 2014, NUMBER), ("Elena", 1985, "okr-2022.0345")):
        somebody(stamp_of(), given, "Kovalchuk", year, dossier_number=number)
    worklist.look_again(stamp_of().at)
    (pair,) = worklist.likely_pairs(10)
    assert {pair.one.given_name, pair.other.given_name} == {"Olena", "Elena"}
    assert "same_dossier" in pair.reasons


def test_a_number_that_is_written_later_is_compared_again(world, stamp_of):
    one, other = (somebody(stamp_of(), "Olena", family) for family in ("Kovalchuk", "Bondar"))
    worklist.look_again(stamp_of().at)
    assert worklist.likely_pairs(10) == []
    for person in (one, other):
        operations.correct_person(person, {"dossier_number": NUMBER}, stamp=stamp_of())
    assert worklist.waiting() == 2
    worklist.look_again(stamp_of().at)
    assert ["same_dossier" in pair.reasons for pair in worklist.likely_pairs(10)] == [True]


def test_a_name_that_many_bear_says_less(engine, stamp_of):
    rare = operations.register_people([Newcomer("Olena", "Zhuk")] * 2, stamp=stamp_of())
    births = [None, None, *(birth_from(1950 + number, today=TODAY) for number in range(16))]
    operations.register_people([Newcomer("Halyna", "Bondar", birth) for birth in births], stamp=stamp_of())
    worklist.look_again(stamp_of().at)
    assert [(pair.one, pair.other) for pair in worklist.likely_pairs(200)] == [tuple(rare)]


def test_pairs_come_with_the_likeliest_first_and_each_once(engine, stamp_of):
    born = birth_from(1984, 3, 12, today=TODAY)
    newcomers = [
        Newcomer("Olena", "Kovalchuk", born),
        Newcomer("Olena", "Kovalchuk", born),
        Newcomer("Helena", "Kovalcuk", birth_from(1984, today=TODAY)),
        Newcomer("Sammy", "Mayer", born),
    ]
    people = operations.register_people(newcomers, stamp=stamp_of())
    for _ in range(2):
        worklist.look_again(stamp_of().at)
        listed = [(pair.one, pair.other) for pair in worklist.likely_pairs(10)]
        assert listed == [(people[0], people[1]), (people[0], people[2]), (people[1], people[2])]


def test_a_household_is_looked_through_for_a_row_that_is_cut_off(engine, world, stamp_of, look):
    """One knows her birth and her whole name, the other neither."""
    home = operations.register_household(
        [Newcomer("Oleksandra", "Bondar", birth_from(1984, 3, 12, today=TODAY)), Newcomer("Ivan", "Bondar")],
        language=None,
        phone=None,
        stamp=stamp_of(),
    )
    (cut,) = operations.register_members(home, [Newcomer("Oleks.", "Bondar")], stamp=stamp_of())
    look()
    (pair,) = worklist.likely_pairs(10)
    assert cut in (pair.one, pair.other)
    assert "Oleksandra" in (pair.one.given_name, pair.other.given_name)


def test_of_a_name_that_many_bear_a_birth_with_a_slip_is_not_probable(engine, stamp_of):
    """Each of their names is borne by many, both by none but the two: nothing but chance would bring others."""
    births = [birth_from(1984, 3, day, today=TODAY) for day in (12, 22)]
    pairs = [("Olena", "Kovalchuk"), ("Zoriana", "Pidopryhora")]
    operations.register_people([Newcomer(*name, birth) for name in pairs for birth in births], stamp=stamp_of())
    given, families = ("Halyna", "Iryna", "Maria", "Daria"), ("Zhuk", "Bondar", "Moroz", "Tkach")
    many = [("Olena", f"{family}{n}") for family in families for n in range(5)]
    many += [(name, "Kovalchuk") for name in given for _ in range(5)]
    crowd = [Newcomer(*name, birth_from(1940 + n, 7, 1, today=TODAY)) for n, name in enumerate(many)]
    operations.register_people(crowd, stamp=stamp_of())
    worklist.look_again(stamp_of().at)
    told = {pair.one.given_name: pair.code for pair in worklist.likely_pairs(200) if pair.reasons == OF_BIRTH}
    assert (told["Olena"], told["Zoriana"]) == ("possible", "certain")


@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_pair_is_found_however_few_are_compared_at_a_time(people, stamp_of, most):
    while worklist.look_again(stamp_of().at, most=most):
        pass
    assert [(pair.one, pair.other) for pair in worklist.likely_pairs(10)] == [(people[0], people[1])]


def test_each_two_are_compared_once_however_few_at_a_time(engine, people, stamp_of, monkeypatch):
    seen = []
    monkeypatch.setattr(worklist, "resemblance", lambda one, other, **told: seen.append({one.id, other.id}) or NOTHING)
    while worklist.look_again(stamp_of().at, most=1):
        pass
    assert seen
    assert all(seen.count(pair) == 1 for pair in seen)
