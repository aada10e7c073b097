"""One session is called off, goes on again, moves."""

from dataclasses import replace
from datetime import time

import pytest

from amal_field.attendance.models import Attendance
from amal_field.attendance.operations import planned as operations
from amal_field.attendance.operations.planned import SessionValues
from amal_field.attendance.rules import PARTICIPANT
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.rules import Newcomer
from amal_field.refusal import RuleBroken
from amal_field.stamp import stamped
from tests.planning.world import a_series, first_session

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def test_a_session_is_called_off_once_and_goes_on_again(stamp_of):
    session = first_session(a_series(stamp_of("bruno")))
    operations.call_off(session, "Storm", stamp=stamp_of("bruno"))
    assert (session.called_off_reason, session.sequence) == ("Storm", 1)
    with pytest.raises(RuleBroken):
        operations.call_off(session, "Storm", stamp=stamp_of("bruno"))
    operations.restore_session(session, stamp=stamp_of("bruno"))
    operations.restore_session(session, stamp=stamp_of("bruno"))
    assert (session.called_off_at, session.called_off_reason, session.sequence) == (None, None, 2)


def test_a_session_with_people_in_its_roll_stays(stamp_of):
    stamp = stamp_of("bruno")
    session = first_session(a_series(stamp))
    person = people.register_people([Newcomer("Fatima", None)], stamp=stamp)[0]
    db.session.add(
        Attendance(
            session_id=session.id,
            person_id=person.id,
            recorded_person_id=person.id,
            role=PARTICIPANT,
            **stamped(stamp),
        )
    )
    with pytest.raises(RuleBroken) as refused:
        operations.call_off(session, "Storm", stamp=stamp)
    assert refused.value.code == "roll_not_empty"


def test_a_session_moves_to_where_it_is_without_a_word(stamp_of):
    session = first_session(a_series(stamp_of("bruno")))
    there = SessionValues(session.held_on, session.starts, session.ends, session.place)
    operations.move_session(session, there, stamp=stamp_of("bruno"))
    assert session.sequence == 0
    with pytest.raises(RuleBroken) as refused:
        operations.move_session(session, replace(there, ends=time(9)), stamp=stamp_of("bruno"))
    assert refused.value.code == "ends_before_start"
