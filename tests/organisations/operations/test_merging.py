"""An organisation goes into another with all that points to it, and comes back out."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from amal_field.accounts.models import IMPORT_ID
from amal_field.clock import now
from amal_field.db import db, new_key, violated
from amal_field.organisations import operations, queries
from amal_field.organisations.models import OrganisationMerge
from amal_field.organisations.queries import columns_that_follow
from amal_field.refusal import RuleBroken
from tests.contacts.world import a_talk
from tests.guards.source import told
from tests.organisations.world import an_organisation

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")
STAYS = {"organisation_merges.duplicate_id", "organisation_merges.organisation_id"}
"""Columns that speak of the rows themselves."""


@pytest.fixture
def two(stamp_of):
    """The double, and the one that stays."""
    bruno = stamp_of("bruno")
    return an_organisation(bruno, "De Poort vzw", phone="09 1", languages=["nl"]), an_organisation(
        bruno, "De Poort", address="Straat 1"
    )


def refusal(deed, *arguments, **values) -> str:
    with pytest.raises(RuleBroken) as broken:
        deed(*arguments, **values)
    return broken.value.code


def test_what_points_to_it_follows_and_comes_back(engine, two, stamp_of):
    (double, stays), bruno = two, stamp_of("bruno")
    talks = [a_talk(bruno, "organisations", organisation_id=one.id) for one in (double, stays)]
    made = operations.merge_organisations(double, stays, stamp=bruno)
    for talk in talks:
        db.session.refresh(talk)
    assert [talk.organisation_id for talk in talks] == [stays.id, stays.id]
    assert (double.stands, stays.stands) == (False, True)
    assert (stays.phone, stays.languages, stays.address) == ("09 1", ["nl"], "Straat 1")
    assert queries.merged_into(double.id) == stays.id
    for _ in range(2):
        operations.take_merge_back(made, stamp=bruno)
    for talk in talks:
        db.session.refresh(talk)
    assert [talk.organisation_id for talk in talks] == [double.id, stays.id]
    assert (double.stands, stays.phone, stays.languages) == (True, None, [])
    assert queries.merged_into(double.id) is None


def test_what_was_corrected_since_stays(engine, two, stamp_of):
    (double, stays), bruno = two, stamp_of("bruno")
    made = operations.merge_organisations(double, stays, stamp=bruno)
    stays.phone = "09 2"
    operations.take_merge_back(made, stamp=bruno)
    assert stays.phone == "09 2"


def test_into_itself_it_cannot_go(two, stamp_of):
    assert refusal(operations.merge_organisations, two[0], two[0], stamp=stamp_of("bruno")) == "organisation_same"


def test_out_of_one_that_went_on_it_cannot_come(engine, two, stamp_of):
    (double, stays), bruno = two, stamp_of("bruno")
    made = operations.merge_organisations(double, stays, stamp=bruno)
    further = operations.merge_organisations(stays, an_organisation(bruno, "Poort"), stamp=bruno)
    assert refusal(operations.take_merge_back, made, stamp=bruno) == "organisation_gone_on"
    operations.take_merge_back(further, stamp=bruno)
    operations.take_merge_back(made, stamp=bruno)
    assert double.stands


def test_where_another_has_its_name_by_now_it_cannot_come_back(engine, two, stamp_of):
    (double, stays), bruno = two, stamp_of("bruno")
    made = operations.merge_organisations(double, stays, stamp=bruno)
    an_organisation(bruno, "De Poort vzw")
    assert refusal(operations.take_merge_back, made, stamp=bruno) == "organisation_known"


def test_one_into_which_another_went_is_in_use(engine, two, stamp_of):
    operations.merge_organisations(*two, stamp=stamp_of("bruno"))
    assert refusal(operations.cancel_organisation, two[1], stamp=stamp_of("bruno")) == "organisation_used"


def test_the_database_knows_no_merge_with_itself_and_none_twice(engine, two, stamp_of):
    double, stays = two
    operations.merge_organisations(double, stays, stamp=stamp_of("bruno"))
    for into, guard in ((double, "ck_organisation_merges_not_with_itself"), (stays, "organisation_merges")):
        place = db.session.begin_nested()
        row = {"id": new_key(), "duplicate_id": double.id, "organisation_id": into.id, "filled": {}, "moved": {}}
        with pytest.raises(IntegrityError) as error:
            db.session.execute(
                insert(OrganisationMerge.__table__), row | {"recorded_at": now(), "recorded_by_id": IMPORT_ID}
            )
        assert guard in violated(error.value)
        place.rollback()


def test_every_column_that_points_to_an_organisation_follows_it():
    follows = {f"{column.class_.__tablename__}.{column.key}" for column in columns_that_follow()}
    found = sorted(
        where
        for table in db.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "organisations"
        and (where := f"{table.name}.{key.parent.name}") not in follows | STAYS
    )
    assert not found, told(
        "Hand the column to the room's Pointer (`columns`) in its room.py, or name it in STAYS.", found
    )
