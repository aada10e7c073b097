"""A dossier number finds its people in whatever notation, for those who may see such facts."""

import pytest

from amal_field.accounts.offers.demo import player
from amal_field.people import operations
from amal_field.people.search import finding
from tests.attendance.world import a_session, helping
from tests.people.world import attends, somebody
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

NUMBER = "OKR 2022/0345-b"


def shown(typed, key="bruno"):
    return [(one.person.name, one.reasons) for one in finding.people_for(player(key), typed)]


@pytest.mark.parametrize(
    "typed", [NUMBER, "okr2022.0345.B", " OKR-2022-0345 B ", "ＯＫＲ 2022／0345b", "okr ٢٠٢٢/٠٣٤٥ b"]
)
def test_a_number_is_found_in_any_notation_with_its_reason(engine, stamp_of, typed):
    somebody(stamp_of(), "Olena", "Kovalchuk", dossier_number=NUMBER)
    somebody(stamp_of(), "Danylo", "Bondar", dossier_number="OKR 2022/0345-c")
    ((name, reasons),) = shown(typed)
    assert name == "Olena Kovalchuk"
    assert "dossier" in reasons


@pytest.mark.parametrize("number", ["7", "2022/0345", "20220345", "1990", "12/03/1984", "0470 12 34 56"])
def test_a_number_of_digits_alone_is_found_beside_years_days_and_phones(stamp_of, number):
    somebody(stamp_of(), "Olena", "Kovalchuk", dossier_number=number)
    assert [name for name, reasons in shown(number) if "dossier" in reasons] == ["Olena Kovalchuk"]


def test_a_family_shares_its_number(stamp_of):
    for name in ("Olena", "Danylo"):
        somebody(stamp_of(), name, "Kovalchuk", dossier_number=NUMBER)
    assert [name for name, _ in shown(NUMBER)] == ["Danylo Kovalchuk", "Olena Kovalchuk"]


def test_a_number_that_was_corrected_away_finds_nobody(stamp_of):
    olena = somebody(stamp_of(), "Olena", "Kovalchuk", dossier_number=NUMBER)
    operations.correct_person(olena, {"dossier_number": None}, stamp=stamp_of())
    assert shown(NUMBER) == []


def test_the_number_of_a_duplicate_leads_to_the_person(engine, stamp_of):
    olena = somebody(stamp_of(), "Olena", "Kovalchuk", 1984, dossier_number="9/1")
    operations.merge(somebody(stamp_of(), "Olena", "Kovalenko", 1984, dossier_number=NUMBER), olena, stamp=stamp_of())
    ((name, reasons),) = shown(NUMBER)
    assert (name, set(reasons)) == ("Olena Kovalchuk", {"dossier", "known_as"})


def test_a_number_shows_only_whom_one_may_see(stamp_of):
    """The manager of the site sees its families; a volunteer sees first names of her own groups, and no numbers."""
    family = make_family(stamp_of(), "Lafertin")
    let_in(stamp_of(), family)
    guest, stranger = family.members[0].person, somebody(stamp_of(), "Olena", "Kovalchuk")
    hers = a_session(stamp_of())
    helping(stamp_of(), "clara", hers)
    for one in (guest, stranger):
        operations.correct_person(one, {"dossier_number": NUMBER}, stamp=stamp_of())
        attends(stamp_of(), one, hers)
    assert len(shown(NUMBER, "bruno")) == 2
    assert [name for name, _ in shown(NUMBER, "amina")] == [guest.name]
    assert shown("Olena", "clara")
    for typed in (NUMBER, "okr20220345b", "2022", f"Olena {NUMBER}"):
        assert [name for name, reasons in shown(typed, "clara") if "dossier" in reasons] == [], typed
    assert shown(NUMBER, "clara") == []
