"""The register of assignments of interpreters comes in, and what was done for the desk is counted."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.reception_desk.models import InterpreterAssignment
from tests.figures.readings import value
from tests.registers.folders import imported, places

pytestmark = pytest.mark.usefixtures("world")


def assignment(number: str = "T1", **cells: str) -> dict[str, str]:
    """A row of `tolkopdrachten`: a social interpreter was with the desk for an hour, in Ukrainian."""
    done = {"datum": "05/03/2022", "taal": "uk", "vorm": "video", "soort": "sociaal_tolk", "status": "uitgevoerd"}
    return {"opdracht_nr": number, **done, "minuten": "60", "dienst": "onthaal", **cells}


@pytest.fixture
def import_(tmp_path):
    """`import_(rows)`: the report."""

    def do(*rows):
        return imported(tmp_path, tolkopdrachten=list(rows))

    return do


def stored(number: str = "T1") -> InterpreterAssignment:
    return db.session.scalars(select(InterpreterAssignment).where(InterpreterAssignment.register_no == number)).one()


def test_what_was_done_for_the_desk_counts_by_tier(engine, import_):
    report = import_(
        assignment(),
        assignment("T2", soort="crisistolk", minuten=""),
        assignment("T3", status="geannuleerd", minuten=""),
        assignment("T4", dienst="terrein"),
        assignment("T5", datum="01/01/2023"),
        assignment("T6", datum="31/12/2199", status="aangevraagd", minuten=""),
    )
    assert (places(report), report.made["tolkopdrachten"]) == ([], 6)
    assert value("desk.interpreters", 2022) == {"sociaal_tolk": 1, "crisistolk": 1}
    assert (stored().minutes, stored("T2").minutes, stored("T3").state) == (60, None, "cancelled")


@pytest.mark.parametrize(
    ("state", "written"),
    [("refused", "niet_geleverd"), ("cancelled_in_time", "geannuleerd"), ("cancelled_late", "geannuleerd")],
)
def test_what_the_screens_tell_apart_stands_under_one_word_of_the_register(engine, import_, state, written):
    import_(assignment(status=written, minuten=""))
    stored().state = state
    db.session.flush()
    report = import_(assignment(status=written, minuten="", vorm="telefoon"))
    assert (report.changed["tolkopdrachten"], stored().state, stored().manner) == (1, state, "phone")


def test_the_same_twice_changes_nothing_and_what_was_undone_stays_so(engine, import_, stamp_of):
    import_(assignment())
    assert not any(import_(assignment()).changed.values())
    stored().cancel(stamp_of("halyna"))
    db.session.flush()
    assert places(import_(assignment(minuten="30"))) == []
    assert (stored().stands, stored().minutes) == (False, 60)
    assert value("desk.interpreters", 2022) == {"sociaal_tolk": 0, "crisistolk": 0}


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"minuten": "0"}, "minuten", "assignment_minutes"),
        ({"minuten": "721"}, "minuten", "assignment_minutes"),
        ({"status": "geannuleerd"}, "minuten", "minutes_of_nothing"),
        ({"datum": "31/12/2199"}, "datum", "assignment_to_come"),
        ({"taal": "oekraïens"}, "taal", "not_a_language"),
        ({"taal": ""}, "taal", "cell_empty"),
        ({"status": "misschien"}, "status", "not_a_choice"),
        ({"dienst": ""}, "dienst", "cell_empty"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_stored(engine, import_, cells, column, code):
    ((name, line, where, told),) = places(import_(assignment("T0"), assignment(**cells)))
    assert (name, line, where, told) == ("tolkopdrachten.csv", 3, column, code)
    assert db.session.scalars(select(InterpreterAssignment)).all() == []
