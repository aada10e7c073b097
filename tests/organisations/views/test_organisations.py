"""The list, the page and the forms of organisations, on both engines."""

from io import BytesIO
from urllib.parse import quote

import openpyxl
import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.organisations import operations
from amal_field.organisations.models import Organisation, Service
from tests.organisations.world import an_organisation
from tests.page import fields_of
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")

REPORTED = {
    "health": {"Wijkgezondheidscentrum Malpertuus"},
    "nt2": {"LIGO", "CVO Gent", "CVO Groeipunt", "UCT", "VDAB", "KISP"},
    "welfare": {"OCMW Gent"},
    "leisure": {"Sportaround", "Natuurpunt"},
    "partner": {"De Stap", "Avansa", "de Krook"},
}
ADD = "/organisations/new"


def names(page) -> list[str]:
    return [one.text_content() for one in page.find(".rows .row__name")]


@pytest.fixture
def poort(given):
    """The key of De Poort, a house for welfare."""
    return given(lambda stamp: an_organisation(stamp("bruno"), phone="09 123 45 67 (balie)", languages=["ar", "nl"]))


def test_those_of_the_report_are_there_with_the_services(app, visit):
    for kind, there in REPORTED.items():
        assert set(names(visit("amina").go(f"/organisations?kind={kind}"))) == there
    with app.app_context():
        codes = set(db.session.scalars(select(Service.code)))
        db.session.remove()
    assert codes == {"site", "desk", "education", "leisure", "organisations"}


@pytest.mark.parametrize("typed", ["malpertuus", "MALPERTÚUS", "gezondheids centrum"])
def test_a_part_of_the_name_finds_it_in_the_page_and_while_one_types(visit, typed):
    for htmx in (False, True):
        assert names(visit("amina").go(f"/organisations?q={typed}", htmx=htmx)) == ["Wijkgezondheidscentrum Malpertuus"]


@pytest.mark.parametrize("typed", ["%", "_", "\\", "niets zo"])
def test_what_nothing_is_called_finds_nothing_and_offers_to_add_it(visit, typed):
    page = visit("bruno").go(f"/organisations?q={quote(typed)}")
    assert names(page) == []
    link = page.find("#organisations a.facts__link")[0].get("href")
    assert page.go(link).find("#name")[0].get("value") == typed


def test_names_stand_in_the_one_order(visit, given):
    for name in ("Émile", "Emile 2", "emma"):
        given(lambda stamp, name=name: an_organisation(stamp("bruno"), name, kind="housing"))
    assert names(visit("amina").go("/organisations?kind=housing")) == ["Émile", "Emile 2", "emma"]


def test_more_than_a_page_is_turned(visit, given):
    def fill(stamp):
        for number in range(51):
            house = an_organisation(stamp("bruno"), f"Huis {number:02}", kind="housing")
        return house

    given(fill)
    page = visit("amina").go("/organisations?kind=housing")
    assert len(names(page)) == 50
    page.go(page.find(".pager a")[-1].get("href"))
    assert names(page) == ["Huis 50"]
    for nonsense in ("0", "-1", "x", "9" * 30):
        assert visit("amina").go(f"/organisations?page={nonsense}&kind=x").status == 200


def test_one_is_added_shown_with_its_phone_and_the_addition_undone(visit, count):
    before = count(Organisation)
    page = visit("bruno").go(ADD)
    sent = {"name": "De Poort", "kind": "welfare", "phone": "0470 12 34 56 (An)", "opening_hours": "ma 9-12\ndi 13-16"}
    page.send("#addition", **sent, languages=["ar", "nl"])
    assert page.status == 200
    assert page.find("h1")[0].text_content() == "De Poort"
    assert page.find("a[href='tel:+32470123456']")
    assert "Arabisch, Nederlands" in page.text
    page.send(".flash form")
    assert page.status == 200
    assert "De Poort" not in names(page)
    assert count(Organisation) == before + 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"kind": ""}, "kind"),
        ({"kind": "castle"}, "kind"),
        ({"languages": ["klingon"]}, "languages"),
        ({"opening_hours": "x" * 501}, "opening_hours"),
        ({"phone": "9" * 41}, "phone"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_lost(visit, count, sent, field):
    before = count(Organisation)
    page = visit("bruno").go(ADD)
    page.send("#addition", **{"name": "De Poort", "kind": "welfare", "remark": "Bel eerst", "languages": []} | sent)
    assert page.status == 422
    assert page.find(f"#{field}-error")
    assert page.find("#remark")[0].text_content().strip() == "Bel eerst"
    assert count(Organisation) == before


@pytest.mark.parametrize("name", ["CVO GENT", "cvo  gènt"])
def test_one_that_is_there_is_named_with_a_link_to_it(visit, count, name):
    before = count(Organisation)
    page = visit("bruno").go(ADD).send("#addition", name=name, kind="nt2", remark="Bel eerst")
    assert page.status == 422
    assert "CVO Gent staat er al" in page.find("#name-error")[0].text_content()
    assert page.find("#remark")[0].text_content().strip() == "Bel eerst"
    assert page.go(page.find("#addition .facts__link")[0].get("href")).find("h1")[0].text_content() == "CVO Gent"
    assert count(Organisation) == before
    page.go(ADD).send("#addition", name=name, kind="school")
    assert page.status == 200


def test_two_who_correct_the_same_field_both_see_it(visit, poort):
    one, two = (visit("bruno").go(f"/organisations/{poort}") for _ in range(2))
    assert one.send("#correction", address="Straat 1", languages=["fr"]).status == 200
    assert two.send("#correction", address="Straat 2", languages=["en"]).status == 422
    assert two.find("#address-error")
    assert two.find("#languages-error")
    assert two.send("#correction").status == 200
    assert "Straat 2" in two.text
    assert "Gecorrigeerd" in two.text or "Verbeterd" in two.text


def test_a_correction_into_the_name_of_another_is_refused(visit, poort):
    page = visit("bruno").go(f"/organisations/{poort}").send("#correction", name="ocmw gent")
    assert page.status == 422
    assert "OCMW Gent staat er al" in page.find("#name-error")[0].text_content()


def test_one_is_retired_hidden_from_the_list_and_taken_back(visit, poort):
    page = visit("bruno").go(f"/organisations/{poort}").send("#retirement", retired_on="2026-11-23")
    assert page.status == 200
    assert "De Poort" not in names(page.go("/organisations"))
    assert "De Poort" in names(page.go("/organisations?all=yes"))
    page.go(f"/organisations/{poort}").send("form[action$='/retirement/cancellation']")
    assert "De Poort" in names(page.go("/organisations"))


@pytest.mark.parametrize("day", ["", "31/02/2026", "soon"])
def test_a_day_that_is_none_retires_nothing(app, visit, poort, day):
    page = visit("bruno").go(f"/organisations/{poort}").send("#retirement", retired_on=day)
    assert page.status == 422
    assert page.find("#retired_on-error")
    with app.app_context():
        assert db.session.get(Organisation, poort).retired_on is None
        db.session.remove()


def test_the_same_form_sent_twice_adds_one(visit, count):
    before = count(Organisation)
    page = visit("bruno").go(ADD)
    fields = fields_of(page.form("#addition")) | {"name": "De Poort", "kind": "welfare"}
    for _ in range(2):
        assert page.post("/organisations", fields).status == 200
    assert count(Organisation) == before + 1


def test_paper_and_workbook_hold_what_the_list_was_asked_for(visit, given, poort):
    given(lambda stamp: an_organisation(stamp("bruno"), "=1+1", kind="welfare"))
    page = visit("amina").go("/organisations/list?kind=welfare")
    assert [row.text_content() for row in page.find("tbody th span")] == ["=1+1", "De Poort", "OCMW Gent"]
    content = page.client.get("/organisations/list.xlsx?kind=welfare").data
    rows = list(openpyxl.load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["=1+1", "De Poort", "OCMW Gent"]
    assert rows[2][3:6] == ("09 123 45 67 (balie)", None, "Arabisch, Nederlands")


def test_who_may_only_see_finds_no_form(visit, poort):
    page = visit("amina").go(f"/organisations/{poort}")
    assert page.status == 200
    assert not page.find("main form")
    assert not page.go("/organisations").find("a[href^='/organisations/new']")


def test_what_was_undone_is_no_page(visit, given):
    def undone(stamp):
        one = an_organisation(stamp("bruno"))
        operations.cancel_organisation(one, stamp=stamp("bruno"))
        return one

    assert visit("bruno").go(f"/organisations/{given(undone)}").status == 404


@pytest.mark.parametrize("key", ["amina", "bruno", "dirk", "farah", "halyna"])
def test_the_menu_leads_there(visit, key):
    assert visit(key).go("/organisations").find(".bar__nav a[href='/organisations'], header a[href='/organisations']")


def test_the_history_tells_it_in_words(visit, poort, given):
    def retire(stamp):
        one = db.session.get(Organisation, poort)
        operations.retire_organisation(one, in_days(0), stamp=stamp("bruno"))
        return one

    given(retire)
    page = visit("bruno").go(f"/organisations/{poort}")
    said = [one.text_content() for one in page.find(".history__said")]
    assert len(said) == 2
    assert all("%(" not in one and ":" not in one for one in said)
