"""What a family is known by when it comes again."""

import pytest

from amal_field.db import db
from amal_field.people.operations import receive
from amal_field.people.rules import Newcomer
from amal_field.transit_site import operations
from amal_field.transit_site.operations import Arrival
from amal_field.transit_site.queries import families
from tests.transit_site.world import in_days, known_family

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def test_the_last_stay_tells_who_comes_again(stamp_of):
    household = known_family(stamp_of())
    family = families.known_family(household.id)
    assert [person.given_name for person in family.persons] == ["Sammy", "Nele", "Davy", "Ion"]
    assert family.plates == ["1-ABC-234"]


def test_of_two_stays_on_one_day_the_list_shows_what_is_checked_in(stamp_of):
    household = known_family(stamp_of())
    everybody = [member.person for member in household.members]
    for size in (2, 3, 1):
        arrival = Arrival(20, household, everybody[:size], [f"1-AAA-00{size}"], in_days(-5))
        operations.depart(operations.check_in(arrival, stamp=stamp_of()), in_days(-5), meter_end=None, stamp=stamp_of())
        db.session.flush()
        for text in (None, "Mayer", "1AAA00"):
            shown = families.known_families(text, prefer=[household.id])
            taken = families.known_family(household.id)
            assert [line.household_id for line in shown] == [household.id]
            assert shown[0].given_names == [person.given_name for person in taken.persons]
            assert shown[0].plates == taken.plates == [f"1-AAA-00{size}"]
            assert len(taken.persons) == size


def with_member(stamp_of, household, family_name):
    newcomer = Newcomer("Anna", family_name)
    received = receive([newcomer], {}, {}, household=household, stamp=stamp_of())
    db.session.flush()
    return received


def test_who_is_named_so_stands_before_a_family_of_which_a_member_is(stamp_of):
    known_family(stamp_of(), "Winterstein", pitch=20, days_ago=30)
    with_member(stamp_of, known_family(stamp_of(), "Hoffmann", pitch=21, days_ago=20), "Winterstein")
    known_family(stamp_of(), "Wintersteiner", pitch=22, days_ago=20)
    lines = families.known_families("winterstein")
    assert [(line.name, line.fit.reason) for line in lines] == [
        ("Winterstein", "same_name"),
        ("Wintersteiner", None),
        ("Hoffmann", "member"),
    ]
    assert lines[2].fit.whose == "Anna Winterstein"
    assert families.meant(lines) == lines[0].household_id


def test_nobody_is_meant_where_two_have_the_name_or_none_has_it_whole(stamp_of):
    for pitch in (20, 21):
        known_family(stamp_of(), "Rosen", pitch=pitch)
    assert families.meant(families.known_families("rosen")) is None
    known_family(stamp_of(), "Mayer", pitch=22)
    assert families.meant(families.known_families("maye")) is None


@pytest.mark.parametrize(("text", "reason", "exact"), [("1abc234", "plate", True), ("1-ABC", "plate", False)])
def test_a_plate_names_a_family_when_it_is_whole(stamp_of, text, reason, exact):
    known_family(stamp_of(), "Mayer")
    (line,) = families.known_families(text)
    assert (line.fit.reason, line.fit.is_exact) == (reason, exact)


def test_an_exact_name_is_found_among_many_later_ones_that_begin_so(stamp_of):
    known_family(stamp_of(), "Win", pitch=20, days_ago=30)
    for pitch in range(1, 16):
        known_family(stamp_of(), f"Winter{pitch}", pitch=pitch)
    assert families.known_families("win")[0].name == "Win"
