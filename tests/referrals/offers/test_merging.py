"""Referrals follow when two rows of persons are merged, to care or elsewhere, and go back when that is undone."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.people import operations as people
from amal_field.referrals.models import STEP_OF
from tests.referrals.world import MALPERTUUS, refer
from tests.transit_site.world import make_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def owners() -> set[tuple[str, object]]:
    return {
        (model.__tablename__, owner)
        for model in STEP_OF
        for owner in db.session.scalars(select(model.person_id).execution_options(populate_existing=True))
    }


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
