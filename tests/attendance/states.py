"""Group sessions and who is on their rolls, in every state, made with the operations that the screens use."""

from collections.abc import Iterator
from datetime import timedelta

from amal_field import clock
from amal_field.attendance import operations
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.rules import ABSENT, HELPER, PRESENT
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.planning import operations as planning
from amal_field.planning.operations import SessionValues
from tests.attendance.world import a_person, a_series, a_session, expected_people, helping, mark, walks_in
from tests.planning.world import a_programme
from tests.states import StampOf, State

PROGRAMMES = ("physical_table", "class_unit", "buur_en_natuur")


def sessions(stamp_of: StampOf) -> Iterator[State]:
    """Of each kind of programme: empty, under way, past, to come, closed, opened again, called off, and moved."""
    for code in PROGRAMMES:
        kind = {"kind": "lesson"} if code == "class_unit" else {}
        made = [a_session(stamp_of("bruno"), code, hours=(8, end), **kind) for end in range(9, 18)]
        empty, busy, closed, opened, off, on_again, moved, other, numbered = made
        yield _state(f"{code} empty", empty)
        yield _state(f"{code} under way", busy, *_marked(stamp_of, busy, f"Busy {code}"))
        stranger = _marked(stamp_of, closed, f"Closed {code}")
        operations.close_roll(closed, stamp=stamp_of("bruno"))
        yield _state(f"{code} closed", closed, *stranger)
        operations.close_roll(opened, stamp=stamp_of("bruno"))
        operations.reopen_roll(opened, stamp=stamp_of("bruno"))
        yield _state(f"{code} opened again", opened)
        planning.call_off(off, "Ziek", stamp=stamp_of("bruno"))
        yield _state(f"{code} called off", off)
        planning.call_off(on_again, "Ziek", stamp=stamp_of("bruno"))
        planning.restore_session(on_again, stamp=stamp_of("bruno"))
        yield _state(f"{code} on again", on_again)
        later = SessionValues(clock.today() + timedelta(days=9), moved.starts, moved.ends, "Elders")
        planning.move_session(moved, later, stamp=stamp_of("bruno"))
        yield _state(f"{code} moved and to come", moved)
        yield _state(f"{code} with other people", other, a_person(stamp_of(), f"Other {code}").id)
        paper = _marked(stamp_of, numbered, f"Paper {code}")
        operations.number_rows(numbered, db.session.get_one(Programme, numbered.programme_id), stamp=stamp_of("bruno"))
        yield _state(f"{code} on paper", numbered, *paper)


def coming_for(stamp_of: StampOf) -> Iterator[State]:
    """A session to which people come for an organisation."""
    a_programme(stamp_of("bruno"), "lerend_netwerk", session_kinds=[])
    session, person = a_session(stamp_of("bruno"), "lerend_netwerk"), a_person(stamp_of("bruno"), "Partner")
    mark(stamp_of("bruno"), session, person)
    yield _state("of organisations", session, person.id)


def series_sessions(stamp_of: StampOf) -> Iterator[State]:
    """Of a series: people of before are expected, marked, put off the roll, and one of them merged."""
    series = expected_people(stamp_of, 4, "Kring")
    session = a_session(stamp_of(), series=series)
    programme = db.session.get_one(Programme, session.programme_id)
    helper = helping(stamp_of(), "clara", series)
    _, revision = operations.mark_everyone(session, programme, PRESENT, stamp=stamp_of("bruno"))
    before = db.session.query(GroupSession).filter_by(series_id=series.id).order_by(GroupSession.starts).first()
    first, *_ = persons = [row.person_id for row in _roll(session, programme)]
    operations.mark(session, programme, first, ABSENT, stamp=stamp_of("bruno"))
    yield _state("of a series", session, *persons, helper.id, revision=revision)
    merged = a_session(stamp_of(), series=a_series(stamp_of(), name="Samen"), hours=(14, 15))
    double, kept = (a_person(stamp_of(), name, "Samen") for name in ("Double", "Kept"))
    mark(stamp_of(), merged, double)
    people.merge(double, kept, stamp=stamp_of())
    db.session.expire_all()
    yield _state("of a merged person", merged, double.id, kept.id)
    yield _state("before today's", before, *persons[:1])


def _marked(stamp_of: StampOf, session: GroupSession, name: str) -> list:
    row = walks_in(stamp_of("bruno"), session, name)
    helper = walks_in(stamp_of("bruno"), session, f"{name} helps", role=HELPER)
    return [row.person_id, helper.person_id]


def _roll(session: GroupSession, programme: Programme) -> list:
    from amal_field.attendance.queries import roll

    return roll.rows_of(session, programme)


def _state(name: str, session: GroupSession, *person_ids, revision: int = 1) -> State:
    db.session.flush()
    whole = {"session_id": session.id, "revision": [revision, 0]}
    return State(f"session {name}", **whole, **({"person_id": list(person_ids)} if person_ids else {}))


MAKERS = (sessions, coming_for, series_sessions)
RECORDS = {"session_id": GroupSession}
