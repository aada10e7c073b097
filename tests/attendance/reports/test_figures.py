"""The annual figures that sessions tell, by their definitions."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from amal_field import clock
from amal_field.attendance import operations
from amal_field.attendance.reports.series_figures import FIGURES as OF_SESSIONS
from amal_field.buddies.offers.figures import FIGURES as OF_BUDDIES
from amal_field.db import db
from tests.attendance.world import a_session, walks_in
from tests.figures.readings import values as all_values
from tests.registers.folders import attendance, person, session

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

FIGURES = (*OF_SESSIONS, *(one for one in OF_BUDDIES if one.code.startswith(("walks.", "duos.group_"))))
"""Those of walks and of groups of duos are told by buddies, from the same sessions."""
LISTS = {
    "class.children_range",
    "tables.physical_range",
    "tables.samenlezen_sessions",
    "tables.samenlezen_means",
    "tables.komaf_attendance",
}
SHARES = {"walks.newcomer_share", "walks.per_week", "class.pretkamjonet_mean"}
SHARES |= {"tables.online_mean", "tables.physical_per_week", "tables.advanced_mean"}


def values(year=2022):
    return all_values(year, figures=FIGURES)


def of(programme, number, **cells):
    """A session of a programme that has no kinds."""
    return session(number, programma=programme, soort="", **cells)


def rolls(*rows):
    """Attendances from texts like `S1 P1` or `S1 P1 begeleider`."""
    cells = [row.split() for row in rows]
    return [
        attendance(f"A{n}", sessie_nr=one[0], persoon_nr=one[1], rol=(one[2:] or ["deelnemer"])[0])
        for n, one in enumerate(cells)
    ]


def test_a_year_without_sessions_counts_nothing(engine):
    for code, value in values().items():
        assert value == ([] if code in LISTS else None if code in SHARES else 0), code


def test_children_are_the_named_and_those_of_the_site_and_from_outside(engine, import_):
    rows = [
        session("S1", soort="activiteit", extra_terrein="2", extra_buiten="1", extra="50"),
        session("S2"),
        session("S3", extra_terrein="9", datum="31/12/2021"),
        session("S4", extra_terrein="99", status="geannuleerd"),
    ]
    import_(rows, rolls("S1 P1", "S1 P2", "S1 P3 begeleider", "S2 P2"))
    found = values()
    assert (found["class.activities"], found["class.children_range"]) == (1, [1, 5])


def test_pretkamjonet_counts_children_alone(engine, import_):
    rows = [
        of("pretkamjonet", "S1", extra_terrein="2", extra_buiten="1", extra="50"),
        of("pretkamjonet", "S2", extra="7"),
    ]
    import_(rows, rolls("S1 P1", "S1 P2 begeleider", "S2 P2"))
    assert values()["class.pretkamjonet_mean"] == 2.5


def test_a_session_that_was_only_planned_was_not_held(engine, stamp_of):
    _planned, closed, counted, named = (
        a_session(stamp_of(), "class_unit", kind="activity", hours=(hour, hour + 1)) for hour in (8, 9, 10, 11)
    )
    operations.close_roll(closed, stamp=stamp_of())
    operations.count(counted, "outside", 6, stamp=stamp_of())
    walks_in(stamp_of(), named, "Zeno")
    tomorrow = clock.today() + timedelta(days=1)  # of the running year yesterday is the last day that counts
    found = all_values(tomorrow.year, tomorrow, figures=FIGURES)
    assert (found["class.activities"], found["class.children_range"]) == (3, [0, 6])


def test_helpers_of_the_class_unit_count_by_what_they_are(engine, import_):
    persons = [
        person("P1", vrijwilliger_sinds="31/12/2022"),
        person("P2", vrijwilliger_sinds="31/12/2021", student_van="Hogeschool"),
        person("P3", vrijwilliger_sinds="01/01/2022"),
        person("P4", zelfde_als="P5", student_van="Hogeschool"),
        person("P5"),
    ]
    there = rolls(
        "S1 P1 begeleider", "S2 P1 begeleider", "S1 P2 begeleider", "S1 P3", "S1 P4 begeleider", "S3 P3 begeleider"
    )
    import_([session("S1"), session("S2"), of("pretkamjonet", "S3")], there, persons=persons)
    found = values()
    assert (found["class.new_volunteers"], found["class.students"]) == (1, 2)


def test_unique_participants_have_a_name_and_count_once(engine, import_):
    rows = [of("conversatietafel_online", f"S{n}", extra="1") for n in (1, 2, 3)]
    import_(rows, rolls("S1 P1", "S2 P4", "S2 P2", "S3 P3 begeleider"))
    found = values()
    assert (found["tables.online_participants"], found["tables.online_mean"]) == (2, 2.0)


def test_weeks_run_from_monday_to_sunday_and_lie_within_the_year(engine, import_):
    days = ["01/01/2022", "02/01/2022", "03/01/2022", "09/01/2022", "10/01/2022", "31/12/2021"]
    for programme in ("conversatietafel_fysiek", "buur_en_natuur"):
        import_([of(programme, f"{programme}{n}", datum=day) for n, day in enumerate(days)])
    found = values()
    assert (found["tables.physical_per_week"], found["walks.per_week"], values(2023)["walks.per_week"]) == (
        1.7,
        1.7,
        None,
    )


def test_a_range_counts_the_people_without_a_name(engine, import_):
    rows = [of("conversatietafel_fysiek", "S1", extra="20"), of("conversatietafel_fysiek", "S2", extra_buiten="3")]
    import_(rows, rolls("S1 P1", "S1 P3 begeleider", "S2 P3 begeleider"))
    found = values()
    assert (found["tables.physical_range"], found["tables.physical_volunteers"]) == ([3, 21], 1)


def test_series_stand_in_the_order_of_their_first_session_of_the_year(engine, import_):
    rows = [
        of("samenlezen", "S10", reeks="b", datum="01/05/2022", extra="4"),
        of("samenlezen", "S9", reeks="a", datum="01/05/2022", extra="1"),
        of("samenlezen", "S8", reeks="b", datum="02/05/2022", extra="5"),
        of("samenlezen", "S7", reeks="b", datum="01/01/2021", extra="99"),
        of("samenlezen", "S6", reeks="c", datum="01/01/2022", status="geannuleerd"),
        of("samenlezen", "S5", reeks="", datum="01/01/2022"),
        of("komaf", "K1", reeks="najaar", datum="02/09/2022", extra="11"),
        of("komaf", "K2", reeks="voorjaar", datum="02/03/2022", van="14:00", tot="15:00", extra="10"),
        of("komaf", "K3", reeks="voorjaar", datum="02/03/2022", van="09:00", tot="10:00", extra="22"),
        of("opstap", "O1", reeks="1"),
        of("opstap", "O2", reeks="1"),
        of("opstap", "O3", reeks="2", datum="01/01/2021"),
    ]
    import_(rows, rolls("K3 P1", "K3 P3 begeleider"))
    found = values()
    assert (found["tables.samenlezen_sessions"], found["tables.samenlezen_means"]) == ([1, 2], [1.0, 4.5])
    assert found["tables.komaf_attendance"] == [[23, 10], [11]]
    assert found["tables.opstap_groups"] == 1


def test_a_share_of_the_walkers_is_of_those_who_answered(engine, import_):
    answers = ["ja", "ja", "nee", "", "ja"]
    persons = [person(f"P{n}", nieuwe_gentenaar=answer) for n, answer in enumerate(answers)]
    persons.append(person("P9", zelfde_als="P3", nieuwe_gentenaar="nee"))
    walks = [of("buur_en_natuur", "S1", extra="7"), of("buur_en_natuur", "S2")]
    import_(walks, rolls("S1 P0", "S2 P0", "S1 P1", "S1 P2", "S1 P3", "S1 P4 begeleider"), persons=persons)
    found = values()
    assert (found["walks.walkers"], found["walks.newcomer_share"]) == (4, 50)


def test_groups_of_duos_and_of_the_desk_count_attendances(engine, import_):
    rows = [
        of("samen_gentenaar", "S1", extra="3"),
        of("oekraine_ontmoeting", "S2", extra="5"),
        of("oekraine_ontmoeting", "S3"),
        of("oekraine_infosessie", "S4", extra="8"),
        of("oekraine_infosessie", "S5"),
    ]
    import_(rows, rolls("S1 P1", "S2 P1", "S3 P4", "S3 P3 begeleider", "S4 P1", "S5 P4", "S5 P2"))
    found = values()
    assert (found["duos.group_sessions"], found["duos.group_attendance"]) == (1, 4)
    assert (found["desk.meetings"], found["desk.meeting_attendance"]) == (2, 7)
    assert (found["desk.info_sessions"], found["desk.info_participants"]) == (2, 2)


def test_all_of_them_take_two_statements(engine, import_):
    import_([session(), of("komaf", "S2", reeks="1")], rolls("S1 P1", "S2 P1"))
    statements = []

    def note(connection, cursor, statement, *rest):
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        values()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert len(statements) == 2
