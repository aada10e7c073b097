"""Files are read with physical lines; what cannot be read is told instead of raised."""

import pytest
from openpyxl import Workbook

from amal_field.registers.reading.folder import read_folder

NAMES = {"duos": ["duo_nr", "reden"], "sessies": None}


@pytest.fixture
def read(tmp_path):
    def one(content: bytes | str, name: str = "duos.csv"):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        folder = read_folder(tmp_path, NAMES)
        problems = folder.problems + [problem for table in folder.tables.values() for problem in table.problems]
        rows = [row for table in folder.tables.values() for row in table.rows]
        return rows, [(problem.line, problem.column, problem.broken.code) for problem in problems]

    return one


@pytest.mark.parametrize(
    "content",
    [
        "duo_nr;reden\nD1;werk\n",
        "\ufeffduo_nr;reden\r\nD1;werk\r\n",
        "duo_nr;reden\nD1;werk",
        "duo_nr;reden\nD1;werk\n\n\n",
        "duo_nr;reden\nD1;werk\n;\n  \n",
        '"duo_nr";"reden"\n"D1";"werk"\n',
        " Duo_nr ;REDEN\nD1;werk\n",
        "duo_nr;reden;\nD1;werk;\n",
        "duo_nr;reden;;\nD1;werk\n",
    ],
)
def test_marks_line_ends_quotes_and_empty_lines_say_nothing(read, content):
    assert read(content) == ([(2, ["D1", "werk"])], [])


def test_a_line_that_names_the_separator_leaves_the_lines_physical(read):
    assert read("sep=;\nduo_nr;reden\nD1;werk\n") == ([(3, ["D1", "werk"])], [])
    assert read("sep=;\r\n\r\nduo_nr;reden\r\nD1;werk\r\n") == ([(4, ["D1", "werk"])], [])


def test_a_line_break_in_a_cell_leaves_the_lines_physical(read):
    rows, wrong = read('duo_nr;reden\nD1;"een\r\ntwee\ndrie"\nD2;"a;""b"""\n')
    assert rows == [(2, ["D1", "een\r\ntwee\ndrie"]), (5, ["D2", 'a;"b"'])]
    assert wrong == []


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("", [(1, "", "no_header")]),
        ("\n\n", [(1, "", "no_header")]),
        ("duo_nr,reden\nD1,werk\n", [(1, "", "other_separator")]),
        ('"duo_nr","reden"\n"D1","werk"\n', [(1, "", "other_separator")]),
        ('sep=,\n"duo_nr","reden"\n', [(1, "", "other_separator")]),
        ("duo_nr\treden\nD1\twerk\n", [(1, "", "other_separator")]),
        ("sep=,\nduo_nr,reden\n", [(1, "", "other_separator")]),
        ("duo_nr;reden\nD1;werk".encode("utf-16"), [(1, "", "no_header")]),
        ("duo_nr;reden;reden\n", [(1, "reden", "column_twice")]),
        ("duo_nr;reden;kleur\n", [(1, "kleur", "column_unknown")]),
        ("duo_nr;;reden\n", [(1, "", "column_nameless")]),
        ("duo_nr;reden;\nD1;werk;x\n", [(2, "", "ragged")]),
        ("sep=;\nduo_nr;reden\nD1\n", [(3, "", "ragged")]),
        ("duo_nr\n", [(1, "reden", "column_missing")]),
        ("duo_nr;reden\nD1\nD2;werk\nD3;a;b\n", [(2, "", "ragged"), (4, "", "ragged")]),
        ('duo_nr;reden\nD1;"werk\nD2;taal\n', [(2, "", "quote_open")]),
        ('duo_nr;reden\nD1;"werk"x\nD2;taal\n', [(2, "", "quote_open")]),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(read, content, wrong):
    assert read(content)[1] == wrong


def test_a_header_alone_is_an_empty_register(read):
    assert read("reden;duo_nr\n") == ([], [])


def test_a_file_that_is_no_register_is_told_and_others_are_ignored(read, tmp_path):
    (tmp_path / "figures-2022.json").write_text("{}")
    (tmp_path / ".~lock.duos.csv#").write_text("")
    (tmp_path / "~$boek.xlsx").write_text("")
    (tmp_path / "sessies.csv").write_text("anything")
    (tmp_path / "map.csv").mkdir()
    assert read("a;b\n", "klanten.csv") == ([], [(1, "", "no_register")])


def test_rows_that_cannot_be_read_keep_their_numbers_known(tmp_path):
    (tmp_path / "duos.csv").write_text('duo_nr;reden\nD1\nD2;"open\nD3;taal\n')
    table = read_folder(tmp_path, NAMES).tables["duos"]
    assert {row["duo_nr"] for row in table.stray} == {"D1", "D2", "D3"}


def test_a_sheet_is_read_like_a_file(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Duos"
    for row in (["reden", "duo_nr", None], ["werk", 1], [None, None], ["taal", 2.0], ["gezin", 3, "x"]):
        sheet.append(row)
    book.create_sheet("Blad2")
    book.create_sheet("klanten").append(["a"])
    book.save(tmp_path / "boek.xlsx")
    folder = read_folder(tmp_path / "boek.xlsx", NAMES)
    assert folder.tables["duos"].rows == [(2, ["werk", "1"]), (4, ["taal", "2"])]
    assert [(one.file, one.line, one.broken.code) for one in folder.tables["duos"].problems] == [
        ("boek.xlsx [Duos]", 5, "ragged")
    ]
    assert [(one.file, one.broken.code) for one in folder.problems] == [("boek.xlsx [klanten]", "no_register")]


def test_a_spreadsheet_that_is_none_is_told(tmp_path):
    (tmp_path / "boek.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert [one.broken.code for one in read_folder(tmp_path, NAMES).problems] == ["unreadable"]


def test_a_register_that_is_there_twice_is_told(tmp_path):
    (tmp_path / "duos.csv").write_text("duo_nr;reden\n")
    (tmp_path / "Duos.CSV").write_text("duo_nr;reden\n")
    assert [one.broken.code for one in read_folder(tmp_path, NAMES).problems] == ["register_twice"]
