"""A roll of 300 costs the statements of a roll of 5, and stays a page that a tablet can draw."""

import pytest

from tests.attendance.roll import tap
from tests.attendance.world import a_session, expected_people
from tests.bench.statements import counted
from tests.page import HTMX, fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")

SMALL, LARGE = 5, 300
MOST_ELEMENTS = 1_500


@pytest.fixture
def rolls(given):
    """The addresses of a small and of a large roll."""

    def make(number):
        return given(lambda stamp: a_session(stamp(), series=expected_people(stamp, number, f"Reeks {number}")))

    return [f"/attendance/sessions/{make(number)}" for number in (SMALL, LARGE)]


def test_a_large_roll_costs_the_statements_of_a_small_one(app, visit, rolls):
    found = {name: [] for name in ("page", "tap", "everyone", "poll", "quiet poll", "walk-in", "question", "tally")}
    for url in rolls:
        page = visit("bruno").go(url)
        version = page.response.headers["HX-PTag"]
        steps = {
            "page": lambda page=page, url=url: page.go(url),
            "tap": lambda page=page: tap(page, "Kim 1"),
            "poll": lambda page=page, url=url, version=version: page.client.get(
                url, headers=HTMX | {"HX-PTag": version}
            ),
            "everyone": lambda page=page, url=url: page.go(url).post(
                f"{url}/everyone/present", fields_of(page.form("#roll-form")), htmx=True
            ),
            "walk-in": lambda page=page, url=url: page.go(url).send(
                "#walk-in-participant", htmx=True, given_name="Zeno"
            ),
            "question": lambda page=page, url=url: page.go(url).send(
                "#walk-in-participant", htmx=True, given_name="Kim"
            ),
            "tally": lambda page=page, url=url: page.go(url).send("#tally-other", htmx=True, **{"other-step": "1"}),
        }
        for name, step in steps.items():
            page.go(url)
            with counted(app) as statements:
                step()
            found[name].append(len(statements))
        version = page.go(url).response.headers["HX-PTag"]
        with counted(app) as statements:
            assert page.client.get(url, headers=HTMX | {"HX-PTag": version}).status_code == 304
        found["quiet poll"].append(len(statements))
    assert all(small == large for small, large in found.values()), found
    assert max(found["page"] + found["poll"] + found["quiet poll"]) <= 8, found
    assert max(found["tap"]) <= 12, found


def test_a_page_of_300_can_be_drawn(visit, rolls):
    page = visit("bruno").go(rolls[1])
    assert len(page.find(".tap")) == LARGE
    assert len(page.find("*")) <= MOST_ELEMENTS
