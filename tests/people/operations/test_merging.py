"""Merging: what follows, what is filled, what steps aside, and taking it back."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from amal_field.accounts.offers.demo import player
from amal_field.attendance.models import Attendance, SeriesHelper
from amal_field.audit import AuditEntry
from amal_field.clock import today
from amal_field.db import db
from amal_field.people import operations
from amal_field.people.models import HouseholdMember, Merge, Person
from amal_field.people.queries.people import homes_of
from amal_field.people.rules import Birth
from amal_field.refusal import RuleBroken
from amal_field.stamp import stamped
from amal_field.transit_site.models import StayPerson
from tests.attendance.world import a_series, a_session
from tests.figures.readings import value
from tests.people.world import attends, somebody, stays
from tests.transit_site.world import make_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")
NUMBER = "OKR 2022/0345"


@pytest.fixture
def two(stamp_of):
    """Olena, twice: the one who stays, and the duplicate."""
    return (
        somebody(stamp_of(), "Olena", "Kovalenko", 1990),
        somebody(stamp_of(), "Olena", "Kowalenko", 1990, phone="0470 11 22 33", languages=["uk", "ru"]),
    )


def refusal(call, *arguments, **values) -> str:
    with pytest.raises(RuleBroken) as broken:
        call(*arguments, **values)
    return broken.value.code


def test_the_facts_follow_and_remember_for_whom_they_were_recorded(engine, two, stamp_of):
    olena, double = two
    stays(stamp_of(), olena, pitch=3), stays(stamp_of(), double, pitch=4, days_ago=9, nights=2)
    attended = attends(stamp_of(), double, a_session(stamp_of()))
    assert value("site.persons_unique", 2026) == 2
    made = operations.merge(double, olena, stamp=stamp_of())
    assert value("site.persons_unique", 2026) == 1
    db.session.refresh(attended)
    assert (attended.person_id, attended.recorded_person_id) == (olena.id, double.id)
    spells = db.session.scalars(select(StayPerson).order_by(StayPerson.from_on).where(StayPerson.person_id == olena.id))
    assert [spell.recorded_person_id for spell in spells] == [olena.id, double.id]
    assert double.same_as_id == olena.id
    operations.unmerge(made, stamp=stamp_of())
    db.session.refresh(attended)
    assert (attended.person_id, double.same_as_id, value("site.persons_unique", 2026)) == (double.id, None, 2)


def test_the_duplicate_fills_what_is_empty_and_what_is_chosen(engine, two, stamp_of):
    olena, double = two
    double.birth = Birth(date(1990, 3, 2), "day")
    made = operations.merge(double, olena, taken=["birth"], stamp=stamp_of())
    assert (olena.phone, olena.phone_key, olena.languages) == ("0470 11 22 33", "+32470112233", ["uk", "ru"])
    assert (olena.family_name, olena.birth) == ("Kovalenko", Birth(date(1990, 3, 2), "day"))
    assert sorted(made.filled) == ["birth", "languages", "phone"]
    operations.correct_person(olena, {"phone": "09 1"}, stamp=stamp_of())
    operations.unmerge(made, stamp=stamp_of())
    assert (olena.phone, olena.languages, olena.birth) == ("09 1", [], Birth(date(1990, 7, 1), "year"))


def test_both_records_tell_the_merge_and_its_undo(engine, two, stamp_of):
    olena, double = two
    operations.unmerge(operations.merge(double, olena, stamp=stamp_of()), stamp=stamp_of())

    def told(person):
        return {entry.tag for entry in db.session.scalars(select(AuditEntry).filter_by(subject_id=person.id))}

    assert {"people:person:merge", "people:merge:undo"} <= told(olena)
    assert {"people:duplicate:merge", "people:merge:undo"} <= told(double)


def test_a_person_is_not_merged_with_herself_nor_in_a_circle_nor_twice(engine, two, stamp_of):
    olena, double = two
    assert refusal(operations.merge, olena, olena, stamp=stamp_of()) == "merge_with_itself"
    operations.merge(double, olena, stamp=stamp_of())
    assert refusal(operations.merge, olena, double, stamp=stamp_of()) == "merge_in_circle"
    assert refusal(operations.merge, double, olena, stamp=stamp_of()) == "merged_already"
    assert refusal(operations.merge, double, somebody(stamp_of(), "Zoë"), stamp=stamp_of()) == "merged_already"
    assert len(db.session.scalars(select(Merge)).all()) == 1


def test_two_in_one_roll_are_there_once_until_it_is_undone(engine, two, stamp_of):
    olena, double = two
    session = a_session(stamp_of())
    rows = attends(stamp_of(), olena, session), attends(stamp_of(), double, session)
    made = operations.merge(double, olena, stamp=stamp_of())
    assert [db.session.get(Attendance, row.id, populate_existing=True).cancelled_at is None for row in rows] == [1, 0]
    operations.unmerge(made, stamp=stamp_of())
    rows = [db.session.get(Attendance, row.id, populate_existing=True) for row in rows]
    assert [(row.cancelled_at, row.person_id) for row in rows] == [(None, olena.id), (None, double.id)]


def test_two_on_one_stay_are_there_once_until_it_is_undone(engine, two, stamp_of):
    olena, double = two
    stay = stays(stamp_of(), olena, double, pitch=3, nights=None)

    def there():
        rows = db.session.execute(select(StayPerson.person_id, StayPerson.cancelled_at).filter_by(stay_id=stay.id))
        return {person_id for person_id, cancelled_at in rows if cancelled_at is None}

    made = operations.merge(double, olena, stamp=stamp_of())
    assert there() == {olena.id}
    operations.unmerge(made, stamp=stamp_of())
    assert there() == {olena.id, double.id}


def test_two_on_two_stays_at_once_are_two_people(engine, two, stamp_of):
    olena, double = two
    stays(stamp_of(), olena, pitch=3), stays(stamp_of(), double, pitch=4, days_ago=18)
    assert refusal(operations.merge, double, olena, stamp=stamp_of()) == "merge_two_stays"


def test_two_who_sign_in_are_two_people(engine, two, stamp_of):
    olena, double = two
    player("clara").person_id, player("els").person_id = olena.id, double.id
    db.session.flush()
    assert refusal(operations.merge, double, olena, stamp=stamp_of()) == "merge_two_users"


def test_who_helps_and_who_signs_in_follow_and_come_back(engine, two, stamp_of):
    olena, double = two
    clara = player("clara")
    clara.person_id = double.id
    shared, own = a_series(stamp_of()), a_series(stamp_of(), name="Donderdag")
    for series, person in ((shared, olena), (shared, double), (own, double)):
        db.session.add(SeriesHelper(series_id=series.id, person_id=person.id, **stamped(stamp_of())))
    db.session.flush()

    def helps(person):
        return set(db.session.scalars(select(SeriesHelper.series_id).where(SeriesHelper.person_id == person.id)))

    made = operations.merge(double, olena, stamp=stamp_of())
    db.session.refresh(clara)
    assert (helps(olena), clara.person_id) == ({shared.id, own.id}, olena.id)
    operations.unmerge(made, stamp=stamp_of())
    db.session.refresh(clara)
    assert (helps(olena), helps(double), clara.person_id) == ({shared.id}, {shared.id, own.id}, double.id)


def test_a_household_is_shared_once_and_another_follows(engine, stamp_of):
    family = make_family(stamp_of())
    olena, double = family.members[0].person, family.members[1].person
    other = make_family(stamp_of(), "Adel", [("Olena", 1990)])
    third = other.members[0].person
    made = operations.merge(double, olena, stamp=stamp_of())
    operations.merge(third, olena, stamp=stamp_of())
    assert [(one.household_id, one.recorded_person_id) for one in homes_of([olena.id])[olena.id]] in (
        [(family.id, olena.id), (other.id, third.id)],
        [(other.id, third.id), (family.id, olena.id)],
    )
    operations.unmerge(made, stamp=stamp_of())
    assert {one.household_id for one in homes_of([double.id])[double.id]} == {family.id}
    assert {one.household_id for one in homes_of([olena.id])[olena.id]} == {family.id, other.id}


def test_a_chain_ends_at_one_person_and_each_link_opens_again(engine, stamp_of):
    one, two, three = (somebody(stamp_of(), name) for name in ("Ana", "Anna", "Anne"))
    days = [a_session(stamp_of(), on=today() - timedelta(days=number)) for number in range(3)]
    for person, session in zip((one, two, three), days, strict=True):
        attends(stamp_of(), person, session)
    first = operations.merge(one, two, stamp=stamp_of())
    second = operations.merge(two, three, stamp=stamp_of())

    def stands():
        db.session.expire_all()
        rows = select(Attendance.person_id).join(Person, Person.id == Attendance.recorded_person_id)
        ids = db.session.scalars(rows.order_by(Person.given_name)).all()
        return [person.same_as_id for person in (one, two, three)], ids

    assert stands() == ([three.id, three.id, None], [three.id] * 3)
    operations.unmerge(second, stamp=stamp_of())
    assert stands() == ([two.id, None, None], [two.id, two.id, three.id])
    second = operations.merge(two, three, stamp=stamp_of())
    operations.unmerge(first, stamp=stamp_of())
    assert stands() == ([None, three.id, None], [one.id, three.id, three.id])
    operations.unmerge(first, stamp=stamp_of())
    operations.unmerge(second, stamp=stamp_of())
    assert stands() == ([None, None, None], [one.id, two.id, three.id])


def test_merging_into_a_duplicate_means_the_person_whom_it_describes(engine, two, stamp_of):
    olena, double = two
    operations.merge(double, olena, stamp=stamp_of())
    third = somebody(stamp_of(), "Lena")
    assert operations.merge(third, double, stamp=stamp_of()).person_id == olena.id
    assert third.same_as_id == olena.id


def test_three_in_one_roll_are_there_once_whoever_leaves_the_merge(engine, stamp_of):
    one, two, three = (somebody(stamp_of(), name) for name in ("Ana", "Anna", "Anne"))
    session = a_session(stamp_of())
    for person in (one, two, three):
        attends(stamp_of(), person, session)
    merges = [operations.merge(person, three, stamp=stamp_of()) for person in (one, two)]

    def present():
        return set(db.session.scalars(select(Attendance.person_id).where(Attendance.cancelled_at.is_(None))))

    assert present() == {three.id}
    operations.unmerge(merges[0], stamp=stamp_of())
    assert present() == {one.id, three.id}


def test_two_who_only_look_alike_are_remembered_once(engine, two, stamp_of):
    olena, double = two
    first = operations.tell_apart(olena, double, stamp=stamp_of())
    assert operations.tell_apart(double, olena, stamp=stamp_of()) is first
    assert refusal(operations.tell_apart, olena, olena, stamp=stamp_of()) == "merge_with_itself"


def test_every_membership_knows_for_whom_it_was_recorded(engine, stamp_of):
    make_family(stamp_of())
    rows = db.session.scalars(select(HouseholdMember)).all()
    assert all(row.recorded_person_id == row.person_id for row in rows)


def test_a_merge_fills_the_number_and_its_undo_empties_it(engine, world, stamp_of):
    olena = somebody(stamp_of(), "Olena", "Kovalchuk", 1984)
    double = somebody(stamp_of(), "Olena", "Kovalenko", 1984, dossier_number=NUMBER)
    made = operations.merge(double, olena, stamp=stamp_of())
    assert (olena.dossier_number, olena.dossier_key) == (NUMBER, "okr20220345")
    operations.unmerge(made, stamp=stamp_of())
    assert (olena.dossier_number, olena.dossier_key) == (None, None)
    assert (double.dossier_number, double.dossier_key) == (NUMBER, "okr20220345")


def test_the_better_of_two_numbers_is_chosen_and_given_back(engine, world, stamp_of):
    olena = somebody(stamp_of(), "Olena", "Kovalchuk", 1984, dossier_number="1")
    double = somebody(stamp_of(), "Olena", "Kovalenko", 1984, dossier_number="2")
    kept = operations.merge(double, olena, stamp=stamp_of())
    assert (olena.dossier_number, olena.dossier_key) == ("1", "1")
    operations.unmerge(kept, stamp=stamp_of())
    made = operations.merge(double, olena, taken=["dossier_number"], stamp=stamp_of())
    assert (olena.dossier_number, olena.dossier_key) == ("2", "2")
    operations.unmerge(made, stamp=stamp_of())
    assert (olena.dossier_number, olena.dossier_key) == ("1", "1")
