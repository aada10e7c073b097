"""The year as a spreadsheet for the house: every figure follows again from its nameless facts; it names nobody."""

from collections import defaultdict
from io import BytesIO
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.db import db
from amal_field.figures.figure import YearSpan, percentage
from amal_field.figures.queries.sections import figures_for
from tests.attendance.world import a_series, a_session, mark
from tests.figures import recount
from tests.figures.readings import values
from tests.figures.world import YEAR, a_configured_figure, a_manual_figure, a_stay, a_table, day, walkers

pytestmark = pytest.mark.usefixtures("frozen_clock")
BOOK = f"/figures/{YEAR}/year.xlsx"


@pytest.fixture
def year(given):
    """A year with stays, tables, series, walks of which some answered, a figure by hand and a configured one."""

    def make(stamp_of):
        bruno = stamp_of("bruno")
        there = walkers(stamp_of, 3)
        there[0].new_resident, there[1].new_resident = "yes", "no"
        a_stay(stamp_of)
        a_stay(stamp_of, "Petit", month=6, pitch=5).disputed_at = bruno.at
        a_table(stamp_of, there)
        for number, name in enumerate(("Lente", "Herfst"), 1):
            series = a_series(bruno, "samenlezen", name)
            for place in range(number + 1):
                session = a_session(
                    bruno, "samenlezen", series=series, on=day(3 * number, 4 + place), extra_other=number
                )
                mark(bruno, session, there[0])
        walk = a_session(bruno, "buur_en_natuur", on=day(5, 6))
        for person in there:
            mark(bruno, walk, person)
        a_session(bruno, "physical_table", on=day(9, 3))
        a_configured_figure(bruno, measure="attendances", filters={"programme": "samenlezen"})
        db.session.flush()
        return a_manual_figure(stamp_of("jan"), YEAR, "inflow.countries", 145)

    return given(make)


def sheets(client) -> list[list[tuple]]:
    book = load_workbook(BytesIO(client.get(BOOK).data))
    return [[tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)] for sheet in book.worksheets]


def test_every_figure_follows_again_from_the_facts_of_the_book(engine, client_of, year, app, monkeypatch):
    figures, checks, facts = sheets(client_of("bruno"))
    told = {line[1]: line[4] for line in figures if len(line) > 4 and line[1] and line[3]}
    assert (told["meeting.tables"], {line[1]: line[4] for line in figures}["inflow.countries"]) == (13, 145)
    assert ("site.stays", "1 betwist, niet geteld") in {(line[1], line[3]) for line in checks}
    assert ("class.activities",) not in {(line[1],) for line in checks}
    rows = defaultdict(list)
    for code, on, month, part, number, times, counts, _doubt in facts:
        row = SimpleNamespace(year=YEAR, day=on and on.date(), part=part, number=number, left_out=counts == "nee")
        rows[code] += [row] * times
        assert (on is None) or month is None
    monkeypatch.setattr(recount, "ask", lambda figure_rows, spans: rows[figure_rows])
    nights = {
        "site.nights": lambda rows, span: sum(row.number for row in rows),
        "site.occupancy": lambda rows, span: percentage(sum(row.number for row in rows), 25 * 365),
    }
    for code, count in nights.items():
        monkeypatch.setitem(recount.SPECIAL, code, count)
    with app.test_request_context():
        span, counted = YearSpan(YEAR, clock.today()), values(YEAR)
        for figure in figures_for(player("bruno")):
            again = recount.value_of(_on_facts(figure), span)
            assert again == counted[figure.code] or (not rows[figure.code] and not counted[figure.code]), figure.code


def _on_facts(figure):
    """The figure with its code in the place of its rows, by which the facts are found."""
    return SimpleNamespace(code=figure.code, unit=figure.unit, rows=figure.code)


def test_it_names_nobody_and_is_for_who_sees_all_figures(engine, client_of, year):
    jan = client_of("jan")
    assert not [cell for sheet in sheets(jan) for line in sheet for cell in line if "Zeno" in str(cell)]
    assert not [cell for sheet in sheets(jan) for line in sheet for cell in line if "Mayer" in str(cell)]
    assert [client_of(key).get(BOOK).status_code for key in ("amina", "els")] == [403, 403]
