"""What leaves in registers, under which numbers, and what an import makes of it: of the same database and of others."""

import csv
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.operations.merging import merge
from amal_field.transit_site import operations
from amal_field.transit_site.queries import stays as stay_queries
from tests.attendance.world import a_person, a_session, mark
from tests.conftest import NOON
from tests.registers.commands.test_year import exported
from tests.registers.folders import COLUMNS, attendance, command, folder_of, person, session, vaccination
from tests.registers.jobs import looked_at
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
TODAY = NOON.date()
ODD = {"achternaam": '=1+1;"x"', "voornaam": "+32 470", "naam_eigen_schrift": "@a", "student_van": "-1"}


@pytest.fixture
def screens(app, given, stamp_of):
    """A family on the site, a roll with somebody known as another since, a mark that was undone, sessions that are to
    come, called off, and of which nothing was noted; somebody imported, whose name looks like formulas."""

    def note(of):
        family = make_family(of(), "Mayer", (("Sammy", 1985), ("Ion", 2019)))
        there = let_in(of(), family, pitch=3)
        operations.move(there.pitches[0], stay_queries.pitch(5), stamp=of())
        held, off, _silent, _ahead = (a_session(of("bruno"), on=TODAY + timedelta(days)) for days in (-3, -2, -1, 1))
        off.called_off_at, off.called_off_by_id = clock.now(), of().by_id
        one, other, third = (a_person(of("bruno"), name, "Adam") for name in ("Fatima", "Fatema", "Omar"))
        mark(of("bruno"), held, other)
        mark(of("bruno"), held, third).cancel(of())
        db.session.flush()
        merge(other, one, stamp=of())
        return held

    return given(note)


def rows_of(files, name) -> list[dict[str, str]]:
    text = files[f"{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_what_was_noted_on_screen_leaves_with_numbers_and_comes_back(app, engine, databases, screens, tmp_path):
    assert command(app, folder_of(tmp_path, personen=[person("P1", **ODD)]))[0] == 0
    files = exported(app, tmp_path / "first")
    persons = {row["persoon_nr"]: row for row in rows_of(files, "personen")}
    assert set(persons) == {"P1", *(f"P2026-0000{place}" for place in range(1, 6))}
    assert {name: persons["P1"][name] for name in ODD} == ODD
    by_name = {row["voornaam"]: row for row in persons.values()}
    assert by_name["Fatema"]["zelfde_als"] == by_name["Fatima"]["persoon_nr"]
    assert [row["status"] for row in rows_of(files, "sessies")] == ["gehouden", "geannuleerd"]
    [there] = rows_of(files, "aanwezigheden")
    assert there["persoon_nr"] == by_name["Fatema"]["persoon_nr"]
    [one_stay] = rows_of(files, "verblijven")
    assert (one_stay["verblijf_nr"], one_stay["gezin_nr"]) == ("V2026-00001", by_name["Ion"]["gezin_nr"])
    assert one_stay["standplaatsen"] == "3 tot 23/11/2026,5"
    assert exported(app, tmp_path / "again") == files
    code, told = command(app, tmp_path / "first")
    assert (code, told["kept"]) == (0, [])
    assert not any((*told["made"].values(), *told["changed"].values()))
    databases.put_back()
    assert command(app, tmp_path / "first")[0] == 0
    assert exported(app, tmp_path / "other") == files
    unknown = folder_of(tmp_path, personen=[person("P2026-00006"), person("P2", gezin_nr="G2026-00009")])
    told = command(app, unknown)[1]["errors"]
    assert [(one["line"], one["column"]) for one in told] == [(2, "persoon_nr"), (3, "gezin_nr")]
    with app.app_context():
        [entry] = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "registers:export:write"))
        db.session.remove()
    assert entry.details["rows"] == sum(len(rows_of(files, name)) for name in COLUMNS if f"{name}.csv" in files)


def test_who_takes_along_what_tells_of_health_is_noted(app, engine, noted, tmp_path):
    told = {
        "personen": [person(geboortedatum="01/01/2015")],
        "sessies": [session(programma="vaccinatie", soort="basis")],
        "aanwezigheden": [attendance()],
        "vaccinaties": [vaccination()],
    }
    assert command(app, folder_of(tmp_path, **told))[0] == 0
    before = len(noted())
    exported(app, tmp_path / "out")
    with app.app_context():
        whose = {db.session.scalar(select(Person.id).where(Person.register_no == "P1"))}
        db.session.remove()
    looks = noted()[before:]
    assert ("registers.register_sheet", "health", "export", whose) in looks
    assert ("registers.register_sheet", "people", "export", whose) in looks


def test_a_register_leaves_on_screen_where_all_of_it_may_be_seen(app, engine, visit, screens, noted, tmp_path):
    page = visit("bruno").go("/registers/exports")
    shown = ["personen", "organisaties", "programmas", "reeksen", "sessies", "aanwezigheden", "contacten"]
    shown += ["handcijfers", "cijfers"]
    assert [name.text for name in page.find("main .row__name")] == shown
    assert "verblijven" in page.text
    assert page.client.get("/registers/exports/verblijven.xlsx").status_code == 404
    page.send("form[action='/registers/exports/personen']")
    assert page.status == 200
    book = page.client.get("/registers/exports/personen.xlsx").data
    sheet = load_workbook(BytesIO(book))["personen"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [f"P2026-0000{place}" for place in range(1, 6)]
    assert {cell.number_format for row in sheet.iter_rows(min_row=2) for cell in row if cell.value} == {"@"}
    with app.app_context():
        everybody = set(db.session.scalars(select(Person.id)))
        tags = list(db.session.scalars(select(AuditEntry.tag).where(AuditEntry.tag.startswith("registers:export"))))
        db.session.remove()
    assert noted() == [("registers.register_sheet", "people", "export", everybody)] * 2
    assert tags == ["registers:export:number", *["registers:export:write"] * 2]
    page.go("/registers/exports").send("form[action='/registers/exports/personen']")
    looked_at(app, page, {"personen.xlsx": book})
    assert "0 nieuw, 0 gewijzigd" in page.text
