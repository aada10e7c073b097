"""The search on both engines: people found across scripts and orders, with a typing error, in the user's sight."""

from datetime import date

import pytest

from amal_field.accounts.offers.demo import player
from amal_field.db import db
from amal_field.people import operations
from amal_field.people.models import Person
from amal_field.people.rules import Newcomer, birth_from
from amal_field.people.search import candidates, finding, fuzzy, index
from amal_field.people.search.query import read_query
from amal_field.transit_site.queries import families, stay_list
from tests.transit_site.world import known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

TODAY = date(2026, 11, 23)
PEOPLE = (
    ("Oleksandr", "Kovalchuk", 1984),
    ("Olena", "Kovalenko", 1990),
    ("Микола", "Щербак", 1984),
    ("Khadija", "Al-Husayni", 2001),
    ("Nele", "Maes", None),
    ("Ștefan", "Țurcanu", 1976),
)


@pytest.fixture
def people(engine, stamp_of, frozen_clock):
    """Some persons whom everybody may see; the 12th of March of each year is a birthday."""
    today = stamp_of().at.date()
    newcomers = [
        Newcomer(given, family, birth_from(year, 3, 12, today=today) if year else None)
        for given, family, year in PEOPLE
    ]
    made = operations.register_people(newcomers, stamp=stamp_of())
    operations.correct_person(made[4], {"phone": "0470/12.34.56"}, stamp=stamp_of())
    operations.correct_person(made[0], {"native_name": "Ковальчук Олександр"}, stamp=stamp_of())
    return made


def found(typed):
    return [hit.person.name for hit in finding.hits_for(read_query(typed), finding.anybody)]


def reasons(typed):
    return finding.hits_for(read_query(typed), finding.anybody)[0].reasons


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Олександр Ковальчук", "same_name"),
        ("Oleksandr Kovalchuk", "same_name"),
        ("Aleksandr Kovalcuk", "name_respelt"),
        ("kovaltschuk alexander", "name_respelt"),
        ("Kovalchuk O.", "name_begins"),
        ("oleks kov", "name_begins"),
        ("Kovalhcuk Oleksandr", "name_alike"),
        ("Kovalchik Olexandr", "name_respelt"),
        ("Kobalchuk Oleksandr", "name_alike"),
    ],
)
def test_a_name_is_found_in_any_order_script_and_spelling(people, typed, reason):
    assert found(typed)[0] == "Oleksandr Kovalchuk"
    assert reason in reasons(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ще", "Микола Щербак"),
        ("mykol", "Микола Щербак"),
        ("Nikolai Scherbak", "Микола Щербак"),
        ("Щербак", "Микола Щербак"),
        ("shcherbak", "Микола Щербак"),
        ("Hatice Husseini", "Khadija Al-Husayni"),
        ("Stefan Turcanu", "Ștefan Țurcanu"),
        ("Turcan", "Ștefan Țurcanu"),
        ("Steafn Turcanu", "Ștefan Țurcanu"),
        ("Maes 0470 12 34", "Nele Maes"),
        ("+32470123456", "Nele Maes"),
        ("123456", "Nele Maes"),
        ("Kovalenko 1990", "Olena Kovalenko"),
        ("12.3.1976", "Ștefan Țurcanu"),
        ("1990", "Olena Kovalenko"),
        ("12/3/76", "Ștefan Țurcanu"),
        ("Щербак Микола 84", "Микола Щербак"),
        ("S\u0326tefan T\u0326urcanu", "Ștefan Țurcanu"),
        ("\u200fКовале\u00adнко\u202c", "Olena Kovalenko"),
        ("٠٤٧٠ ١٢ ٣٤ ٥٦", "Nele Maes"),
        ("Alhusayni Khadija", "Khadija Al-Husayni"),
        ("Maria Zurcher 12/03/1976", "Ștefan Țurcanu"),
        ("Zenobia Kovalenko", "Olena Kovalenko"),
    ],
)
def test_whatever_is_known_leads_to_the_person(people, typed, name):
    assert found(typed)[:1] == [name]


def test_a_year_chooses_between_namesakes(people, stamp_of):
    operations.register_people(
        [Newcomer("Olena", "Kovalenko", birth_from(1961, today=stamp_of().at.date()))], stamp=stamp_of()
    )
    hits = finding.hits_for(read_query("Olena Kovalenko 1961"), finding.anybody)
    assert [hit.person.born_on.year for hit in hits][:2] == [1961, 1990]
    assert hits[0].reasons == ["same_name", "same_birth_year"]


def test_who_is_registered_twice_is_found_as_the_one_that_stays(people, stamp_of):
    (double,) = operations.register_people([Newcomer("Lesya", "Bondar")], stamp=stamp_of())
    double.same_as_id = people[1].id
    db.session.flush()
    hits = finding.hits_for(read_query("Lesya Bondar"), finding.anybody)
    assert [(hit.person.name, hit.reasons) for hit in hits] == [("Olena Kovalenko", ["same_name", "known_as"])]


def test_a_corrected_name_is_found_and_the_old_one_is_not(people, stamp_of):
    operations.correct_person(people[4], {"given_name": "Lotte", "nickname": "Zwaluw"}, stamp=stamp_of())
    assert found("Lotte Maes")[0] == found("zwaluw")[0] == "Lotte Maes"
    assert "Nele Maes" not in found("Nele")
    assert reasons("Nele Maes") == ["one_name"]


def test_both_names_say_more_than_one_with_the_year(people, stamp_of):
    operations.register_people([Newcomer("Artem", "Kovalenko", birth_from(1999, today=TODAY))], stamp=stamp_of())
    hits = finding.hits_for(read_query("Olena Kovalenko 1999"), finding.anybody)
    assert [hit.person.given_name for hit in hits][:2] == ["Olena", "Artem"]
    assert hits[1].reasons == ["one_name", "same_birth_year"]


def test_a_language_chooses_between_namesakes(people, stamp_of):
    for code in ("uk", "ru"):
        (one,) = operations.register_people([Newcomer("Iryna", "Kovalenko")], stamp=stamp_of())
        operations.correct_person(one, {"languages": [code], "nickname": code}, stamp=stamp_of())
    for typed, code in (("Irina Kovalenko Oekraïens", "uk"), ("Iryna Kovalenko русский", "ru")):
        hits = finding.hits_for(read_query(typed), finding.anybody)
        assert (hits[0].person.nickname, hits[0].reasons[-1]) == (code, "same_language"), typed
    operations.register_people([Newcomer("Frans", "Engels")], stamp=stamp_of())
    assert found("Frans Engels")[0] == found("Engels")[0] == "Frans Engels"


def test_a_housemate_chooses_between_namesakes(people, stamp_of):
    families = [make_family(stamp_of(), "Ivanenko", [("Olha", 1990), (child, 2015)]) for child in ("Taras", "Maksym")]
    hits = finding.hits_for(read_query("Olga Ivanenko Maxim"), finding.anybody)
    (mother,) = [hit for hit in hits if hit.person.id == families[1].members[0].person_id]
    assert "same_household" in mother.reasons
    assert families[0].members[0].person_id not in [hit.person.id for hit in hits[:2]]


def test_a_day_that_an_office_assigned_is_found_as_it_stands_on_the_papers(people, stamp_of):
    (one,) = operations.register_people([Newcomer("Amal", "Haddad")], stamp=stamp_of())
    operations.correct_person(one, {"born_on": date(1961, 1, 1), "birth_precision": "assigned"}, stamp=stamp_of())
    assert found("01/01/1961") == ["Amal Haddad"]


def test_a_rare_name_is_found_beside_one_that_many_have(engine, stamp_of):
    many = [Newcomer("Anna", f"Bondar {place}") for place in range(candidates.MOST_BEARERS + 1)]
    operations.register_people([*many, Newcomer("Petro", "Zurcher")], stamp=stamp_of())
    hits = finding.hits_for(read_query("Anna Zurcher"), finding.anybody)
    assert [hit.person.name for hit in hits if hit.person.near] == ["Petro Zurcher"]


@pytest.mark.parametrize(
    "typed", ["", " ", "%", "_", '"', "'", "🎪", "\x00", "x" * 10_000, "(((", "AND OR NOT", "~", "a*"]
)
def test_whatever_is_typed_is_answered(people, typed):
    assert isinstance(found(typed), list)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Kobalchuk Oleksandr", "Oleksandr Kovalchuk"),
        ("Kovalchuk Olekandr", "Oleksandr Kovalchuk"),
        ("Sherbak Mikolla 1985", "Микола Щербак"),
        ("Stebfan 1976", "Ștefan Țurcanu"),
    ],
)
def test_a_typing_error_is_found_without_the_trigrams(people, monkeypatch, typed, name):
    monkeypatch.setattr(fuzzy.trigrams, "pattern", lambda *_asked: None)
    assert found(typed)[:1] == [name]


def test_at_most_ten_are_shown(engine, stamp_of):
    operations.register_people([Newcomer("Anna", f"Bondar {place}") for place in range(30)], stamp=stamp_of())
    assert len(found("anna")) == len(found("bondar anna")) == finding.MOST_FOUND


def test_only_who_is_in_sight_is_found(people, stamp_of):
    family = make_family(stamp_of(), "Kovalchuk")
    assert finding.people_for(player("amina"), "Kovalchuk") == []
    stay = let_in(stamp_of(), family)
    shown = finding.people_for(player("amina"), "Kovalchuk")
    assert {one.person.name for one in shown} == {f"{name} Kovalchuk" for name in ("Sammy", "Nele", "Davy", "Ion")}
    assert all(one.households == {family.id: "Kovalchuk"} and one.seen for one in shown)
    by_plate = finding.people_for(player("amina"), stay.caravans[0].plate)
    assert {one.person.id for one in by_plate} == {one.person.id for one in shown}
    assert "plate" in by_plate[0].reasons
    assert "ticket" in finding.people_for(player("amina"), stay.ticket_no)[0].reasons


def test_where_somebody_was_last_is_told(engine, stamp_of):
    known_family(stamp_of(), "Bondar", days_ago=20)
    (one, *_) = finding.people_for(player("amina"), "bondar")
    assert (stamp_of().at.date() - one.seen.on).days == 13


def test_the_outsider_finds_nobody(people, stamp_of):
    let_in(stamp_of(), make_family(stamp_of(), "Kovalchuk"))
    assert finding.people_for(player("clara"), "Kovalchuk") == []
    assert finding.people_for(player("clara"), "Nele") == []


def test_rows_that_miss_are_made(people):
    index_before = found("Bondar")
    db.session.execute(db.text("DELETE FROM name_parts"))
    db.session.execute(db.text("DELETE FROM search_texts"))
    assert found("Kovalchuk") == index_before == []
    assert index.fill(index.CHUNK) == db.session.query(Person).count()
    assert found("Kovalchuk")[0] == "Oleksandr Kovalchuk"
    assert index.fill(index.CHUNK) == 0


def test_the_site_finds_a_family_in_another_spelling(engine, stamp_of):
    family = known_family(stamp_of(), "Kovalchuk")
    for typed in ("Ковальчук", "Kovalcuk Samy", "Kowaltschuk"):
        assert [line.household_id for line in families.known_families(typed)] == [family.id], typed
        assert [line.name for line in stay_list.stays(typed, page=1, per_page=5)[0]] == ["Kovalchuk"], typed
    assert families.known_families("Bondar") == []
