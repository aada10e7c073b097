"""The page of other services and figures by hand: who notes, what is refused with a sentence, what leaves."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from amal_field.db import db
from amal_field.figures.models import ManualFigure
from tests.figures.world import a_manual_figure

pytestmark = pytest.mark.usefixtures("frozen_clock")
OTHER = "/figures/2022/other"
FILLED = {"name": "Reeksen MO", "code": "mo.series", "value": "1.049", "source": "Jaarverslag blz. 12"}


def test_a_reporter_notes_a_figure_cancels_it_and_writes_another_anew(engine, visit, app):
    page = visit("jan").go("/figures/2022").go(OTHER)
    assert "niets met de hand genoteerd" in page.text
    page.go(f"{OTHER}/new").send("#by-hand-form", **FILLED)
    assert [one.text for one in page.find(".figure__number")] == ["1.049"]
    for words in ("Maatschappelijke oriëntatie", "Reeksen MO", "Jaarverslag blz. 12", "Jan"):
        assert words in page.text, words
    [again] = [link.get("href") for link in page.find('.figure__acts a[href^="/figures/by-hand/"]')]
    page.go(again).send("#by-hand-form", kind="range", value="1.000 - 2.000")
    assert [one.text for one in page.find(".figure__number")] == ["1.000 tot 2.000"]
    [stands] = [link.get("href") for link in page.find('.figure__acts a[href^="/figures/by-hand/"]')]
    late = visit("bruno").go(stands)
    page.send(".figure__acts form")
    assert "niets met de hand genoteerd" in page.text
    assert "Handcijfer mo.series van 2022: 1049" in page.go(again).text
    assert not page.find("#by-hand-form")
    late.send("#by-hand-form", kind="number", value="7")
    assert late.status == 422
    assert "intussen geschrapt" in late.text
    late.send("#by-hand-form")
    assert [one.text for one in late.find(".figure__number")] == ["7"]
    with app.app_context():
        assert len(list(db.session.scalars(select(ManualFigure)))) == 3
        db.session.remove()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"kind": "share", "value": "101"}, "ten hoogste 100"),
        ({"kind": "range", "value": "25 - 4"}, "ligt boven het hoogste"),
        ({"noted_on": "2026-11-24"}, "moet nog komen"),
        ({"code": "Reeksen"}, "kleine letters"),
        ({"value": "veel"}, "4697 of 13,5"),
        ({"source": ""}, "Zeg waar"),
        ({"code": "mo.there"}, "al een handcijfer"),
    ],
)
def test_what_is_odd_is_told_at_its_field_and_nothing_is_lost(engine, visit, given, wrong, words):
    given(lambda stamp_of: a_manual_figure(stamp_of("jan"), code="mo.there"))
    page = visit("bruno").go(f"{OTHER}/new").send("#by-hand-form", **FILLED | wrong)
    assert page.status == 422
    [field] = page.find(".field--wrong .field__error")
    assert words in field.text
    assert page.find("#name")[0].get("value") == "Reeksen MO"


def test_the_list_leaves_as_a_file(engine, client_of, given):
    given(lambda stamp_of: a_manual_figure(stamp_of("jan")))
    sheet = load_workbook(BytesIO(client_of("jan").get(f"{OTHER}.xlsx").data)).active
    assert [cell.value for cell in sheet[2]][1:4] == ["mo.series", "Reeksen MO", 95]
    assert "mo.series" in client_of("jan").get(f"{OTHER}.xlsx?as=csv").text


def test_who_sees_no_figures_of_the_house_sees_none_by_hand(engine, client_of):
    statuses = {key: client_of(key).get(OTHER).status_code for key in ("bruno", "jan", "amina", "dirk")}
    assert statuses == {"bruno": 200, "jan": 200, "amina": 403, "dirk": 403}
    assert [client_of("jan").get(f"/figures/{year}/other").status_code for year in (1899, 1900, 2201)] == [
        404,
        200,
        404,
    ]
