"""The poll of the plan."""

import pytest

from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_the_plan_answers_a_poll_without_a_body_while_nothing_changed(visit, given):
    page = visit("amina").go("/transit-site", htmx=True)
    version = page.response.headers["HX-PTag"]
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-PTag": version}
    assert page.client.get("/transit-site", headers=headers).status_code == 304
    given(lambda stamp: let_in(stamp(), make_family(stamp())))
    assert page.client.get("/transit-site", headers=headers).status_code == 200
