"""What a stay held for a part of its days leaves with these days, and comes back as it was."""

import csv
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.queries import stays as stay_queries
from tests.conftest import NOON
from tests.registers.commands.test_year import exported
from tests.registers.folders import command, places, stay
from tests.transit_site.imported import days, one, told
from tests.transit_site.world import in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def families(given):
    """A family gave one of its two pitches back and moved on the other; its daughter went to the stay of a family that
    stands on that pitch now."""

    def note(of):
        def ago(number):
            return replace(of(), at=NOON - timedelta(days=number))

        mayer = make_family(of(), "Mayer", (("Sammy", 1985), ("Nele", 2003)))
        adam = make_family(of(), "Adam", (("Omar", 1980),))
        first = let_in(of(), mayer, pitch=3, on=in_days(-7))
        second = let_in(of(), adam, pitch=8, on=in_days(-6), plates=())
        extra = operations.take_pitch(first, stay_queries.pitch(4), stamp=ago(5))
        nele = next(spell for spell in first.persons if spell.person.given_name == "Nele")
        operations.remove_person(nele, stamp=ago(4))
        operations.leave_pitch(extra, stamp=ago(2))
        operations.add_person(second, nele.person, stamp=ago(3))
        operations.take_pitch(second, stay_queries.pitch(4), stamp=ago(1))
        operations.move(first.pitches[0], stay_queries.pitch(5), stamp=ago(1))
        operations.depart(first, in_days(0), meter_end=None, stamp=of())
        db.session.flush()
        return first

    return given(note)


def figures(app) -> dict[str, object]:
    told = json.loads(app.test_cli_runner().invoke(args=["figures", "2026", "--json"]).stdout)
    return {code: value for code, value in told.items() if code.startswith("site.")}


def test_a_pitch_that_was_given_back_comes_back_with_its_nights(app, engine, databases, families, tmp_path):
    before = figures(app)
    assert before["site.nights"] == 7 + 3 + 6 + 1
    files = exported(app, tmp_path / "first")
    rows = list(csv.DictReader(files["verblijven.csv"].decode("utf-8-sig").splitlines(), delimiter=";"))
    assert sorted(row["standplaatsen"] for row in rows) == [
        "3 tot 22/11/2026,4 vanaf 18/11/2026 tot 21/11/2026,5 vanaf 22/11/2026",
        "4 vanaf 22/11/2026,8",
    ]
    assert command(app, tmp_path / "first")[1]["kept"] == []
    databases.put_back()
    code, report = command(app, tmp_path / "first")
    assert (code, report["errors"]) == (0, [])
    assert figures(app) == before
    assert exported(app, tmp_path / "other") == files
    assert not any(command(app, tmp_path / "other")[1]["changed"].values())


@pytest.mark.usefixtures("world")
def test_days_of_its_own_are_read_and_changed(engine, import_):
    assert import_(stay(standplaatsen="3 Tot 3/3/2022, 4", personen="P1,P2 vanaf 02/03/2022")).problems == []
    assert days(one().pitches) == [
        (date(2022, 3, 1), date(2022, 3, 3)),
        (date(2022, 3, 1), date(2022, 3, 8)),
    ]
    assert told()["standplaatsen"] == "3 tot 03/03/2022,4"
    longer = import_(stay(standplaatsen="3,4", personen="P1,P2 vanaf 02/03/2022", vertrek="10/03/2022"))
    assert (longer.problems, longer.changed["verblijven"]) == ([], 1)
    assert days(one().pitches) == [(date(2022, 3, 1), date(2022, 3, 10))] * 2
    assert told()["personen"] == "P1,P2 vanaf 02/03/2022"


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("3 tot 09/03/2022", "days_outside_stay"),
        ("3 vanaf 28/02/2022", "days_outside_stay"),
        ("3 vanaf 05/03/2022 tot 04/03/2022", "days_outside_stay"),
        ("3 tot 04/03/2022,3 vanaf 03/03/2022", "listed_twice"),
        ("3,3 vanaf 03/03/2022", "listed_twice"),
        ("3 tot 31/02/2022", "not_a_day"),
        ("3 tot", "not_whole"),
    ],
)
def test_days_that_cannot_be_are_named(import_, cell, code):
    assert places(import_(stay(standplaatsen=cell))) == [("verblijven.csv", 2, "standplaatsen", code)]
