"""The demo has talks of this week, of each kind and service, once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import demo_stamp
from amal_field.contacts.models import Contact
from amal_field.contacts.offers import demo
from amal_field.db import db, new_key

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def test_the_demo_is_played_once(engine):
    for _ in range(2):
        demo.load(demo_stamp(new_key()))
    talks = db.session.scalars(select(Contact)).all()
    assert len(talks) == len(demo.TALKS)
    assert {talk.service.code for talk in talks} >= {"site", "desk", "education", "leisure", "organisations"}
    assert all(clock.today() - timedelta(days=7) < talk.spoken_on <= clock.today() for talk in talks)
    assert any(talk.organisation_id for talk in talks)
