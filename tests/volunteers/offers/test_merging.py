"""A volunteer who was registered twice: the file and the years follow, and come back as they were."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.people import operations
from amal_field.people.models import Person
from amal_field.stamp import stamped
from amal_field.volunteers.models import VolunteerFile, VolunteerYear
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def years_of(person: Person) -> set[int]:
    return set(db.session.scalars(select(VolunteerYear.year).where(VolunteerYear.person_id == person.id)))


@pytest.fixture
def two(stamp_of):
    """Lien with the years 2025 and 2026, and a duplicate with 2024, 2025 and a file."""
    lien, double = somebody(stamp_of(), "Lien"), somebody(stamp_of(), "Lientje")
    for person, year in ((lien, 2025), (lien, 2026), (double, 2024), (double, 2025)):
        db.session.add(VolunteerYear(person_id=person.id, year=year, system="real", **stamped(stamp_of())))
    db.session.add(VolunteerFile(person_id=double.id, **stamped(stamp_of())))
    db.session.flush()
    return lien, double


def test_a_year_that_both_have_stays_behind_and_the_others_follow(engine, two, stamp_of):
    lien, double = two
    operations.merge(double, lien, stamp=stamp_of())
    assert (years_of(lien), years_of(double)) == ({2024, 2025, 2026}, {2025})
    assert db.session.scalars(select(VolunteerFile.person_id)).all() == [lien.id]


def test_each_has_the_own_years_again_once_they_are_two(engine, two, stamp_of):
    lien, double = two
    operations.unmerge(operations.merge(double, lien, stamp=stamp_of()), stamp=stamp_of())
    assert (years_of(lien), years_of(double)) == ({2025, 2026}, {2024, 2025})
    assert db.session.scalars(select(VolunteerFile.person_id)).all() == [double.id]
