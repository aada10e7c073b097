"""Stays are found, shown and printed, and hidden from whom they do not concern."""

from datetime import timedelta
from decimal import Decimal

import pytest

from amal_field import clock
from amal_field.people import operations as people
from amal_field.transit_site import operations
from tests.transit_site.world import in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
SITE = "/transit-site"


def test_a_ticket_speaks_dutch_and_the_language_of_the_household(visit, given):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(f"/transit-site/stays/{stay_id}/ticket")
    assert [part.get("lang") for part in page.find(".ticket__part p")] == ["nl", "fr"]
    assert page.find("svg.ticket__code")


def test_stays_are_found_by_name_plate_phone_and_ticket(visit, given):
    given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina")
    ticket = page.go("/transit-site/stays").find(".row .quiet")[0].text.split()[-1]
    for query in ("may", "SAMMY", "1abc2", "+32 470 12 34 56", ticket):
        assert len(page.go(f"/transit-site/stays?q={query.replace('+', '%2B')}").find(".row")) == 1, query
    for query in ("0470 12", "+32 470 12 3".replace("+", "%2B"), "0470/1", "0032 470"):
        assert len(page.go(f"/transit-site/stays?q={query}").find(".row")) == 1, query
    for query in ("0471 12", "%2B33 470"):
        assert not page.go(f"/transit-site/stays?q={query}").find(".row"), query
    for query in ("zzz", "%25", "_", "%00", "'", "x" * 10_000, "%F0%9F%8E%AA", "-", "%20"):
        assert page.go(f"/transit-site/stays?q={query}").status == 200


def test_a_family_of_the_site_is_found_by_its_dossier_number(engine, visit, given):
    def make(stamp):
        family = make_family(stamp())
        people.correct_person(family.members[1].person, {"dossier_number": "OKR 22/7"}, stamp=stamp())
        return let_in(stamp(), family)

    given(make)
    page = visit("amina")
    for query in ("OKR 22/7", "okr-22.7", "OKR227"):
        assert len(page.go(f"/transit-site/stays?q={query}").find(".row")) == 1, query
    assert not page.go("/transit-site/stays?q=OKR 22").find(".row")


def test_a_plate_of_any_script_is_found_by_its_beginning(engine, visit, given):
    given(lambda stamp: let_in(stamp(), make_family(stamp()), plates=("АА 1234 КК", "١٢٣٤")))
    page = visit("amina")
    for query in ("аа12", "АА", "АА 1234 КК", "١٢"):
        assert len(page.go(f"/transit-site/stays?q={query}").find(".row")) == 1, query
    assert not page.go("/transit-site/stays?q=АБ").find(".row")


@pytest.mark.parametrize(
    "path", ["pitches/26", "pitches/0", "stays/00000000-0000-7000-8000-000000000009", "pitches/3/x"]
)
def test_what_is_not_there_is_404(visit, path):
    assert visit("amina").go(f"/transit-site/{path}").status == 404


def test_the_outsider_sees_nothing_of_the_site(visit, given):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("clara")
    for path in ("", "/pitches/12", "/stays", f"/stays/{stay_id}", f"/stays/{stay_id}/ticket", "/evacuation-list"):
        assert page.go(f"/transit-site{path}").status == 403
        assert "Mayer" not in page.text


def test_the_ticket_of_an_undone_check_in_says_so(visit, given):
    def undone(stamp_of):
        stay = let_in(stamp_of(), make_family(stamp_of()))
        operations.cancel_check_in(stay, stamp=stamp_of())
        return stay

    assert "geldt niet meer" in visit("amina").go(f"{SITE}/stays/{given(undone)}/ticket").text


def test_a_departure_before_the_last_payment_is_refused_at_its_day(visit, given):
    def pays(stamp_of):
        stay = let_in(stamp_of(), make_family(stamp_of()), on=in_days(-7))
        operations.record_payment(stay, Decimal(30), "cash", clock.today(), stamp=stamp_of())
        return stay

    url = f"{SITE}/stays/{given(pays)}/departure"
    page = visit("amina").go(url).send(f"form[action='{url}']", on=in_days(-1).isoformat())
    assert (page.status, bool(page.find("#on-error"))) == (422, True)
    assert page.find("#on")[0].get("value") == in_days(-1).isoformat()


def test_departure_undo_and_history(visit, given):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(f"/transit-site/stays/{stay_id}/departure")
    page.send("form[action$='/departure']", meter_end="77")
    assert page.url == f"/transit-site/stays/{stay_id}/settlement"
    assert not page.find("article.stay")
    page.send("fading-note form")
    assert page.find("article.stay")
    page.go(f"/transit-site/stays/{stay_id}")
    assert len(page.find(".history__line")) == 3
    page.send(f"form[action$='/stays/{stay_id}/cancellation']")
    assert page.go("/transit-site/evacuation-list").find(".evacuation__group") == []


def test_a_departure_before_the_arrival_is_told_at_the_day(visit, given):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(f"/transit-site/stays/{stay_id}/departure")
    page.send("form[action$='/departure']", on=(clock.today() - timedelta(days=1)).isoformat())
    assert page.status == 422
    assert page.find("#on-error")
