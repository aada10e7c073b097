"""A zip is read like a folder; one that is none, or more than that, is one error."""

import pytest

from amal_field.registers.reading.folder import read_folder
from tests.registers.sheets import book, zipped

NAMES = {"duos": ["duo_nr", "reden"], "sessies": None}
DUOS = "duo_nr;reden\nD1;werk\n"


@pytest.fixture
def read(tmp_path):
    def read(content: bytes, name: str = "registers.zip"):
        (tmp_path / name).write_bytes(content)
        return read_folder(tmp_path / name, NAMES)

    return read


@pytest.mark.parametrize("place", ["", "2022/map/", "2022\\map\\"])
@pytest.mark.parametrize(("name", "content"), [("duos.csv", DUOS), ("boek.xlsx", book(["D1", "werk"]))])
def test_a_zip_with_folders_and_what_a_mac_adds_is_read(read, place, name, content):
    files = {place + name: content, "__MACOSX/2022/._duos.csv": "\0", "2022/.DS_Store": "x", "2022/foto.jpg": "x"}
    folder = read(zipped(files))
    assert folder.tables["duos"].rows == [(2, ["D1", "werk"])]
    assert folder.problems == []
    assert [(one.file, one.broken.code) for one in folder.skipped] == [("foto.jpg", "no_spreadsheet")]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"duos.csv": DUOS, "oud.zip": "x"}, "archive_nested"),
        ({"../duos.csv": DUOS}, "archive_outside"),
        ({"a/../../duos.csv": DUOS}, "archive_outside"),
        ({"a\\..\\duos.csv": DUOS}, "archive_outside"),
        ({"/duos.csv": DUOS}, "archive_outside"),
        ({f"{number}.pdf": "" for number in range(101)}, "archive_many"),
        ({"duos.csv": "0" * (200 * 1024 * 1024 + 1)}, "archive_large"),
        ({"a/duos.csv": DUOS, "b/duos.csv": DUOS}, "register_twice"),
    ],
)
def test_a_zip_that_is_more_than_that_is_one_error(read, files, code):
    assert [problem.broken.code for problem in read(zipped(files)).problems] == [code]


def test_an_encrypted_zip_is_one_error(read):
    content = bytearray(zipped({"duos.csv": DUOS}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert [problem.broken.code for problem in read(bytes(content)).problems] == ["archive_locked"]


@pytest.mark.parametrize("content", [b"", b"nothing", zipped({"duos.csv": DUOS})[:-30]])
def test_what_is_no_zip_is_one_error(read, content):
    assert [problem.broken.code for problem in read(content).problems] == ["unreadable"]
