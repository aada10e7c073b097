"""The page of a household shows its stays, its money and its measures, and leads back."""

import pytest

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.rules import Decided
from tests.transit_site.world import comes, let_in

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def household(given):
    """A family that left with a debt and is back: the address of its page."""

    def back(stamp):
        stay = comes(stamp, leaves=True, prepaid=None, pitch=3, name="Owes")
        db.session.flush()
        left = ledger.account(stay, clock.today()).left
        operations.settle(stay, left=left, changes_hands=False, method="cash", stamp=stamp())
        again = let_in(
            stamp(), stay.household, pitch=7, plates=["1-NEW-111"], decided=Decided(frozenset({"debt"}), "Winter")
        )
        operations.record_payment(again, 20, "cash", clock.today(), stamp=stamp())
        return stay.household

    return f"/people/households/{given(back)}"


def test_stays_money_and_measures_stand_there_and_each_leads_on(visit, household):
    page = visit("amina").go(household)
    assert [len(page.find(f"#household-{part} li")) for part in ("stays", "money")] == [2, 3]
    assert page.find("#household-money .problems")
    assert page.find("#household-stays .button--main")[0].get("href") == "/transit-site/pitches/7"
    urls = [link.get("href") for part in ("stays", "money") for link in page.find(f"#household-{part} a")]
    assert [page.go(url).status for url in urls] == [200] * len(urls)
    assert page.go(household).find("header .head__back")


def test_money_is_for_who_settles(visit, household):
    page = visit("bruno").go(household)
    assert (page.status, page.find("#household-money"), page.find("#household-stays")) == (200, [], [])
