"""The registers of duos and of meetings go in: their rules, twice, corrected, of one human being, and the past."""

from datetime import date

import pytest
from sqlalchemy import event, select

from amal_field.buddies.models import Match, MatchMeeting, MatchMember
from amal_field.db import db
from tests.registers.folders import imported, person, places

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

PEOPLE = [person(f"P{number}", voornaam=name) for number, name in enumerate(("Lieve", "Gert", "Amara", "Binta"), 1)]


def duo(number: str = "D1", **cells: str) -> dict[str, str]:
    """A row of `duos`: P1 and P3, started in March 2022, closed in June."""
    return {
        "duo_nr": number,
        "programma": "samen_gentenaar",
        "buddys": "P1",
        "nieuwkomers": "P3",
        "voorgesteld": "01/03/2022",
        "gestart": "05/03/2022",
        "gestopt": "05/06/2022",
        "reden": "afgerond",
        **cells,
    }


def meeting(number: str = "O1", **cells: str) -> dict[str, str]:
    """A row of `ontmoetingen`: D1 walked in April."""
    return {
        "ontmoeting_nr": number,
        "duo_nr": "D1",
        "datum": "05/04/2022",
        "minuten": "90",
        "soort": "wandeling",
        "gedaan": "ja",
        **cells,
    }


OPEN = {"gestopt": "", "reden": ""}


@pytest.fixture
def import_(engine, tmp_path):
    """`import_(duos, meetings)`: the report of a folder with these, of four people."""

    def run(duos, meetings=(), persons=PEOPLE):
        registers = {"duos": list(duos), "ontmoetingen": list(meetings)}
        return imported(tmp_path, personen=list(persons), **registers)

    return run


def one(number: str = "D1") -> Match:
    return db.session.scalars(select(Match).where(Match.register_no == number)).one()


def sides(match: Match) -> dict[str, list[str]]:
    """Who stands on each side, by number of the person."""
    standing = [(member.role, member.person.register_no) for member in match.members if member.stands]
    return {role: sorted(no for side, no in standing if side == role) for role, _no in standing}


def reasons() -> dict[str, str | None]:
    rows = select(Match.register_no, MatchMember.second_reason).join(Match, Match.id == MatchMember.match_id)
    return dict(db.session.execute(rows.where(MatchMember.role == "newcomer")).all())


def test_a_duo_and_its_meeting_stand_and_twice_changes_nothing(import_):
    rows = [duo(buddys="P2,P1", nieuwkomers="P3,P4")], [meeting(), meeting("O2", datum="05/06/2022", gedaan="nee")]
    assert import_(*rows).problems == []
    assert sides(one()) == {"buddy": ["P1", "P2"], "newcomer": ["P3", "P4"]}
    assert db.session.get_one(MatchMember, one().members[0].id).second_reason is None
    contacts = {member.person_id: member.person.register_no for member in one().members}
    assert (contacts[one().buddy_id], contacts[one().newcomer_id]) == ("P2", "P3")
    met = db.session.scalars(select(MatchMeeting).order_by(MatchMeeting.register_no)).all()
    assert [(row.minutes, row.kind, row.is_done, row.via) for row in met] == [
        (90, "walk", True, "register"),
        (90, "walk", False, "register"),
    ]
    again = import_(*rows)
    assert (again.kept, any(again.made.values()), any(again.changed.values())) == ([], False, False)


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"buddys": ""}, "buddys", "match_without_side"),
        ({"nieuwkomers": ""}, "nieuwkomers", "match_without_side"),
        ({"nieuwkomers": "P3,P1"}, "nieuwkomers", "match_with_oneself"),
        ({"nieuwkomers": "P9"}, "nieuwkomers", "number_unknown"),
        ({"programma": "wandelen"}, "programma", "not_a_choice"),
        ({"voorgesteld": ""}, "voorgesteld", "cell_empty"),
        ({"voorgesteld": "06/03/2022"}, "gestart", "match_starts_early"),
        ({"gestopt": "04/03/2022"}, "gestopt", "match_ends_early"),
        ({"gestopt": "24/11/2026"}, "gestopt", "match_in_future"),
        ({"gestopt": ""}, "reden", "match_reason_without_end"),
        ({"reden": "ruzie"}, "reden", "not_a_choice"),
    ],
)
def test_a_wrong_duo_is_named_with_its_file_line_and_column(import_, cells, column, code):
    report = import_([duo("D0", nieuwkomers="P4", **OPEN), duo(**cells)])
    assert places(report) == [("duos.csv", 3, column, code)]


@pytest.mark.parametrize(
    ("of_duo", "cells", "column", "code"),
    [
        ({}, {"datum": "04/03/2022"}, "datum", "meeting_before_start"),
        ({}, {"datum": "06/06/2022"}, "datum", "meeting_after_end"),
        (OPEN, {"datum": "24/11/2026"}, "datum", "meeting_in_future"),
        (OPEN | {"gestart": ""}, {}, "datum", "meeting_not_started"),
        ({}, {"minuten": "721"}, "minuten", "minutes_impossible"),
        ({}, {"minuten": "4"}, "minuten", "minutes_impossible"),
        ({}, {"minuten": "2 uur"}, "minuten", "not_whole"),
        ({}, {"duo_nr": "D9"}, "duo_nr", "number_unknown"),
    ],
)
def test_a_wrong_meeting_is_named_with_its_file_line_and_column(import_, of_duo, cells, column, code):
    report = import_([duo(**of_duo)], [meeting(**cells)])
    assert places(report) == [("ontmoetingen.csv", 2, column, code)]


def test_nobody_is_with_themselves_by_another_row_either(import_):
    same = [*PEOPLE[:2], person("P3", voornaam="Amara", zelfde_als="P1"), PEOPLE[3]]
    assert places(import_([duo()], persons=same)) == [("duos.csv", 2, "nieuwkomers", "match_with_oneself")]
    import_([duo()])
    alone = import_([], persons=same)
    assert places(alone) == [("personen.csv", 4, "zelfde_als", "same_as_in_match")]


def test_who_stands_there_under_two_numbers_is_there_once_and_comes_back(import_):
    double = [*PEOPLE[:3], person("P4", voornaam="Binta", zelfde_als="P3")]
    rows = [duo(nieuwkomers="P4,P3")]
    import_(rows, persons=double)
    assert sides(one()) == {"buddy": ["P1"], "newcomer": ["P3"]}
    again = import_(rows, persons=double)
    assert (again.kept, any(again.changed.values())) == ([], False)
    import_(rows)
    assert sides(one()) == {"buddy": ["P1"], "newcomer": ["P3", "P4"]}
    import_([], persons=double)
    assert sides(one()) == {"buddy": ["P1"], "newcomer": ["P3"]}
    assert one().newcomer_id in {member.person_id for member in one().members if member.stands}


def test_a_corrected_folder_changes_days_members_and_meetings_together(import_):
    import_([duo()], [meeting()])
    moved = duo(gestart="05/08/2022", gestopt="05/09/2022", buddys="P2", reden="werk", programma="tandem")
    report = import_([moved], [meeting(datum="06/08/2022")])
    assert (report.problems, report.changed) == ([], {"personen": 0, "duos": 1, "ontmoetingen": 1})
    match = one()
    assert (match.started_on.month, match.closed_on.month, match.reason) == (8, 9, "work")
    assert sides(match) == {"buddy": ["P2"], "newcomer": ["P3"]}
    assert match.buddy_id == match.members[0].person_id
    assert {member.programme_id for member in match.members} == {match.programme_id}


def test_days_that_leave_a_meeting_outside_are_wrong(import_):
    import_([duo()], [meeting()])
    for days, column in (({"gestart": "06/04/2022"}, "gestart"), ({"gestopt": "04/04/2022"}, "gestopt")):
        assert places(import_([duo(**days)])) == [("duos.csv", 2, column, "match_meeting_outside")]
    assert places(import_([duo(**OPEN | {"gestart": ""})])) == [("duos.csv", 2, "gestart", "match_meeting_outside")]


def test_a_second_open_duo_of_the_past_has_a_reason_and_a_proposal_bars_none(import_):
    first, second = duo(**OPEN), duo("D2", buddys="P2", voorgesteld="02/03/2022", **OPEN)
    proposal = duo("D3", buddys="P4", voorgesteld="01/02/2022", **OPEN | {"gestart": ""})
    import_([second, first, proposal])
    assert reasons() == {"D1": None, "D2": "register", "D3": "register"}
    import_([duo(), second, proposal])
    assert reasons() == {"D1": None, "D2": "register", "D3": "register"}
    import_([first, duo("D2", buddys="P2"), proposal])
    assert reasons() == {"D1": None, "D2": None, "D3": "register"}


def test_two_open_duos_meet_in_one_human_being(import_):
    import_([duo(**OPEN), duo("D2", buddys="P2", nieuwkomers="P4", **OPEN)])
    assert reasons() == {"D1": None, "D2": None}
    import_([], persons=[*PEOPLE[:3], person("P4", voornaam="Binta", zelfde_als="P3")])
    assert reasons() == {"D1": None, "D2": "register"}


def test_a_minor_of_the_past_is_marked(import_):
    young = [person("P1", geboortedatum="2006"), PEOPLE[1], person("P3", gezin_nr="G2", geboortedatum="2010")]
    import_([duo(), duo("D2", buddys="P2")], persons=young)
    assert (one().marks, one("D2").marks) == (["buddy_minor", "child_alone"], ["child_alone"])


def test_what_was_changed_or_undone_on_screen_stays(import_, stamp_of):
    import_([duo(**OPEN)], [meeting(), meeting("O2", datum="06/04/2022")])
    undone = db.session.scalars(select(MatchMeeting).where(MatchMeeting.register_no == "O2")).one()
    undone.cancel(stamp_of())
    one().closed_on = one().started_on.replace(month=5)
    db.session.flush()
    report = import_([duo(**OPEN)], [meeting(), meeting("O2", minuten="60", datum="06/04/2022")])
    assert (report.problems, {kept.column for kept in report.kept}) == ([], {"gestopt", "ontmoeting_nr"})
    assert one().closed_on.month == 5
    db.session.refresh(undone)
    assert (undone.stands, undone.minutes) == (False, 90)


def test_the_rules_of_the_programmes_are_read_once(import_):
    asked = []

    def hear(connection, cursor, statement, parameters, context, executemany):
        asked.extend([statement] if "programme_rules" in statement else [])

    persons = [person(f"P{number}", voornaam=f"Naam{number}") for number in range(1, 9)]
    duos = [duo(f"D{number}", buddys=f"P{number}", nieuwkomers=f"P{number + 4}") for number in range(1, 5)]
    event.listen(db.engine, "before_cursor_execute", hear)
    import_(duos, persons=persons)
    event.remove(db.engine, "before_cursor_execute", hear)
    assert len(asked) == 1
    planned = {match.planned_end_on for match in db.session.scalars(select(Match))}
    assert planned == {date(2022, 9, 5)}
