"""All or nothing, the same number is the same row, and what was changed on screen stays."""

import json

import pytest
from sqlalchemy import func, select

from amal_field.accounts.models import IMPORT_ID, User
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.registers.importing.register import REGISTERS
from amal_field.registers.importing.report import sentence
from amal_field.registers.models import ImportedRow
from amal_field.transit_site.models import Site, Stay
from tests.registers.folders import command, folder_of, person, places, stay, taken_over, workbook_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def counted(app, *models):
    with app.app_context():
        counts = [db.session.scalar(select(func.count()).select_from(model)) for model in models]
        db.session.remove()
    return counts


def test_what_is_imported_is_made_once(app, engine, tmp_path, monkeypatch):
    monkeypatch.setitem(REGISTERS, "reception_desk", ())  # a register of which no room takes the rows yet is told of
    folder = folder_of(tmp_path, personen=[person()], verblijven=[stay()], tolkopdrachten="", figuren="a;b")
    (folder / "figuren.csv").unlink()
    assert command(app, folder) == (
        0,
        {
            "made": {"personen": 1, "verblijven": 1},
            "changed": {"personen": 0, "verblijven": 0},
            "skipped": [{"file": "tolkopdrachten.csv", "reason": command(app, folder)[1]["skipped"][0]["reason"]}],
            "errors": [],
            "kept": [],
            "notices": [],
            "samples": [],
        },
    )
    before = counted(app, Person, Stay, AuditEntry, ImportedRow)
    code, told = command(app, folder)
    assert (code, told["made"], told["changed"]) == (0, {"personen": 0, "verblijven": 0}, told["made"])
    assert counted(app, Person, Stay, AuditEntry, ImportedRow) == before


def test_a_register_that_is_missing_has_no_count(app, engine, tmp_path):
    assert command(app, folder_of(tmp_path, personen=[]))[1]["made"] == {"personen": 0}
    assert command(app, folder_of(tmp_path))[1]["made"] == {}


def test_a_try_stores_nothing(app, engine, tmp_path):
    folder = folder_of(tmp_path, personen=[person()])
    before = counted(app, Person, AuditEntry, ImportedRow)
    code, told = command(app, folder, "--dry-run")
    assert (code, told["made"]) == (0, {"personen": 1})
    assert counted(app, Person, AuditEntry, ImportedRow) == before


def test_one_wrong_row_and_nothing_is_stored(app, engine, tmp_path):
    rows = [person(), person("P2", geboortedatum="29/02/2023", geslacht="q"), person("P3", telefoon="1" * 2001)]
    folder = folder_of(tmp_path, personen=rows, verblijven=[stay(personen="P9"), stay("V2", aankomst="")], klanten="a")
    before = counted(app, Person, Stay)
    code, told = command(app, folder)
    assert code == 1
    assert [(one["file"], one["line"], one["column"], one["value"][:10]) for one in told["errors"]] == [
        ("klanten.csv", 1, "", ""),
        ("personen.csv", 3, "geboortedatum", "29/02/2023"),
        ("personen.csv", 3, "geslacht", "q"),
        ("personen.csv", 4, "telefoon", "1111111111"),
        ("verblijven.csv", 2, "personen", "P9"),
        ("verblijven.csv", 3, "aankomst", ""),
    ]
    assert all(one["error"] for one in told["errors"])
    assert told["made"] == {"personen": 0, "verblijven": 0}
    assert counted(app, Person, Stay) == before


def test_a_header_that_does_not_fit_does_not_hide_the_cells(app, engine, tmp_path):
    folder = folder_of(tmp_path, personen="persoon_nr;achternaam;kleur;geslacht\nP1;Maes;rood;q\n", verblijven=[])
    found = {(one["line"], one["column"]) for one in command(app, folder)[1]["errors"]}
    assert {(1, "kleur"), (1, "voornaam"), (2, "geslacht")} <= found
    assert (2, "voornaam") not in found


def test_rows_that_cannot_be_read_do_not_make_others_wrong(app, engine, tmp_path):
    persons = folder_of(tmp_path, personen=[person(), person("P2")])
    text = (persons / "personen.csv").read_text().splitlines()
    text[1] = "P1;;G1"
    text[2] = 'P2;;G2;hoofd;"Maes'
    folder = folder_of(
        tmp_path, personen="\n".join(text), verblijven=[stay(), stay("V2", gezin_nr="G2", personen="P2,P8")]
    )
    found = [(one["file"], one["line"], one["column"]) for one in command(app, folder)[1]["errors"]]
    assert ("verblijven.csv", 3, "personen") in found
    assert [one for one in found if one[0] == "personen.csv"] == [("personen.csv", 2, ""), ("personen.csv", 3, "")]
    assert ("verblijven.csv", 2, "personen") not in found


def test_a_spreadsheet_holds_the_same(app, engine, tmp_path):
    columns = ["persoon_nr", "gezin_nr", "gezin_rol", "achternaam", "geboortedatum", "zelfde_als", "voornaam"]
    columns += ["naam_eigen_schrift", "vadersnaam", "geslacht", "talen", "land", "telefoon", "nieuwe_gentenaar"]
    columns += ["vrijwilliger_sinds", "student_van"]
    book = workbook_of(
        tmp_path / "boek.xlsx",
        personen=[columns, ["P1", "G1", "hoofd", "Maes", 1984], [], ["P2", "G1", "kind", "Maes"]],
    )
    assert command(app, book)[1]["made"] == {"personen": 2}
    rows = [person(geboortedatum="1984"), person("P2", gezin_rol="kind")]
    code, told = command(app, folder_of(tmp_path, personen=rows))
    assert (code, told["made"], told["changed"]) == (0, {"personen": 0}, {"personen": 0})


def test_a_corrected_folder_updates_what_was_imported_before(app, engine, tmp_path):
    command(app, folder_of(tmp_path, personen=[person(), person("P2")], verblijven=[stay()]))
    corrected = folder_of(
        tmp_path,
        personen=[person(voornaam="Rosa", geslacht="v")],
        verblijven=[stay(standplaatsen="4,5", vertrek="09/03/2022", voorafbetaling="12,50")],
    )
    code, told = command(app, corrected)
    assert (code, told["made"], told["changed"]) == (
        0,
        {"personen": 0, "verblijven": 0},
        {"personen": 1, "verblijven": 1},
    )
    assert command(app, corrected)[1]["changed"] == {"personen": 0, "verblijven": 0}
    assert counted(app, Person) == [2]


def test_a_person_at_a_terminal_reads_what_changed(app, engine, tmp_path):
    command(app, folder_of(tmp_path, personen=[person()]))
    folder = folder_of(tmp_path, personen=[person(voornaam="Rosa")])
    told = app.test_cli_runner().invoke(args=["registers", "import", str(folder), "--language", "en"])
    assert "personen.csv, line 2, voornaam “P1”:  → Rosa" in told.stdout
    assert "All is stored." in told.stdout
    assert "personen.csv" in told.stderr


def test_a_field_changed_on_screen_is_kept_and_told(app, engine, tmp_path):
    folder = folder_of(tmp_path, personen=[person(voornaam="Rosa", telefoon="09 123 45 67")])
    command(app, folder)
    with app.app_context():
        db.session.scalars(select(Person)).one().phone = "0470 11 22 33"
        db.session.commit()
        db.session.remove()
    for rows, changed in (([person(voornaam="Rosa", telefoon="09 123 45 67")], 0), ([person(voornaam="Roza")], 1)):
        code, told = command(app, folder_of(tmp_path, personen=rows))
        assert (code, told["changed"]) == (0, {"personen": changed})
        kept = [{"file": "personen.csv", "line": 2, "column": "telefoon", "kept": "0470 11 22 33"}]
        assert [{key: one[key] for key in one if key != "value"} for one in told["kept"]] == kept
    with app.app_context():
        person_row = db.session.scalars(select(Person)).one()
        assert (person_row.given_name, person_row.phone) == ("Roza", "0470 11 22 33")
        db.session.remove()


def test_sentences_are_in_the_language_that_is_asked(app, engine, tmp_path):
    folder = folder_of(tmp_path, personen=[person(geslacht="q")])
    for language in ("nl", "fr", "en"):
        code, told = command(app, folder, "--language", language)
        assert code == 1
        assert told["errors"][0]["error"]
    assert told["errors"][0]["error"] == "Choose one of: m, v, x."


def test_the_site_counts_its_revision_up_only_for_a_change(app, engine, tmp_path):
    def revision():
        with app.app_context():
            return db.session.scalar(select(Site.revision)), db.session.remove()

    folder = folder_of(tmp_path, personen=[person()], verblijven=[stay()])
    before = revision()[0]
    command(app, folder)
    command(app, folder)
    assert revision()[0] == before + 1


@pytest.mark.usefixtures("world")
def test_every_wrong_cell_has_a_sentence(engine, tmp_path):
    rows = [person(), person(), person("P3", zelfde_als="P3"), person("P4", zelfde_als="P99"), person("", land="EU")]
    report = taken_over(folder_of(tmp_path, personen=rows))
    assert places(report) == [
        ("personen.csv", 3, "persoon_nr", "number_twice"),
        ("personen.csv", 4, "zelfde_als", "same_as_itself"),
        ("personen.csv", 5, "zelfde_als", "number_unknown"),
        ("personen.csv", 6, "persoon_nr", "cell_empty"),
        ("personen.csv", 6, "land", "not_a_country"),
    ]
    assert json.dumps([sentence(report, one) for one in report.problems])


def test_a_try_waits_for_nobody_who_writes(app, engine, tmp_path):
    folder = folder_of(tmp_path, personen=[person()], verblijven=[stay()])
    with app.app_context():
        engine_of_writer = db.engine
    with engine_of_writer.connect().execution_options(sqlite_begin="BEGIN IMMEDIATE") as writer:
        writer.execute(select(User.id).where(User.id == IMPORT_ID).with_for_update())
        code, told = command(app, folder, "--dry-run")
    assert (code, told["made"]) == (0, {"personen": 1, "verblijven": 1})
