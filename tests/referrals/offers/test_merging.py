"""Referrals follow when two rows of persons are merged, to care or elsewhere, and go back when that is undone."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.organisations import operations as organisations
from amal_field.people import operations as people
from amal_field.referrals.models import STEP_OF
from tests.organisations.world import an_organisation
from tests.referrals.world import MALPERTUUS, refer
from tests.transit_site.world import make_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def owners() -> set[tuple[str, object]]:
    return {
        (model.__tablename__, owner)
        for model in STEP_OF
        for owner in db.session.scalars(select(model.person_id).execution_options(populate_existing=True))
    }


def test_those_of_an_organisation_follow_it_and_come_back(engine, stamp_of):
    one, other = (an_organisation(stamp_of("bruno"), name, kind="health") for name in ("Huis", "Huys"))
    [sent] = refer(stamp_of("farah"), make_family(stamp_of("amina")), kind="health", to=one)
    merge = organisations.merge_organisations(one, other, stamp=stamp_of("bruno"))
    db.session.refresh(sent)
    assert sent.organisation_id == other.id
    organisations.take_merge_back(merge, stamp=stamp_of("bruno"))
    db.session.refresh(sent)
    assert sent.organisation_id == one.id


def test_all_of_them_move_and_come_back(engine, stamp_of):
    stays, double = (
        make_family(stamp_of("amina"), name, (("Davy", 1985),)).members[0].person for name in ("Mayer", "Maier")
    )
    for person in (stays, double):
        refer(stamp_of("amina"), person)
        refer(stamp_of("farah"), person, kind="health", to=MALPERTUUS)
    before = owners()
    assert len(before) == 4
    merge = people.merge(double, stays, stamp=stamp_of("bruno"))
    assert owners() == {("referrals", stays.id), ("health_referrals", stays.id)}
    assert "health" not in repr((merge.aside, merge.moved))
    people.unmerge(merge, stamp=stamp_of("bruno"))
    assert owners() == before
