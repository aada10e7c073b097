"""The families of the demo: three today, one whose fourth came three days later, two minors without a parent."""

from collections import Counter

from sqlalchemy import func, select

from amal_field import clock
from amal_field.accounts.offers.demo import demo_stamp
from amal_field.db import db, new_key
from amal_field.people.models import HouseholdMember
from amal_field.reception_desk.models import DeskFile
from amal_field.reception_desk.offers import demo_registration
from amal_field.reception_desk.queries import minors
from amal_field.reception_desk.queries.statuses import ending


def test_families_come_once_and_minors_are_told(engine, world):
    for _ in range(2):
        demo_registration.load(demo_stamp(new_key()))
    today = clock.today()
    homes = (
        select(HouseholdMember.household_id, func.min(DeskFile.arrived_on), func.max(DeskFile.arrived_on))
        .join(DeskFile, DeskFile.person_id == HouseholdMember.person_id)
        .group_by(HouseholdMember.household_id)
    )
    days = Counter(((today - first).days, (today - last).days) for _home, first, last in db.session.execute(homes))
    assert days == {(0, 0): 3, (3, 0): 1, (12, 12): 1, (1, 1): 1}
    assert minors.counts(today, None) == {"open": 1, "guarded": 1}
    assert len(ending(today, 1)[0]) == 2
