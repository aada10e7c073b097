"""A history names people as they are called now: corrected, merged or removed since."""

import pytest
from sqlalchemy import delete, select

from amal_field.accounts.offers import history
from amal_field.attendance.models import Attendance
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.people import operations
from amal_field.people.models import NamePart, Person, SearchText
from tests.attendance.world import a_session, walks_in
from tests.bench.statements import counted
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


@pytest.fixture
def session(stamp_of):
    return a_session(stamp_of())


@pytest.fixture
def ali(stamp_of, session) -> Person:
    """Somebody who walked in."""
    row = walks_in(stamp_of(), session, "Ali")
    return db.session.get_one(Person, row.person_id)


def sentences(*rows) -> list[str]:
    db.session.flush()
    return [line.sentence for line in history.of(*(row.id for row in rows))]


def marked(session) -> str:
    """Who was marked."""
    (sentence,) = [text for text in sentences(session) if text.endswith(": aanwezig")]
    return sentence.removesuffix(": aanwezig")


def test_the_entry_holds_the_key(engine, session, ali):
    (details,) = db.session.scalars(select(AuditEntry.details).where(AuditEntry.tag == "attendance:roll:mark"))
    assert details == {"person": str(ali.id), "mark": ["present"]}


def test_a_corrected_name_is_right_there_too(engine, session, ali, stamp_of):
    operations.correct_person(ali, {"given_name": "Alaa"}, stamp=stamp_of())
    assert marked(session) == "Alaa"


def test_a_merged_person_is_called_as_the_one_who_stays(engine, session, ali, stamp_of):
    known = somebody(stamp_of(), "Ali", "Hassan")
    merge = operations.merge(ali, known, stamp=stamp_of())
    assert marked(session) == "Ali Hassan"
    assert any(text.startswith("Ali bleek Ali Hassan te zijn") for text in sentences(known))
    operations.unmerge(merge, stamp=stamp_of())
    assert marked(session) == "Ali"


def test_a_removed_person_is_a_dash(engine, session, ali):
    for table in (Attendance, NamePart, SearchText):
        db.session.execute(delete(table).where(table.person_id == ali.id))
    db.session.execute(delete(Person).where(Person.id == ali.id))
    assert marked(session) == "–"


def test_the_names_of_a_page_take_one_statement(engine, app, session, stamp_of):
    for number in range(12):
        walks_in(stamp_of(), session, f"Kind {number}")
    db.session.flush()
    with counted(app) as statements:
        history.of(session.id)
    assert len(statements) == 2
