"""The numbers of an action and the list for the team, on both engines."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from uuid import UUID

import openpyxl
import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.db import db, new_key
from amal_field.looks.models import Look
from amal_field.people.rules import Newcomer
from amal_field.stamp import Stamp
from amal_field.vaccination.models import VaccinationAction
from amal_field.vaccination.operations import lists, outcomes, removal
from tests.transit_site.world import in_days
from tests.vaccination.world import a_list, a_lot, an_action, found, gets, line_id_of, says_yes
from tests.vaccination.world import visit as looks_at

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")


@pytest.fixture
def url(given):
    """Sammy got Hexyon and is promised more, Davy was postponed, and somebody with an odd name walked in."""

    def put(stamp):
        action = a_list(stamp("farah"))
        says_yes(stamp("farah"), action, "Sammy")
        gets(stamp("farah"), action, "Sammy", a_lot(stamp("farah"), action), next_month=in_days(60).replace(day=1))
        key = line_id_of(action, "Davy")
        outcomes.not_give(found(action), key, "postponed", looks_at(), stamp=stamp("farah"))
        lists.walk_in(found(action), Newcomer("=1+1", None, None), {}, {}, stamp=stamp("farah"))
        return action

    return f"/vaccination/actions/{given(put)}"


def test_the_numbers_are_of_nobody_and_the_list_is_asked_first(visit, url):
    page = visit("farah").go(f"{url}/figures")
    facts = {one.find("dt").text: one.find("dd").text for one in page.find(".facts > div")}
    assert facts == {
        "Gevaccineerde mensen": "1",
        "Gegeven vaccinaties": "1",
        "Op de lijst": "3",
        "Binnengekomen": "1",
    }
    assert "Niet gegeven: Uitgesteld door het team" in page.text
    assert "Beloofd voor 01/2027" in page.text
    assert "Je haalt gezondheidsgegevens van 3 mensen op." in page.text
    assert "Sammy" not in page.text
    assert visit("farah").go(f"{url}/figures.svg").response.mimetype == "image/svg+xml"


def test_the_list_for_the_team_is_a_spreadsheet_in_which_texts_stay_texts(client_of, url):
    answer = client_of("farah").get(f"{url}/list.xlsx")
    rows = list(openpyxl.load_workbook(BytesIO(answer.data)).active.values)
    assert len(rows) == 4
    by_name = {row[2]: row for row in rows[1:]}
    assert by_name["Sammy"][7:11] == ("Hexyon", "F9321", "10/2027", 1)
    assert by_name["Sammy"][4] is None
    assert by_name["Davy"][12:14] == ("Niet gegeven", "Uitgesteld door het team")
    sheet = openpyxl.load_workbook(BytesIO(answer.data)).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_as_text_it_opens_in_a_belgian_spreadsheet(client_of, url):
    answer = client_of("farah").get(f"{url}/list.xlsx?as=csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert {row[2] for row in rows[1:]} == {"Sammy", "Davy", "'=1+1"}
    assert all(len(row) == 15 for row in rows)


def test_on_paper_it_has_the_same_columns(visit, client_of, url, noted):
    heads = next(openpyxl.load_workbook(BytesIO(client_of("farah").get(f"{url}/list.xlsx").data)).active.values)
    page = visit("farah").go(f"{url}/figures").go(f"{url}/team-list")
    assert tuple(one.text_content() for one in page.find("thead th")) == heads
    assert any("F9321" in row.text_content() for row in page.find("tbody tr"))
    assert [(name, act, len(whose)) for name, _kind, act, whose in noted()][-1] == (
        "vaccination.team_sheet",
        "print",
        3,
    )


def test_who_takes_it_along_is_noted(app, client_of, url):
    client_of("farah").get(f"{url}/list.xlsx?as=csv")
    with app.app_context():
        assert db.session.scalars(select(Look.act)).all() == ["export"]
        db.session.remove()


@pytest.mark.parametrize("end", ["figures", "figures.svg", "list.xlsx"])
def test_a_helper_takes_nothing_along(visit, url, end):
    assert visit("lena").go(f"{url}/{end}").status == 403


@pytest.fixture
def removed_url(app, url):
    """The same action, a month later: only its numbers are left."""
    with app.app_context():
        action = db.session.get_one(VaccinationAction, UUID(url.rpartition("/")[2]))
        stamp = Stamp(player("farah").id, clock.now() + timedelta(days=30), new_key())
        removal.remove_list(found(action), stamp=stamp)
        db.session.commit()
        db.session.remove()
    return url


def test_the_numbers_are_the_same_when_the_names_are_gone(visit, url, app, request):
    def shown():
        page = visit("farah").go(f"{url}/figures")
        return [one.text for one in page.find(".facts > div")], [one.text for one in page.find("tbody tr")]

    before = shown()
    request.getfixturevalue("removed_url")
    assert shown() == before
    assert "Je haalt gezondheidsgegevens" not in visit("farah").go(f"{url}/figures").text
    assert visit("farah").go(f"{url}/figures.svg").response.mimetype == "image/svg+xml"


def test_the_page_says_that_the_names_are_gone(visit, removed_url):
    page = visit("farah").go(removed_url)
    assert "De namen van deze lijst zijn verwijderd op wo 23 dec 2026." in page.text
    assert "Maak de lijst" not in page.text
    assert "Sammy" not in page.text
    assert "Open weer" not in visit("farah").go(f"{removed_url}/details").text


@pytest.mark.parametrize(("days_ago", "warns"), [(22, False), (24, True), (29, True)])
def test_the_page_warns_seven_days_before(visit, given, days_ago, warns):
    key = given(lambda stamp: an_action(stamp("farah"), on=in_days(-days_ago)))
    page = visit("farah").go(f"/vaccination/actions/{key}")
    assert ("De namen van deze lijst verdwijnen op" in page.text) == warns
