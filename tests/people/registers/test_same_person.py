"""The register of persons: rows that describe one human being, in a folder and on screen."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.people import operations
from amal_field.people.duplicates.merge_rules import roots_of
from amal_field.people.models import Household, HouseholdMember, Merge, Person
from amal_field.people.queries.people import homes_of
from amal_field.people.registers.persons import PERSONS
from amal_field.people.registers.same_person import filled
from amal_field.transit_site.models import StayPerson
from tests.registers.folders import person, places, stay

in_world = pytest.mark.usefixtures("frozen_clock", "world")


def one(number):
    return db.session.scalars(select(Person).where(Person.register_no == number)).one()


def homes(number):
    key = one(number).id
    return homes_of([key])[key]


@in_world
def test_circles_are_named_at_each_of_their_rows(engine, import_):
    rows = [person("P1", zelfde_als="P2"), person("P2", zelfde_als="P3"), person("P3", zelfde_als="P1")]
    report = import_([*rows, person("P4", zelfde_als="P1")])
    assert places(report) == [("personen.csv", line, "zelfde_als", "same_as_circle") for line in (2, 3, 4)]
    assert report.problems[0].broken.values == {"numbers": "P1, P2, P3"}


@in_world
def test_a_duplicate_only_fills_what_is_empty(engine, import_):
    root = person("P1", voornaam="Rosa", gezin_nr="", gezin_rol="", geboortedatum="1984")
    near = person("P2", zelfde_als="P1", voornaam="Roza", telefoon="09 2", geboortedatum="02/03/1984")
    far = person("P3", zelfde_als="P2", telefoon="09 3", land="UA", gezin_nr="G3")
    assert import_([far, near, root]).made == {"personen": 3}
    stored = one("P1")
    assert (stored.given_name, stored.phone, stored.country) == ("Rosa", "09 2", "UA")
    assert (stored.birth_precision, one("P2").birth_precision) == ("year", "day")
    assert one("P2").same_as_id == one("P3").same_as_id == stored.id
    homes = db.session.execute(
        select(Household.register_no, HouseholdMember.relation).where(
            HouseholdMember.household_id == Household.id, HouseholdMember.person_id == stored.id
        )
    ).all()
    assert homes == [("G1", "holder")]


@in_world
def test_the_own_value_wins_when_it_comes_later(engine, import_):
    import_([person("P1"), person("P2", zelfde_als="P1", telefoon="09 2")])
    assert one("P1").phone == "09 2"
    report = import_([person("P1", telefoon="09 1")])
    assert (report.changed, report.kept, one("P1").phone) == ({"personen": 1}, [], "09 1")
    report = import_([person("P1")])
    assert (report.changed, report.kept, one("P1").phone) == ({"personen": 1}, [], "09 2")


@in_world
def test_a_duplicate_in_a_later_folder_fills_a_person_that_it_lacks(engine, import_):
    import_([person("P1")])
    report = import_([person("P2", zelfde_als="P1", telefoon="09 2")])
    assert (report.made, report.changed) == ({"personen": 1}, {"personen": 0})
    assert one("P1").phone == "09 2"
    assert import_([person("P1"), person("P2", zelfde_als="P1", telefoon="09 2")]).changed == {"personen": 0}


@in_world
def test_facts_follow_a_row_that_turns_out_to_be_a_duplicate(engine, import_):
    stays = [stay("V1", personen="P1"), stay("V2", personen="P2", aankomst="01/05/2022", vertrek="02/05/2022")]
    stays.append(stay("V3", personen="P3", aankomst="01/06/2022", vertrek="02/06/2022"))
    import_([person("P1"), person("P2"), person("P3", zelfde_als="P2")], stays)
    report = import_([person("P2", zelfde_als="P1")])
    assert (report.problems, report.changed) == ([], {"personen": 1})
    spells = db.session.scalars(select(StayPerson).order_by(StayPerson.from_on)).all()
    assert {spell.person_id for spell in spells} == {one("P1").id}
    assert [spell.recorded_person_id for spell in spells] == [one("P1").id, one("P2").id, one("P3").id]
    assert one("P3").same_as_id == one("P1").id
    report = import_([person("P2")])
    assert report.changed == {"personen": 1}
    spells = db.session.scalars(select(StayPerson).order_by(StayPerson.from_on)).all()
    assert [spell.person_id for spell in spells] == [one("P1").id, one("P2").id, one("P2").id]


@in_world
def test_a_duplicate_that_puts_somebody_on_two_stays_is_named(engine, import_):
    stays = [stay("V1", personen="P1"), stay("V2", personen="P2", standplaatsen="4")]
    import_([person("P1"), person("P2")], stays)
    report = import_([person("P2", zelfde_als="P1")])
    assert places(report) == [("personen.csv", 2, "zelfde_als", "same_as_two_stays")]
    report = import_([person("P2", zelfde_als="P1")], stays)
    assert ("verblijven.csv", 3, "personen", "person_two_stays") in places(report)


@in_world
def test_a_merge_on_screen_is_kept(engine, import_, stamp_of):
    rows = [person("P1"), person("P2")]
    import_(rows)
    operations.merge(one("P2"), one("P1"), stamp=stamp_of())
    report = import_(rows)
    assert [(kept.column, kept.value, kept.kept) for kept in report.kept] == [("zelfde_als", "", "P1")]
    assert one("P2").same_as_id == one("P1").id


@in_world
def test_a_register_that_moves_somebody_to_the_household_of_her_duplicate_is_taken_over(engine, import_, stamp_of):
    rows = [person("P1"), person("P2", gezin_nr="G2")]
    import_(rows)
    merge = operations.merge(one("P2"), one("P1"), stamp=stamp_of())
    assert len(homes("P1")) == 2
    report = import_([person("P1", gezin_nr="G2")])
    assert (report.problems, report.changed) == ([], {"personen": 1})
    assert [home.recorded_person_id for home in homes("P1") if not home.to_on] == [one("P1").id]
    operations.unmerge(merge, stamp=stamp_of())
    assert [home.household.register_no for home in homes("P2")] == ["G2"]


@in_world
def test_an_imported_merge_is_taken_back_on_screen_and_stays_so(engine, import_, stamp_of):
    rows = [person("P1"), person("P2", zelfde_als="P1", telefoon="09 2"), person("P3", zelfde_als="P2")]
    import_(rows, [stay("V1", personen="P2")])
    operations.unmerge(db.session.scalars(select(Merge).filter_by(duplicate_id=one("P2").id)).one(), stamp=stamp_of())
    for _ in range(2):
        assert (one("P2").same_as_id, one("P3").same_as_id) == (None, one("P2").id)
        assert db.session.scalars(select(StayPerson.person_id)).all() == [one("P2").id]
        report = import_(rows)
    assert [(kept.line, kept.column) for kept in report.kept] == [(3, "zelfde_als")]


@in_world
def test_a_screen_merge_goes_along_when_its_person_is_imported_as_a_duplicate(engine, import_, stamp_of):
    import_([person("P1"), person("P2"), person("P3")])
    merge = operations.merge(one("P3"), one("P2"), stamp=stamp_of())
    import_([person("P2", zelfde_als="P1")])
    assert one("P3").same_as_id == one("P2").same_as_id == one("P1").id
    import_([person("P2")])
    assert (one("P3").same_as_id, one("P2").same_as_id) == (one("P2").id, None)
    operations.unmerge(merge, stamp=stamp_of())
    assert one("P3").same_as_id is None


def test_every_row_finds_its_root_and_circles_are_found():
    pointers = {"a": "b", "b": "c", "x": "y", "y": "x", "z": "x", "s": "s"}
    roots, circular = roots_of(pointers)
    assert roots == {"a": "c", "b": "c"}
    assert circular == {"x": ["x", "y"], "y": ["x", "y"], "s": ["s"]}


def test_a_long_chain_is_no_trouble():
    pointers = {number: number + 1 for number in range(50_000)}
    assert set(roots_of(pointers)[0].values()) == {50_000}


def test_a_relation_is_filled_only_within_the_same_household():
    empty = {column.name: column.empty for column in PERSONS.columns}
    own, other = empty | {"gezin_nr": "G1"}, empty | {"gezin_nr": "G2", "gezin_rol": "child"}
    assert filled(own, [other])["gezin_rol"] is None
    assert filled(empty, [other])["gezin_nr"] == "G2"
