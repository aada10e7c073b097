"""Lots on the table, from the screen, on both engines."""

import pytest

from amal_field.vaccination.models import LotToday, VaccineLot
from tests.vaccination.world import a_list, a_lot, gets, says_yes

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")


@pytest.fixture
def url(given):
    def put(stamp):
        action = a_list(stamp("farah"))
        says_yes(stamp("farah"), action, "Sammy", "Davy")
        gets(stamp("farah"), action, "Sammy", a_lot(stamp("farah"), action))
        return action

    return f"/vaccination/actions/{given(put)}"


def hexyon(page) -> str:
    return next(one.get("value") for one in page.find("#vaccine option") if one.text_content() == "Hexyon")


def test_a_lot_lies_on_the_table_for_all_tablets(visit, url, count):
    page = visit("farah").go(f"{url}/lots")
    page.send("#lot-form", vaccine=hexyon(page), lot="b 18 70", month="10/2027")
    assert page.status == 200
    assert "B1870" in visit("farah").go(url).find(".vaccination__lots")[0].text_content()
    page.go(f"{url}/lots").send("#lot-form", vaccine=hexyon(page.go(f"{url}/lots")), lot="B1870", month="10/2027")
    assert count(LotToday) == 2
    assert count(VaccineLot) == 2


@pytest.mark.parametrize(
    ("fields", "at"), [({"lot": "?"}, "#lot"), ({"month": "13/2027"}, "#month"), ({"vaccine": ""}, "#vaccine")]
)
def test_what_cannot_be_is_refused_at_its_field(visit, url, fields, at):
    page = visit("farah").go(f"{url}/lots")
    sound = {"vaccine": hexyon(page), "lot": "B1", "month": "10/2027"}
    page.send("#lot-form", **sound | fields)
    assert page.status == 422
    assert page.find(f"{at}[aria-invalid]")
    kept = {name: page.form("#lot-form").fields[name] for name in sound}
    assert kept == sound | fields


def test_a_lot_out_of_date_is_asked_about_once(visit, url, count):
    page = visit("farah").go(f"{url}/lots")
    page.send("#lot-form", vaccine=hexyon(page), lot="OLD1", month="10/2026")
    assert page.status == 422
    assert "Lot OLD1 verviel op" in page.text
    assert "Toch gebruiken?" in page.text
    page.send("#lot-form", uses_expired="yes")
    assert page.status == 200
    assert count(VaccineLot) == 2


def test_a_lot_that_is_put_away_is_offered_no_more(visit, url):
    page = visit("farah").go(f"{url}/lots").send("form[action$='/removal']")
    assert page.status == 200
    assert not visit("farah").go(url).find(".vaccination__lots .chip")


def test_a_wrong_lot_is_put_right_from_its_page(visit, given, url, count):
    page = visit("farah").go(f"{url}/lots")
    page.send("#lot-form", vaccine=hexyon(page), lot="B1870", month="10/2027")
    page.go(f"{url}/lots")
    wrong = next(lot for lot in page.find(".vlot") if "F9321" in lot.text_content()).find(".//a").get("href")
    page.go(wrong).send("#right-lot", lot=page.find("input[name='lot']")[0].get("value"))
    assert page.status == 200
    assert not visit("farah").go(wrong).find("input[name='lines']")
