"""The overview of a day, for whoever takes over: everything on it leads to where it is done."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails
from tests.transit_site.world import comes, in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
DAY = "/transit-site/day"


@pytest.fixture
def lively(given):
    """A day on which each thing happens to a family of its own."""

    def live(stamp):
        let_in(stamp(), make_family(stamp(), "Comes"), pitch=1)
        late = ArrivalDetails(in_days(-2), Decimal(0), 100, "identity_card", house_rules_handed_over=True)
        long = let_in(stamp(), make_family(stamp(), "Stays"), pitch=2, on=in_days(-9), details=late)
        guest = make_family(stamp(), "Guest", [("Nura", 1990)]).members[0].person
        operations.add_person(long, guest, stamp=stamp())
        operations.remove_person(long.persons[0], stamp=stamp())
        comes(stamp, leaves=True, prepaid=None, pitch=3, name="Leaves")
        for name, pitch, days in (("Expected", 4, 0), ("Late", 5, -2)):
            made = replace(stamp(), at=stamp().at + timedelta(days=days))
            operations.expect_arrival(stay_queries.pitch(pitch), name, "0470 99 88 77", in_days(days), stamp=made)
        return long

    return given(live)


def part(page, title):
    """What stands under a heading: the name and the address of each line."""
    links = page.find(f"section[aria-labelledby='{title}-title'] a")
    return [(link.find("bdi").text_content(), link.get("href")) for link in links]


def names(page, title):
    return [name for name, _ in part(page, title)]


def test_the_day_names_everybody_where_they_belong(visit, lively):
    page = visit("amina").go(DAY)
    assert names(page, "came") == ["Comes", "Nura Guest"]
    assert names(page, "left") == ["Leaves", "Sammy Stays"]
    assert names(page, "leaving") == ["Stays"]
    assert names(page, "to-do") == ["Comes"]
    assert names(page, "expected") == ["Late", "Expected"]
    assert sorted(names(page, "owed")) == ["Leaves", "Stays"]


def test_each_line_leads_to_where_it_is_done(visit, lively):
    page = visit("amina").go(DAY)
    urls = [link.get("href") for link in page.find(".day__line a")]
    assert len(urls) >= 10
    for url in dict.fromkeys(urls):
        assert page.go(url).status == 200, url
    page.go("/transit-site")
    assert page.find("#counters a[href='/transit-site/day']")


def test_another_day_tells_what_was_and_not_what_is_owed_today(visit, lively):
    page = visit("amina").go(f"{DAY}?day={in_days(-9).isoformat()}")
    assert names(page, "came") == ["Stays"]
    assert (page.find("[aria-labelledby='owed-title']"), page.find("[aria-labelledby='to-do-title']")) == ([], [])
    ways = [link.get("href") for link in page.find(".day__tools a")]
    assert ways == [f"{DAY}?day={in_days(-10).isoformat()}", DAY, f"{DAY}?day={in_days(-8).isoformat()}"]
    assert names(page.go(ways[-1]), "came") == []


def test_a_day_to_come_tells_who_is_expected_and_who_means_to_leave(visit, given):
    def planned(stamp):
        operations.expect_arrival(stay_queries.pitch(4), "Expected", None, in_days(2), stamp=stamp())
        details = ArrivalDetails(in_days(2), Decimal(0), 100, "identity_card", house_rules_handed_over=True)
        return let_in(stamp(), make_family(stamp(), "Goes"), pitch=2, details=details)

    given(planned)
    page = visit("amina").go(f"{DAY}?day={in_days(2).isoformat()}")
    assert (names(page, "expected"), names(page, "leaving")) == (["Expected"], ["Goes"])
    assert page.find("[aria-labelledby='came-title']") == []


def test_an_empty_day_says_so_and_no_day_is_not_found(visit):
    page = visit("amina").go(DAY)
    assert (page.status, page.find(".day__line a")) == (200, [])
    assert page.go(f"{DAY}?day=yesterday").status == 404


def test_a_debt_stands_there_until_it_is_paid(visit, given):
    def indebted(stamp):
        stay = comes(stamp, leaves=True, prepaid=None, pitch=3, name="Owes")
        db.session.flush()
        left = ledger.account(stay, clock.today()).left
        operations.settle(stay, left=left, changes_hands=False, method="cash", stamp=stamp())
        return stay

    stay_id = given(indebted)
    page = visit("amina").go(DAY)
    assert part(page, "owed") == [("Owes", f"/transit-site/stays/{stay_id}/account")]
