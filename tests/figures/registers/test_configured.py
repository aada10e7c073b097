"""The register of configured figures: it comes with the programme that it counts, and goes out as it came."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.figures.models import ConfiguredFigure
from tests.attendance.registers.test_programmes import made
from tests.registers.folders import imported, places

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def row(number: str = "J1", **cells: str) -> dict[str, str]:
    """A row of `cijfers`."""
    texts = {f"naam_{code}": "Naam" for code in ("nl", "fr", "en")} | {
        f"zin_{code}": "{value}." for code in ("nl", "fr", "en")
    }
    return {
        "cijfer_nr": number,
        "code": "housing.people",
        **texts,
        "maat": "attendances",
        "programma": "postmobiel",
        **cells,
    }


@pytest.fixture
def import_(tmp_path):
    def do(**registers):
        return imported(tmp_path, **registers)

    return do


def test_a_figure_comes_with_its_programme_and_its_version_rises(engine, import_):
    report = import_(programmas=[made()], cijfers=[row(soort="feest")])
    assert (places(report), report.made["cijfers"]) == ([], 1)
    one = db.session.scalars(select(ConfiguredFigure)).one()
    assert (one.filters, one.version) == ({"programme": "postmobiel", "kind": "feest"}, 1)
    assert import_(cijfers=[row(soort="feest")]).counts["cijfers"].same == 1
    import_(cijfers=[row(naam_nl="Anders", soort="feest")])
    assert (one.name_nl, one.version) == ("Anders", 1)
    import_(cijfers=[row(naam_nl="Anders")])
    assert (one.filters, one.version) == ({"programme": "postmobiel"}, 2)


def test_what_is_odd_is_told_where_it_stands(engine, import_):
    plain = {"programma": ""}
    report = import_(
        cijfers=[
            row(),
            row("J2", code="site.stays", **plain),
            row("J3", code="mo.a", zin_fr="Rien.", **plain),
            row("J4", code="mo.b", maat="som", **plain),
            row("J5", code="mo.c", onderwerp="wonen", **plain),
            row("J6", code="mo.d", **plain),
            row("J7", code="mo.d", **plain),
        ]
    )
    assert places(report) == [
        ("cijfers.csv", 2, "programma", "filter_not_fit"),
        ("cijfers.csv", 3, "code", "figure_code_taken"),
        ("cijfers.csv", 4, "zin_fr", "sentence_without_value"),
        ("cijfers.csv", 5, "maat", "measure_unknown"),
        ("cijfers.csv", 6, "onderwerp", "filter_not_fit"),
        ("cijfers.csv", 8, "code", "figure_code_taken"),
    ]
