"""Stays are found, shown and printed, and hidden from whom they do not concern."""

import pytest

from amal_field.people import operations as people
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_a_ticket_speaks_dutch_and_the_language_of_the_household(visit, given):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(f"/transit-site/stays/{stay_id}/ticket")
    assert [part.get("lang") for part in page.find(".ticket__part")] == ["nl", "fr"]
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
