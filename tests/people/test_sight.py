"""What a volunteer finds: the first names of her own groups, and nothing that tells of anything else."""

from datetime import UTC, date, datetime

import pytest

from amal_field.accounts.offers.demo import player
from amal_field.people import operations
from amal_field.people.search import finding
from tests.attendance.world import a_session, helping
from tests.people.world import attends, somebody
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

KNOWN = {"phone": "0470 12 34 56", "nickname": "Zwaluw", "native_name": "Ковальчук Олена", "patronymic": "Petrivna"}
FACTS = ("0470123456", "1984", "12/03/1984", "Kovalchuk", "Ковальчук", "Petrivna", "1-ABC-234", "2026-0001", "uk")
OTHERS = {
    **{"family_name": "Sava", "native_name": "Сава", "patronymic": None, "phone": None, "languages": ["ar"]},
    **{"born_on": date(2001, 5, 6), "birth_precision": "day"},
}


@pytest.fixture
def olena(engine, stamp_of):
    """Olena, of whom much is known, in a group of Clara's; another Olena in a group of somebody else."""
    hers, other = a_session(stamp_of()), a_session(stamp_of())
    helping(stamp_of(), "clara", hers)
    woman = somebody(stamp_of(), "Olena", "Kovalchuk", 1984, **KNOWN, languages=["uk"])
    attends(stamp_of(), woman, hers)
    attends(stamp_of(), somebody(stamp_of(), "Olena", "Bondar", 1990), other)
    return woman


def shown(typed, key="clara"):
    return [(one.person.id, one.person.name, one.reasons) for one in finding.people_for(player(key), typed)]


def test_a_volunteer_finds_first_names_of_her_own_groups(olena):
    for typed, reason in (("Olena", "same_name"), ("Олена", "same_name"), ("zwal", "same_nickname")):
        assert shown(typed) == [(olena.id, "Olena", [reason])], typed
    (one,) = finding.people_for(player("clara"), "Olena")
    assert (one.households, one.seen, one.person.born_on, one.person.phone_key) == ({}, None, None, None)


def test_nothing_that_a_volunteer_types_beside_a_name_tells_of_more(olena, stamp_of):
    """What is typed is answered alike whether it is so of Olena or not."""
    asked = [*FACTS, *(f"Olena {fact}" for fact in FACTS), *(f"{fact} Olena" for fact in FACTS)]
    true = [shown(typed) for typed in asked]
    assert true[: len(FACTS)] == [[]] * len(FACTS)
    operations.correct_person(olena, OTHERS, stamp=stamp_of())
    assert [shown(typed) for typed in asked] == true


def test_who_is_on_the_site_is_not_found_by_a_volunteer(olena, stamp_of):
    family = make_family(stamp_of(), "Lafertin")
    stay = let_in(stamp_of(), family)
    for typed in ("Sammy", "Lafertin", stay.ticket_no, stay.caravans[0].plate):
        assert shown(typed) == [], typed


def test_who_was_taken_off_the_roll_or_merged_away_is_not_found(olena, stamp_of):
    twin = somebody(stamp_of(), "Maryna", "Kovalchuk", 1984)
    attends(stamp_of(), twin, a_session(stamp_of()))
    operations.merge(twin, olena, stamp=stamp_of())
    assert shown("Maryna") == []
    assert [name for _, name, _ in shown("Olena")] == ["Olena"]


def test_a_helper_of_the_class_finds_its_children_only_around_the_session(engine, stamp_of, frozen_clock):
    lesson = a_session(stamp_of(), "class_unit", kind="lesson")
    helping(stamp_of(), "els", lesson)
    attends(stamp_of(), somebody(stamp_of(), "Davy", "Lafertin", 2016), lesson)
    assert [name for _, name, _ in shown("davy", "els")] == ["Davy"]
    frozen_clock(datetime(2026, 11, 24, 20, 0, tzinfo=UTC))
    assert shown("davy", "els") == []
