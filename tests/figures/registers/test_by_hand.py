"""The register of figures by hand: what is wrong in it, what an import writes, and that it goes out as it came."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.figures import operations
from amal_field.figures.models import ManualFigure
from tests.figures.world import a_manual_figure
from tests.registers.folders import imported, places

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def row(number: str = "H1", **cells: str) -> dict[str, str]:
    """A row of `handcijfers`."""
    told = {"jaar": "2022", "code": "mo.series", "naam": "Reeksen MO", "soort": "getal", "waarde": "1.049"}
    return {"handcijfer_nr": number, **told, "bron": "Jaarverslag", "datum": "01/02/2023", **cells}


@pytest.fixture
def import_(tmp_path):
    def do(*rows):
        return imported(tmp_path, handcijfers=list(rows))

    return do


def test_a_row_is_written_once_and_changed_by_its_number(engine, import_, stamp_of):
    months = row("H2", code="web.visits", soort="maanden", waarde="1 2 3 4 5 6 7 8 9 10 11 12")
    span = row("H3", code="web.range", soort="bereik", waarde="1.000-2.000")
    assert import_(row(), months, span).made["handcijfers"] == 3
    values = dict(db.session.execute(select(ManualFigure.register_no, ManualFigure.value)).all())
    assert values == {"H1": 1049, "H2": [*range(1, 13)], "H3": [1000, 2000]}
    assert import_(row(), months, span).counts["handcijfers"].same == 3
    assert import_(row(waarde="1050")).changed["handcijfers"] == 1
    [one] = db.session.scalars(select(ManualFigure).where(ManualFigure.register_no == "H1"))
    operations.cancel_by_hand(one, stamp=stamp_of("jan"))
    assert places(import_(row(waarde="1051"))) == []
    assert (one.value, one.stands) == (1050, False)


def test_what_is_odd_is_told_where_it_stands(engine, import_, stamp_of):
    a_manual_figure(stamp_of("jan"), code="mo.there")
    report = import_(
        row(jaar="1899"),
        row("H2", code="MO"),
        row("H3", code="mo.share", soort="aandeel", waarde="101"),
        row("H4", code="mo.range", soort="bereik", waarde="25 - 4"),
        row("H5", code="mo.ahead", datum="24/11/2026"),
        row("H6", code="mo.there"),
        row("H7", code="site.stays", soort="aandeel", waarde="4"),
    )
    assert places(report) == [
        ("handcijfers.csv", 2, "jaar", "figure_year_odd"),
        ("handcijfers.csv", 3, "code", "figure_code_odd"),
        ("handcijfers.csv", 4, "waarde", "figure_share_over"),
        ("handcijfers.csv", 5, "waarde", "figure_range_reversed"),
        ("handcijfers.csv", 6, "datum", "figure_day_ahead"),
        ("handcijfers.csv", 7, "code", "figure_noted"),
        ("handcijfers.csv", 8, "soort", "figure_kind_differs"),
    ]
