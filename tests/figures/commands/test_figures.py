"""`flask figures` prints one object, or a table."""

import json

import pytest

from amal_field import rooms
from amal_field.figures.figure import CODES
from tests.figures.world import a_configured_figure, a_manual_figure


def figures(app, *words):
    return app.test_cli_runner().invoke(args=["figures", *words])


def test_it_prints_every_figure_in_the_order_in_which_the_agency_publishes_them(app, engine):
    values = json.loads(figures(app, "2022", "--json").stdout)
    assert set(values) == {figure.code for room in rooms.ROOMS for figure in room.figures}
    assert list(values) == [code for code in CODES if code in values]
    assert (values["site.capacity"], values["site.nights"], values["site.minors_share"]) == (25, 0, None)


def test_all_brings_what_was_noted_by_hand_after_these_and_never_in_their_place(app, engine, given):
    def note(stamp_of):
        a_manual_figure(stamp_of("jan"))
        a_configured_figure(stamp_of("bruno"))
        return a_manual_figure(stamp_of("jan"), code="site.stays", value=260)

    given(note)
    plain, everything = (json.loads(figures(app, "2022", "--json", *more).stdout) for more in ((), ("--all",)))
    assert everything == plain | {"meeting.tables": 0, "mo.series": 95}
    assert list(everything)[-1] == "mo.series"


def test_it_prints_a_table_in_the_language_that_is_asked(app, engine):
    table = figures(app, "2022", "--language", "en").stdout.splitlines()
    assert table[0].split("  ")[0] == "site.capacity"
    assert table[0].endswith("Pitches of the site.")
    assert any(" – " in line for line in table)


@pytest.mark.parametrize("year", ["1899", "2201", "99999999", "nu", ""])
def test_a_year_out_of_bounds_is_refused_with_a_sentence(app, engine, year):
    result = figures(app, year, "--language", "en")
    assert result.exit_code == 2
    assert year == "nu" or year == "" or "from 1900 to 2200" in result.stderr


def test_the_bounds_themselves_are_years(app, engine):
    for year in ("1900", "2200"):
        assert figures(app, year, "--json").exit_code == 0
