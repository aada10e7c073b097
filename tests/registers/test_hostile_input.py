"""What is very long or strange goes in, or is named; it never breaks a database."""

import random

import pytest

from tests.registers.folders import folder_of, person, places, stay, taken_over

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

CHANCE = random.Random(7)
ODD = "".join(chr(CHANCE.randrange(0x4E00, 0x9FFF)) for _ in range(2000))
"""Two thousand characters of which no two are alike, so that no index can press them together."""


def test_a_long_name_goes_in(engine, tmp_path):
    columns = ("achternaam", "voornaam", "naam_eigen_schrift", "vadersnaam", "telefoon", "student_van")
    row = person(**dict.fromkeys(columns, ODD))
    assert taken_over(folder_of(tmp_path, personen=[row, person("P2", telefoon="1" * 2000)])).problems == []


def test_a_number_that_no_index_takes_is_named(engine, tmp_path):
    rows = [person(ODD[:101]), person("P2", gezin_nr=ODD[:101]), person(ODD[:100], gezin_nr=ODD[:100])]
    stays = [stay(ODD[:101], personen="P2"), stay("V2", nummerplaten=ODD[:101], personen="P2", standplaatsen="4")]
    report = taken_over(folder_of(tmp_path, personen=rows, verblijven=[row | {"gezin_nr": ODD[:100]} for row in stays]))
    assert [place for place in places(report) if place[3] == "cell_long"] == [
        ("personen.csv", 2, "persoon_nr", "cell_long"),
        ("personen.csv", 3, "gezin_nr", "cell_long"),
        ("verblijven.csv", 2, "verblijf_nr", "cell_long"),
        ("verblijven.csv", 3, "nummerplaten", "cell_long"),
    ]
    assert taken_over(folder_of(tmp_path, personen=rows[2:])).problems == []


def test_every_character_that_is_one_goes_in(engine, tmp_path):
    strange = "".join(map(chr, [0xA0, 0x200F, 0x2028, 0xFEFF, 0xFFFD, 0x1F600])) + 'a\tb\r\nO’;"'
    assert taken_over(folder_of(tmp_path, personen=[person(voornaam=strange)])).problems == []


def test_a_control_character_is_named(engine, tmp_path):
    harmful = [*range(1, 9), 0x0B, 0x1F, 0x7F, 0x85, 0x9F, 0xFFFE, 0xFFFF]
    rows = [person(f"P{code}", voornaam=f"a{chr(code)}b", gezin_nr="", gezin_rol="") for code in harmful]
    report = taken_over(folder_of(tmp_path, personen=rows))
    assert [problem.broken.code for problem in report.problems] == ["cell_control"] * len(harmful)
    assert [problem.broken.values["character"] for problem in report.problems] == [f"U+{code:04X}" for code in harmful]


def test_a_file_with_a_strange_name_is_named(engine, tmp_path):
    folder = folder_of(tmp_path, personen=[])
    (folder / "x\udcff.csv").write_text("a")
    report = taken_over(folder)
    assert places(report) == [("x\ufffd.csv", 1, "", "no_register")]
