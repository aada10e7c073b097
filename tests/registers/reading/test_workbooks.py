"""What a spreadsheet made of what somebody typed is read as typed, or told; nothing goes missing without a word."""

import tracemalloc
from datetime import datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from amal_field.registers.reading.tables import Folder
from amal_field.registers.reading.workbooks import read_workbook
from tests.effort import calls_of
from tests.registers.sheets import HEADER, book, rewritten, saved, zipped

NAMES = {"duos": HEADER, "sessies": None}


def read(content: bytes) -> Folder:
    folder = Folder()
    read_workbook("boek.xlsx", content, NAMES, folder)
    return folder


def problems(folder: Folder) -> list[tuple[int, str, str]]:
    noted = folder.problems + [problem for table in folder.tables.values() for problem in table.problems]
    return [(problem.line, problem.column, problem.broken.code) for problem in noted]


def notices(folder: Folder) -> list[tuple[int, str, dict]]:
    return [(one.line, one.broken.code, one.broken.values) for one in folder.tables["duos"].notices]


def cell(value, number_format="General"):
    def dress(sheet):
        sheet["A2"].number_format = number_format

    ((_line, (read_cell, _reden)),) = read(book([value, "x"], dress=dress)).tables["duos"].rows
    return read_cell


@pytest.mark.parametrize(
    ("value", "number_format", "text", "altered"),
    [
        (12, "General", "12", False),
        (12, "@", "12", False),
        (1, "0000", "0001", False),
        (1200, "#,##0", "1200", True),
        (10.2, "General", "10,2", True),
        (12, "0.00", "12", True),
        (1, '"P"000', "1", True),
        (100000, "0.00E+00", "100000", True),
        (0.5, "0%", "50%", True),
        (True, "General", "ja", False),
        (datetime(2022, 9, 1), "dd/mm/yyyy", "01/09/2022", False),
        (datetime(1984, 9, 1), "mm/yyyy", "09/1984", False),
        (datetime(1984, 9, 1), "[$-813]mmm-yy", "09/1984", False),
        (datetime(1984, 1, 1), "yyyy", "1984", False),
        (datetime(1984, 9, 1), "yyyy", "01/09/1984", False),
        (datetime(1984, 9, 2), "mmm-yy", "02/09/1984", False),
        (datetime(2022, 9, 1), "[$-813]d mmmm yyyy", "01/09/2022", False),
        (datetime(2022, 9, 1, 9, 30), "dd/mm/yyyy hh:mm", "01/09/2022 09:30:00", False),
        (time(9, 30), "hh:mm", "09:30", False),
        (time(9, 30, 15), "hh:mm", "09:30:15", False),
        (0.375, "[h]:mm", "09:00", False),
        (1, "[h]:mm", "24:00", False),
    ],
)
def test_a_cell_is_written_as_a_csv_file_would_hold_it(value, number_format, text, altered):
    there = cell(value, number_format)
    assert (str(there), there.altered) == (text, altered)


def test_a_number_of_sixteen_digits_is_told():
    assert cell(999999999999999).broken is None
    assert cell(1234567890123456).broken.code == "number_long"


def test_a_false_size_hides_no_rows():
    content = rewritten(book(["D1", "werk"], ["D2", "taal"]), ('<dimension ref="[^"]*"', '<dimension ref="A1:A2"'))
    assert read(content).tables["duos"].rows == [(2, ["D1", "werk"]), (3, ["D2", "taal"])]


@pytest.mark.parametrize("stray", ["A1048576", "XFD3", "XFD1"])
def test_a_stray_blank_costs_nothing(stray):
    def dress(sheet):
        sheet[stray].value = " "

    content = book(["D1", "werk"], ["D2", "taal"], dress=dress)
    tracemalloc.start()
    rows, calls = calls_of(lambda: read(content).tables["duos"].rows)
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()
    assert calls < 100_000
    assert rows == [(2, ["D1", "werk"]), (3, ["D2", "taal"])]


def test_a_row_with_an_absurd_number_costs_nothing():
    content = rewritten(
        book(["D1", "werk"]), ('<row r="2"', '<row r="99999999999"'), ('r="([AB])2"', r'r="\g<1>99999999999"')
    )
    tracemalloc.start()
    assert read(content).tables["duos"].rows == [(99_999_999_999, ["D1", "werk"])]
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


def test_something_far_to_the_right_is_told():
    def dress(sheet):
        sheet["XFD3"].value = "x"
        sheet["XFC1"].value = "kleur"

    assert problems(read(book(["D1"], ["D2"], dress=dress)))[-2:] == [(1, "kleur", "column_unknown"), (3, "", "ragged")]


def test_a_formula_without_a_stored_value_is_told():
    there = cell("=1+1")
    assert (there.broken.code, there.broken.values) == ("formula_empty", {"cell": "A2"})
    stored = rewritten(book(["=1+1", "x"]), ("<v ?/>|<v></v>", "<v>2</v>"))
    assert read(stored).tables["duos"].rows == [(2, ["2", "x"])]
    nothing = rewritten(book(["D1", "=B9"]), ("<v ?/>|<v></v>", "<v></v>"), ('<c r="B2"', '<c r="B2" t="str"'))
    assert read(nothing).tables["duos"].rows == [(2, ["D1", ""])]


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_the_error_of_a_formula_is_told(error):
    there = cell(error)
    assert (there.broken.code, there.broken.values) == ("cell_error_at", {"value": error, "cell": "A2"})


def test_merged_cells_over_data_are_told():
    def dress(sheet):
        for joined in ("A2:A3", "B4:B4", "D1:E9", "A9:B9"):
            sheet.merge_cells(joined)

    folder = read(book(["D1", "werk"], [None, "taal"], ["D3", "gezin"], dress=dress))
    assert problems(folder) == [(2, "duo_nr", "cells_merged")]
    assert folder.tables["duos"].problems[0].broken.values == {"range": "A2:A3"}


def test_a_chart_and_a_hidden_sheet_are_skipped_and_named():
    made = Workbook()
    made.active.title = "duos"
    made.active.append(HEADER)
    chart = BarChart()
    chart.add_data(Reference(made.active, min_col=1, min_row=1))
    made.create_chartsheet("Grafiek").add_chart(chart)
    hidden = made.create_sheet("Lijsten")
    hidden.append(["x"])
    hidden.sheet_state = "veryHidden"
    folder = read(saved(made))
    assert problems(folder) == []
    assert [(one.file, one.broken.code) for one in folder.skipped] == [
        ("boek.xlsx [Grafiek]", "chart_sheet"),
        ("boek.xlsx [Lijsten]", "hidden_sheet"),
    ]


def test_what_is_hidden_is_read_and_told():
    def dress(sheet):
        sheet.row_dimensions[3].hidden = sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.sheet_state = "hidden"
        sheet.parent.create_sheet("Blad2")

    folder = read(book(["D1", "werk"], ["D2", "taal"], dress=dress))
    assert folder.tables["duos"].rows == [(2, ["D1", "werk"]), (3, ["D2", "taal"])]
    assert notices(folder) == [
        (1, "hidden_register", {}),
        (3, "hidden_rows", {"lines": "3"}),
        (1, "hidden_columns", {"columns": "B"}),
    ]


def test_a_code_of_a_control_character_is_that_character():
    rows = read(book(["D1", "a_x000D_b"], ["D2", "_x0041_"], ["D3", "_x0007__xD83D_"])).tables["duos"].rows
    assert [cells[1] for _line, cells in rows] == ["a\rb", "_x0041_", "\x07\ud83d"]


def test_a_file_of_another_make_is_told():
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert problems(read(locked)) == [(1, "", "workbook_locked")]
    assert problems(read(zipped({"a.xml": "0" * (200 * 1024 * 1024 + 1)}))) == [(1, "", "archive_large")]
    bomb = '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
    assert problems(read(rewritten(book(["D1", "x"]), ("<worksheet", f"{bomb}<worksheet")))) == [(1, "", "unreadable")]
    strict = rewritten(book(["D1", "x"]), ("<sheets>.*</sheets>", "<sheets/>"), part="xl/workbook.xml")
    assert problems(read(strict)) == [(1, "", "workbook_empty")]
