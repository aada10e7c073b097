"""The panel of a pitch: what stands on it, and what blocks it or is expected."""

import pytest

from amal_field.transit_site import operations
from amal_field.transit_site.queries import stays as stay_queries
from tests.transit_site.world import let_in, make_family, wish

pytestmark = pytest.mark.usefixtures("frozen_clock")
SITE = "/transit-site"


def test_who_is_expected_next_stands_on_the_panel_of_a_taken_pitch(visit, given):
    def comes(stamp_of):
        let_in(stamp_of(), make_family(stamp_of()))
        return operations.reserve(wish("Winter", days=2, pitch=stay_queries.pitch(12)), stamp=stamp_of())

    key = given(comes)
    assert visit("amina").go(f"{SITE}/pitches/12").find(f"a[href$='/reservations/{key}']")


def test_a_pitch_is_blocked_expected_and_open_again(visit):
    page = visit("amina").go("/transit-site/pitches/5/block").send(reason="")
    assert page.status == 422
    page.send(reason="Water kapot")
    assert "Water kapot" in page.text
    page.send("#free-pitch form[action$='/block/end']")
    page.go("/transit-site/pitches/5/expected-arrival").send(name="Mayer")
    assert "Mayer" in page.go("/transit-site").find("#pitch-5")[0].text_content()
    page.go("/transit-site/pitches/5").send("form[action$='/cancellation']")
    assert "Mayer" not in page.go("/transit-site").find("#pitch-5")[0].text_content()


@pytest.mark.parametrize("number", [0, 26, 9_999_999_999, 10**24])
def test_a_pitch_that_the_site_does_not_have_is_not_found(engine, visit, number):
    assert visit("amina").go(f"/transit-site/pitches/{number}").status == 404
