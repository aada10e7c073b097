"""Whether the answer that counts is a yes: the database says the same as the rule, on both engines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.reception_desk.models import SharingAnswer
from amal_field.reception_desk.queries.sharing import may_be_seen
from amal_field.reception_desk.rules import files as rules
from tests.people.world import somebody
from tests.predicates import DAYS, PROFILE
from tests.reception_desk.families import answers

ANSWERS = st.lists(st.tuples(st.booleans(), st.none() | DAYS, st.booleans()), max_size=5)


@pytest.mark.usefixtures("world")
@PROFILE
@given(told=ANSWERS)
def test_the_answer_that_counts_is_a_yes(stamp_of, told):
    halyna = stamp_of("halyna")
    person, other = somebody(halyna, "Olena", "Yes"), somebody(halyna, "Taras", "Other")
    for may_share, on, is_undone in told:
        [row] = answers(halyna, person, may_share=may_share, on=on)
        if is_undone:
            row.cancel(halyna)
    answers(halyna, other, may_share=False)
    db.session.flush()
    standing = select(SharingAnswer).where(SharingAnswer.person_id == person.id, SharingAnswer.stands)
    counts = rules.current_answer(db.session.scalars(standing))
    seen = db.session.scalars(select(Person.id).where(may_be_seen(Person.id), Person.id.in_([person.id, other.id])))
    assert list(seen) == ([person.id] if counts and counts.may_share else [])
