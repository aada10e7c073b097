"""The administrator notes who is bound to secrecy, on both engines."""

import pytest

from amal_field.accounts.offers.demo import player
from amal_field.vaccination.models import HealthDuty
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")


@pytest.fixture
def duty_of(given):
    return lambda key: f"/vaccination/duties/{given(lambda stamp: player(key))}"


def test_the_door_opens_and_closes_with_the_duty(visit, duty_of):
    page = visit("dirk").go(duty_of("farah")).send("form[action$='/cancellation']")
    assert page.status == 200
    assert visit("farah").go("/vaccination").status == 403
    page.go(duty_of("farah")).send("#duty", ground="law")
    assert page.status == 200
    assert visit("farah").go("/vaccination").status == 200


@pytest.mark.parametrize(("ends", "status"), [(-1, 403), (0, 200), (1, 200), (None, 200)])
def test_a_duty_holds_to_its_last_day(visit, duty_of, ends, status):
    last = in_days(ends).isoformat() if ends is not None else ""
    first = in_days(-30).isoformat()
    visit("dirk").go(duty_of("farah")).send("#duty", signed_on=first, ends_on=last, ground="contract")
    assert visit("farah").go("/vaccination").status == status


def test_the_same_twice_is_once_and_a_correction_makes_no_second(visit, duty_of, count):
    before = count(HealthDuty)
    for ground in ("contract", "contract", "law"):
        assert visit("dirk").go(duty_of("karim")).send("#duty", ground=ground).status == 200
    assert count(HealthDuty) == before + 1


def test_an_end_before_its_start_is_refused_at_the_field(visit, duty_of):
    page = visit("dirk").go(duty_of("karim"))
    page.send("#duty", signed_on=in_days(0).isoformat(), ends_on=in_days(-1).isoformat(), ground="law")
    assert page.status == 422
    assert page.find("#ends_on[aria-invalid]")


def test_the_administrator_sees_who_is_bound_and_no_list(visit):
    page = visit("dirk").go("/vaccination/duties")
    assert {"Farah Aziz", "Lena Wouters"} <= {one.text_content() for one in page.find(".row__name")}
    assert visit("dirk").go("/vaccination").status == 403
