"""Talks follow a person who turns out to be another, and come back."""

import pytest

from amal_field.db import db
from amal_field.people import operations
from tests.contacts.world import a_talk
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def test_talks_follow_and_come_back(engine, stamp_of):
    olena, double = (somebody(stamp_of(), "Olena", name, 1990) for name in ("Kovalenko", "Kowalenko"))
    talks = [a_talk(stamp_of("halyna"), person_id=one.id) for one in (olena, double, double)]
    made = operations.merge(double, olena, stamp=stamp_of())
    for talk in talks:
        db.session.refresh(talk)
    assert {talk.person_id for talk in talks} == {olena.id}
    assert [talk.recorded_person_id for talk in talks] == [olena.id, double.id, double.id]
    operations.unmerge(made, stamp=stamp_of())
    for talk in talks:
        db.session.refresh(talk)
    assert [talk.person_id for talk in talks] == [olena.id, double.id, double.id]
