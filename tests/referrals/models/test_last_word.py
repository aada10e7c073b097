"""What the database refuses whoever asks: nobody, two subjects, care among the others, a step that changes."""

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from amal_field.clock import now
from amal_field.db import db, new_key, violated
from amal_field.referrals.models import STEP_OF, HealthReferral, Referral
from tests.referrals.world import MALPERTUUS, go_on, organisation, refer, service_id
from tests.transit_site.world import in_days, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


@pytest.fixture
def row(engine, stamp_of):
    """`row(Referral, person=True)`: a row as nobody but a test adds it."""
    household = make_family(stamp_of("amina"))
    person_id = household.members[0].person_id

    def make(model, *, person: bool, home: bool, **more):
        values = {
            "organisation_id": organisation().id,
            "service_id": service_id(),
            "made_on": in_days(0),
            "made_together": new_key(),
            "recorded_at": now(),
            "recorded_by_id": stamp_of("amina").by_id,
            "person_id": person_id if person else None,
            "household_id": household.id if home else None,
        }
        kind = {} if model is HealthReferral else {"kind": "ocmw"}
        return model(**values, **kind | more)

    return make


@pytest.mark.parametrize("model", list(STEP_OF))
@pytest.mark.parametrize(("person", "home"), [(True, True), (False, False)])
def test_a_referral_of_nobody_or_of_two(row, model, person, home):
    db.session.add(row(model, person=person, home=home))
    with pytest.raises(IntegrityError) as refused:
        db.session.flush()
    assert f"ck_{model.__tablename__}_one_subject" in violated(refused.value)


@pytest.mark.parametrize("model", list(STEP_OF))
@pytest.mark.parametrize(("person", "home"), [(True, False), (False, True)])
def test_one_subject_stands(row, model, person, home):
    db.session.add(row(model, person=person, home=home))
    db.session.flush()


def test_care_does_not_stand_among_the_others(row):
    db.session.add(row(Referral, person=True, home=False, kind="health"))
    with pytest.raises(IntegrityError) as refused:
        db.session.flush()
    assert "ck_referrals_not_to_care" in violated(refused.value)


@pytest.mark.parametrize(("kind", "to"), [("ocmw", "OCMW Gent"), ("health", MALPERTUUS)])
@pytest.mark.parametrize("do", [lambda step: update(step).values(step="started"), delete], ids=["change", "removal"])
def test_a_step_is_never_changed_nor_removed(engine, stamp_of, kind, to, do):
    [one] = refer(stamp_of("amina"), make_family(stamp_of("amina")), kind=kind, to=to)
    go_on(stamp_of("amina"), one, [("accepted", in_days(0))])
    with pytest.raises(IntegrityError) as refused:
        db.session.execute(do(STEP_OF[type(one)]))
    assert f"tg_{STEP_OF[type(one)].__tablename__}_append_only" in violated(refused.value)
