"""Files, allowances and the nominative list, on both engines and on the pages."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from amal_field.accounts.offers.demo import player
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.volunteers.models import AllowanceCeiling, VolunteerFile, VolunteerYear
from tests.bench.statements import counted
from tests.page import fields_of
from tests.volunteers.world import helper


def put_locale(key: str, locale: str):
    """One of the cast reads another language from now on."""
    user = player(key)
    user.locale = locale
    return user


pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def lien(given):
    """The key of Lien, who helped on three days."""
    return given(lambda stamp: helper(stamp("bruno")))


def test_days_are_counted_once_and_make_the_allowance(visit, lien):
    page = visit("bruno").go(f"/volunteers/{lien}")
    assert "3 dagen" in page.text
    page.send("#year-form", system="flat", amount="40")
    assert page.status == 200
    assert "120,00" in page.text
    page.go("/volunteers/list?year=2026")
    assert len(page.find("tbody tr")) == 3
    assert "120,00" in page.find("tfoot")[0].text_content()


def test_the_spreadsheet_holds_volunteer_day_and_amount(visit, lien, noted):
    page = visit("bruno").go(f"/volunteers/{lien}").send("#year-form", system="flat", amount="41,48")
    response = page.client.get("/volunteers/list.xlsx?year=2026")
    rows = list(openpyxl.load_workbook(BytesIO(response.data)).active.iter_rows(values_only=True))
    assert len(rows) == 5
    assert [rows[1][0], rows[1][1].date(), rows[1][3]] == ["Lien", date(2026, 11, 21), 41.48]
    assert rows[-1][3] == pytest.approx(124.44)
    assert noted() == [("volunteers.nominative_sheet", "people", "export", {lien})]


@pytest.mark.parametrize(("locale", "amount"), [("nl", "€ 41,48"), ("fr", "41,48 €"), ("en", "€41.48")])
def test_the_euro_stands_once_in_the_notation_of_the_reader(visit, lien, given, locale, amount):
    given(lambda stamp: put_locale("bruno", locale))
    page = visit("bruno").go(f"/volunteers/{lien}").send("#year-form", system="flat", amount="41,49")
    sentence = " ".join(page.find("#amount-error")[0].text_content().split())
    assert amount in sentence
    assert sentence.count("€") == 1


def test_a_control_character_in_a_name_stops_no_spreadsheet(app, visit, lien):
    with app.app_context():
        db.session.get(Person, lien).given_name = "Li\x07en\uffff"
        db.session.commit()
    page = visit("bruno").go(f"/volunteers/{lien}").send("#year-form", system="flat", amount="41,48")
    response = page.client.get("/volunteers/list.xlsx?year=2026")
    assert response.status_code == 200
    assert openpyxl.load_workbook(BytesIO(response.data)).active["A2"].value == "Li\ufffden\ufffd"


def test_real_costs_have_no_line_on_the_list(visit, lien, count):
    page = visit("bruno").go(f"/volunteers/{lien}").send("#year-form", system="real", amount="")
    assert page.status == 200
    assert not page.go("/volunteers/list").find("tbody tr")
    assert count(VolunteerYear) == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"system": "flat", "amount": "41,49"}, "amount"),
        ({"system": "flat", "amount": ""}, "amount"),
        ({"system": "flat", "amount": "-5"}, "amount"),
        ({"system": "flat", "amount": "a lot"}, "amount"),
        ({"system": None, "amount": "5"}, "system"),
        ({"system": "gold", "amount": "5"}, "system"),
    ],
)
def test_an_allowance_that_cannot_be_is_refused_at_its_field(visit, lien, count, sent, field):
    page = visit("bruno").go(f"/volunteers/{lien}").send("#year-form", **sent)
    assert page.status == 422
    assert page.find(f"#{field}-error")
    assert count(VolunteerYear) == 0


def test_a_year_before_every_ceiling_takes_no_flat_rate(visit, lien):
    page = visit("bruno").go(f"/volunteers/{lien}?year=2015").send("#year-form", system="flat", amount="10")
    assert page.status == 422
    assert page.find("#amount-error")


def test_who_comes_near_the_ceiling_is_marked(visit, given):
    key = given(lambda stamp: helper(stamp("bruno"), days=36))
    page = visit("bruno").go(f"/volunteers/{key}").send("#year-form", system="flat", amount="41,48")
    assert page.find(".problems--calm")
    assert page.go("/volunteers").find(".chip--open")


def test_a_file_is_noted_and_two_who_change_it_both_see_it(visit, lien, count):
    one, two = visit("bruno").go(f"/volunteers/{lien}"), visit("bruno").go(f"/volunteers/{lien}")
    one.send("#file-form", agreement_on="2026-11-01")
    assert one.status == 200
    two.send("#file-form", agreement_on="2026-11-02")
    assert two.status == 422
    assert two.find("#agreement_on-error")
    fields = fields_of(one.form("#file-form")) | {"note_on": "2026-11-03"}
    for _ in range(2):
        one.post(one.form("#file-form").get("action"), fields)
        assert one.status == 200
    assert count(VolunteerFile) == 1


def test_a_ceiling_is_noted_once_and_never_upside_down(visit, count):
    known = count(AllowanceCeiling)
    page = visit("bruno").go("/volunteers/ceilings")
    assert "bevestigen" in page.text
    new = {"valid_from": "2026-01-01", "per_day": "43", "per_year": "1720", "source": "Staatsblad"}
    page.send(**(new | {"per_year": "42"}))
    assert page.find("#per_year-error")
    page.send(**(new | {"per_day": "0"}))
    assert page.find("#per_day-error")
    page.send(**new)
    assert page.status == 200
    page.send(**new)
    assert page.status == 422
    assert page.find("#valid_from-error")
    assert count(AllowanceCeiling) == known + 1


@pytest.mark.parametrize("year", ["0", "-1", "99999999999999", "nonsense", "1999"])
def test_a_year_that_makes_no_sense_is_this_one(visit, year):
    page = visit("bruno").go(f"/volunteers?year={year}")
    assert page.status == 200
    assert "2026" in page.find("h1")[0].text_content()


def test_a_volunteer_reads_no_files(visit, lien):
    assert visit("clara").go(f"/volunteers/{lien}").status == 403


def test_the_list_costs_the_same_statements_for_one_and_for_many(app, visit, given):
    found = []
    for names in (("An",), ("Bo", "Cy", "Di")):
        for name in names:
            given(lambda stamp, name=name: helper(stamp("bruno"), name))
        with counted(app) as statements:
            visit("bruno").go("/volunteers")
        found.append(len(statements))
    assert found[0] == found[1] <= 8


def test_an_empty_file_that_is_saved_is_nothing(engine, visit, lien, count):
    page = visit("bruno").go(f"/volunteers/{lien}").send("#file-form")
    assert page.status == 200
    assert count(VolunteerFile) == 0
