"""`flask figures` prints one object, or a table; shares are rounded half up."""

import json

import pytest

from amal_field import rooms
from amal_field.figures.figure import CODES, mean, percentage


def figures(app, *words):
    return app.test_cli_runner().invoke(args=["figures", *words])


def test_it_prints_every_figure_in_the_order_in_which_the_agency_publishes_them(app, engine):
    values = json.loads(figures(app, "2022", "--json").stdout)
    assert set(values) == {figure.code for room in rooms.ROOMS for figure in room.figures}
    assert list(values) == [code for code in CODES if code in values]
    assert (values["site.capacity"], values["site.nights"], values["site.minors_share"]) == (25, 0, None)


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


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, None), (0, 7, 0), (1, 2, 50), (1, 200, 1), (1, 201, 0), (1, 8, 13), (3, 8, 38), (7, 7, 100)],
)
def test_a_share_is_rounded_half_up(part, whole, expected):
    assert percentage(part, whole) == expected


@pytest.mark.parametrize(
    ("total", "count", "expected"),
    [(0, 0, None), (0, 3, 0.0), (27, 1, 27.0), (1, 20, 0.1), (1, 21, 0.0), (9, 20, 0.5), (41, 20, 2.1), (50, 3, 16.7)],
)
def test_a_mean_has_one_decimal_rounded_half_up(total, count, expected):
    assert mean(total, count) == expected
