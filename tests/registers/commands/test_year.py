"""The whole year 2022 goes in with few statements, twice is once, and its published figures come out; a month later its
lists of vaccination go, and do not come back. What was exported before makes the same database of an empty one."""

import json
from datetime import timedelta

from flask_babel import force_locale
from sqlalchemy import func, select

from amal_field import clock, rooms
from amal_field.db import db
from amal_field.figures.figure import CODES, YearSpan
from tests.bench.statements import counted
from tests.conftest import NOON
from tests.figures.chart_sums import drawn, expected
from tests.figures.readings import readings
from tests.figures.recount import counted_again
from tests.registers.folders import YEAR_2022, command

LISTS = ("vaccination_lines", "vaccination_outcomes", "vaccination_consents", "health_imports", "vaccine_lots")
MOST_STATEMENTS = 2_000
"""Of the import of 14,000 rows: chunks are read and written together, no row by itself."""
LOTS = ("F9321", "B1870", "F5405")
"""Some of those that the year names."""


def figures(app) -> dict[str, object]:
    return json.loads(app.test_cli_runner().invoke(args=["figures", "2022", "--json"]).stdout)


def again(app) -> dict[str, object]:
    """The figures, each counted again from its rows; every month of a count in its year, every row of a chart in its
    figure."""
    with app.app_context():
        told = readings(2022)
        for code, reading in told.items():
            bases = (reading.base.number, reading.base.part) if reading.base else ()
            assert not reading.months or sum(reading.months) in (reading.value, *bases), code
        span = YearSpan(2022, clock.today())
        counted_rows = counted_again(span)
        values = {code: reading.value for code, reading in told.items()}
        with force_locale("nl"):
            assert drawn(span) == expected(span, values, told["site.minors_share"].base.part)
    return {code: counted_rows[code] for code in CODES}


def exported(app, folder) -> dict[str, bytes]:
    """What `flask registers export` writes."""
    result = app.test_cli_runner().invoke(args=["registers", "export", str(folder), "--json"])
    assert result.exit_code == 0, result.exception
    files = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert json.loads(result.stdout) == {name.removesuffix(".csv"): rows_in(text) for name, text in files.items()}
    return files


def rows_in(text: bytes) -> int:
    return text.count(b"\r\n") - 1


def pruned_lists(app) -> tuple[int, int]:
    """How many lists and lines `flask prune` drops."""
    lists = json.loads(app.test_cli_runner().invoke(args=["prune", "--json"]).stdout)["vaccination_lists"]
    return lists["lists"], lists["lines"]


def rows(app, *names: str) -> list[int]:
    with app.app_context():
        tables = [db.metadata.tables[name] for name in names]
        return [db.session.scalar(select(func.count()).select_from(table)) for table in tables]


def dump(app) -> str:
    """Every cell of every table."""
    with app.app_context():
        return "\n".join(
            str(tuple(row)) for table in db.metadata.sorted_tables for row in db.session.execute(select(table))
        )


def counts(app) -> list[str]:
    with app.app_context():
        return sorted(map(str, db.session.execute(select(db.metadata.tables["action_counts"])).all()))


def test_the_published_figures_come_out(app, engine, databases, frozen_clock, tmp_path):
    with counted(app) as statements:
        code, told = command(app, YEAR_2022)
    assert len(statements) < MOST_STATEMENTS
    assert (code, told["errors"], told["kept"]) == (0, [], [])
    assert told["made"] == {
        "personen": 2641,
        "verblijven": 292,
        "sessies": 779,
        "aanwezigheden": 5887,
        "vaccinaties": 96,
        "duos": 142,
        "ontmoetingen": 524,
        "onthaal": 1304,
        "begeleidingen": 1184,
        "tolkopdrachten": 995,
        "doorverwijzingen": 1437,
    }
    published = json.loads((YEAR_2022 / "figures-2022.json").read_text())
    values = figures(app)
    codes = {figure.code for room in rooms.ROOMS for figure in room.figures}
    assert list(values.items()) == [(code, value) for code, value in published.items() if code in codes]
    assert again(app) == values
    first = exported(app, tmp_path / "first")
    code, told = command(app, YEAR_2022)
    assert code == 0
    assert not any(told["made"].values())
    assert not any(told["changed"].values())
    assert not told["kept"]
    assert rows(app, *LISTS[:4]) == [96, 96, 62, 192]
    assert all(lot in dump(app) for lot in LOTS)
    assert pruned_lists(app) == (0, 0)
    frozen_clock(NOON + timedelta(days=30))
    assert pruned_lists(app) == (8, 96)
    assert not [lot for lot in LOTS if lot in dump(app)]
    before = counts(app)
    assert pruned_lists(app) == (0, 0)
    code, told = command(app, YEAR_2022)
    assert (code, told["errors"], told["kept"]) == (0, [], [])
    assert not any((*told["made"].values(), *told["changed"].values()))
    gone = {one["file"]: one["reason"] for one in told["skipped"]}
    assert all("96" in gone[file] for file in ("aanwezigheden.csv", "vaccinaties.csv"))
    assert rows(app, *LISTS, "removed_register_numbers") == [0, 0, 0, 0, 0, 192]
    assert counts(app) == before
    assert figures(app) == values
    databases.put_back()
    frozen_clock(NOON)
    code, told = command(app, tmp_path / "first")
    written = sum((*told["made"].values(), *told["changed"].values()))
    assert (code, told["errors"], written) == (0, [], sum(map(rows_in, first.values())))
    assert figures(app) == values
    assert exported(app, tmp_path / "second") == first
