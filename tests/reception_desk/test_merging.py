"""Steps and invitations follow a person who turns out to be another, and come back."""

from types import SimpleNamespace

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.people import operations as people
from amal_field.reception_desk import operations, queries, rules
from amal_field.reception_desk.models import FileStep, SessionInvitation
from tests.people.world import somebody
from tests.reception_desk.world import an_info_session

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


@pytest.fixture
def cast(engine, stamp_of):
    """Olena, and the row that doubles hers."""
    return SimpleNamespace(**{name.lower(): somebody(stamp_of("halyna"), name) for name in ("Olena", "Olenna")})


def state_of(person, step):
    """How far a step of a person is, of all that was tapped."""
    return rules.steps.furthest(row.state for row in queries.standing_steps(person.id, step))


def test_of_one_step_the_further_holds_a_tap_changes_it_and_undo_brings_both_back(cast, stamp_of):
    for person, step, state in (
        (cast.olena, "dutch", "busy"),
        (cast.olenna, "dutch", "done"),
        (cast.olena, "housing", "not_needed"),
        (cast.olenna, "housing", "busy"),
    ):
        operations.take_step(person, step, state, stamp=stamp_of("halyna"))
    merge = people.merge(cast.olenna, cast.olena, stamp=stamp_of("bruno"))
    db.session.expire_all()
    assert (state_of(cast.olena, "dutch"), state_of(cast.olena, "housing")) == ("done", "not_needed")
    assert operations.take_step(cast.olena, "dutch", "busy", stamp=stamp_of("halyna")) == "done"
    assert state_of(cast.olena, "dutch") == "busy"
    operations.take_step(cast.olena, "dutch", "done", stamp=stamp_of("halyna"))
    people.unmerge(merge, stamp=stamp_of("bruno"))
    db.session.expire_all()
    assert (state_of(cast.olena, "housing"), state_of(cast.olenna, "housing")) == ("not_needed", "busy")
    assert (state_of(cast.olena, "dutch"), state_of(cast.olenna, "dutch")) == ("done", "done")
    standing = db.session.scalars(select(FileStep).where(FileStep.stands)).all()
    assert len(standing) == 4


def test_who_was_invited_twice_is_expected_once_and_comes_back(cast, stamp_of):
    session, other = (an_info_session(stamp_of("halyna"), days) for days in (1, 2))
    for person, one in ((cast.olena, session), (cast.olenna, session), (cast.olenna, other)):
        operations.invite(person, one, stamp=stamp_of("halyna"))
    merge = people.merge(cast.olenna, cast.olena, stamp=stamp_of("bruno"))

    def standing():
        db.session.expire_all()
        rows = db.session.scalars(select(SessionInvitation).where(SessionInvitation.stands))
        return {(row.person_id, row.session_id) for row in rows}

    assert standing() == {(cast.olena.id, session.id), (cast.olena.id, other.id)}
    people.unmerge(merge, stamp=stamp_of("bruno"))
    both = {(one.id, session.id) for one in (cast.olena, cast.olenna)}
    assert standing() == {*both, (cast.olenna.id, other.id)}
