"""Files of other kinds, encodings and notations: advice, never a guess, and no change where nothing changed."""

from datetime import date, time

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import Person
from tests.registers.folders import COLUMNS, command, folder_of, person, places, stay, taken_over, text_of, workbook_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def persons_book(path, *rows):
    """A spreadsheet file of persons from cells by column."""
    columns = COLUMNS["personen"]
    return workbook_of(path, personen=[columns, *([row.get(name) for name in columns] for row in rows)])


@pytest.mark.parametrize("kind", ["ods", "xls", "xlsm", "xlsb", "tsv"])
def test_another_spreadsheet_is_refused_with_advice(app, engine, tmp_path, kind):
    folder = folder_of(tmp_path, personen=[person()])
    (folder / f"personen.{kind}").write_bytes(b"x")
    code, told = command(app, folder)
    assert (code, told["made"]["personen"]) == (1, 0)
    assert [error["file"] for error in told["errors"]] == [f"personen.{kind}"]
    assert f".{kind}" in told["errors"][0]["error"]
    assert ".xlsx" in told["errors"][0]["error"]


def test_files_that_are_no_spreadsheet_are_named_as_skipped(app, engine, tmp_path):
    folder = folder_of(tmp_path, personen=[person()])
    for name in ("verslag.pdf", "cijfers.json", "foto.JPG"):
        (folder / name).write_bytes(b"x")
    code, told = command(app, folder)
    assert code == 0
    assert [skipped["file"] for skipped in told["skipped"]] == ["cijfers.json", "foto.JPG", "verslag.pdf"]


def test_no_register_at_all_is_an_error_with_advice(app, engine, tmp_path):
    code, told = command(app, folder_of(tmp_path))
    assert (code, len(told["errors"])) == (1, 1)
    assert "personen" in told["errors"][0]["error"]
    (tmp_path / "verslag.pdf").write_bytes(b"x")
    assert command(app, tmp_path / "verslag.pdf")[0] == 1


def test_bytes_that_are_no_utf8_are_told_as_windows_reads_them(app, engine, tmp_path):
    text = text_of("personen", [person(voornaam="Zoë"), person("P2", voornaam="Chloé")])
    folder = folder_of(tmp_path, personen=text.encode("cp1252"))
    code, told = command(app, folder)
    assert code == 1
    assert [(error["line"], error["column"]) for error in told["errors"]] == [(2, "voornaam"), (3, "voornaam")]
    assert "Zoë" in told["errors"][0]["error"]
    code, told = command(app, folder, "--encoding", "cp1252")
    assert (code, told["made"]) == (0, {"personen": 2})
    assert told["samples"] == [{"file": "personen.csv", "value": value} for value in ("Zoë", "Chloé")]


def test_an_encoding_that_is_not_that_of_the_file_is_refused(app, engine, tmp_path):
    folder = folder_of(tmp_path, personen=[person(voornaam="Zoë")])
    assert [error["column"] for error in command(app, folder, "--encoding", "cp1252")[1]["errors"]] == [""]
    marked = folder_of(tmp_path, personen="\ufeff" + text_of("personen", [person(voornaam="Zoë")]))
    assert command(app, marked, "--encoding", "cp1252")[0] == 0
    text = text_of("personen", [person(voornaam="Zo?")]).encode().replace(b"?", b"\xeb\x81")
    undefined = folder_of(tmp_path, personen=text)
    assert [error["column"] for error in command(app, undefined, "--encoding", "cp1252")[1]["errors"]] == ["voornaam"]


@pytest.mark.usefixtures("world")
def test_what_a_spreadsheet_made_of_a_cell_is_told(engine, tmp_path):
    wrong = {"standplaatsen": 10.2, "verblijf_nr": 1.1, "meter_begin": 12.5, "voorafbetaling": True}
    wrong |= {"gezin_nr": date(2022, 2, 1), "meter_einde": time(9), "nummerplaten": 1234567890123456, "aankomst": 44621}
    wrong |= {"vertrek": "=A1", "personen": "#N/A"}
    columns, people = COLUMNS["verblijven"], person()
    book = workbook_of(
        tmp_path / "boek.xlsx",
        personen=[COLUMNS["personen"], [people.get(name) for name in COLUMNS["personen"]]],
        verblijven=[columns, [(stay() | wrong).get(column) for column in columns]],
    )
    found = {(column, code) for _file, _line, column, code in places(taken_over(book))}
    assert found >= {
        ("standplaatsen", "list_as_number"),
        ("verblijf_nr", "number_altered"),
        ("meter_begin", "not_whole"),
        ("voorafbetaling", "cell_is_truth"),
        ("gezin_nr", "cell_is_day"),
        ("meter_einde", "cell_is_time"),
        ("nummerplaten", "number_long"),
        ("aankomst", "not_a_day"),
        ("vertrek", "formula_empty"),
        ("personen", "cell_error_at"),
    }


@pytest.mark.parametrize("error", ["#N/A", "#N/B", "#VERW!", "####"])
def test_the_error_of_a_formula_in_a_csv_file_is_told(engine, world, tmp_path, error):
    report = taken_over(folder_of(tmp_path, personen=[person(achternaam=error)]))
    assert places(report) == [("personen.csv", 2, "achternaam", "cell_error")]


@pytest.mark.parametrize("written", ["0470 11 22 33", "+32 470 11 22 33", "0032470112233", "0470/11.22.33"])
def test_a_phone_that_differs_in_notation_alone_is_no_change(app, engine, tmp_path, written):
    command(app, folder_of(tmp_path, personen=[person(telefoon="0470112233")]))
    for phone in (written, written):
        code, told = command(app, folder_of(tmp_path, personen=[person(telefoon=phone)]))
        assert (code, told["changed"], told["kept"]) == (0, {"personen": 0}, [])
    for phone in ("0470112234", "0470112233 (moeder)", "0470112233 / 0470112234"):
        assert command(app, folder_of(tmp_path, personen=[person(telefoon=phone)]))[1]["changed"] == {"personen": 1}


def test_a_number_gets_the_zero_of_a_phone_back(app, engine, tmp_path):
    phones = {"P1": 470112233, "P2": 92345678, "P3": "470112233", "P4": 32470112233}
    rows = [person(number, telefoon=phone, gezin_nr="", gezin_rol="") for number, phone in phones.items()]
    assert command(app, persons_book(tmp_path / "boek.xlsx", *rows))[0] == 0
    with app.app_context():
        stored = dict(db.session.execute(select(Person.register_no, Person.phone)).all())
    assert stored == {"P1": "0470112233", "P2": "092345678", "P3": "470112233", "P4": "32470112233"}


@pytest.mark.usefixtures("engine")
def test_a_person_at_a_terminal_reads_it_in_dutch(app, tmp_path):
    columns, rows = COLUMNS["verblijven"], [stay(standplaatsen=10.2), stay("V2", voorafbetaling="1.200")]
    book = workbook_of(
        tmp_path / "boek.xlsx", verblijven=[columns, *([row.get(column) for column in columns] for row in rows)]
    )
    said = app.test_cli_runner().invoke(args=["registers", "import", str(book)]).stdout
    assert "boek.xlsx [verblijven], regel 2, standplaatsen “10,2”: Excel maakte een getal van deze lijst" in said
    assert "Bedoel je 1200 of 1,20?" in said
