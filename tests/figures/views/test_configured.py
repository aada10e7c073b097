"""A figure is put together on screen: its number shows meanwhile, what is odd is told at its field."""

import pytest

from tests.attendance.world import a_session
from tests.figures.world import a_configured_figure
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")
OTHER = "/figures/2026/other"
NEW = "/figures/2026/configured/new"
NAMES = {"name_nl": "Komaf", "name_fr": "Komaf", "name_en": "Komaf"}
SENTENCES = {"sentence_nl": "Er kwamen {value} mensen.", "sentence_fr": "{value}.", "sentence_en": "{value} came."}
FILLED = {"code": "meeting.komaf", "measure": "attendances", "programme": "komaf", **NAMES, **SENTENCES}


@pytest.fixture
def held(given):
    return given(lambda stamp_of: a_session(stamp_of("bruno"), "komaf", on=in_days(-1), extra_other=1200))


def test_a_figure_is_put_together_and_its_number_shows_meanwhile(engine, visit, held):
    page = visit("bruno").go(OTHER).go(NEW)
    page.go("/figures/2026/configured/preview?measure=attendances&programme=komaf", htmx=True)
    assert page.find(".figure__number")[0].text == "1.200"
    page.go("/figures/2026/configured/preview?measure=attendances&topic=housing", htmx=True)
    assert "past niet" in page.text
    page.go("/figures/2026/configured/preview?measure=nothing")
    assert page.status == 200
    page.go(NEW).send("#configured-form", **FILLED)
    assert page.status == 200
    assert "Er kwamen 1.200 mensen." in page.text
    assert "meeting.komaf" in page.client.get(f"{OTHER}.xlsx?as=csv").text
    [change] = [link.get("href") for link in page.find('.figure__acts a[href*="/configured/"]')]
    page.go(change).send("#configured-form", measure="held_sessions")
    assert "Er kwamen 1 mensen." in page.text
    assert "versie 2" in page.text
    page.go(change).send("#configured-form", retired_on="2025-12-31")
    assert "Er kwamen" not in page.text
    assert "Er kwamen" in page.go("/figures/2025/other").text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "meeting.there"}, "code"),
        ({"code": "Komaf"}, "code"),
        ({"measure": ""}, "measure"),
        ({"measure": "contacts"}, "programme"),
        ({"sentence_en": "Nothing."}, "sentence_en"),
    ],
)
def test_what_is_odd_is_told_at_its_field_and_nothing_is_lost(engine, visit, given, wrong, field):
    given(lambda stamp_of: a_configured_figure(stamp_of("bruno"), "meeting.there"))
    page = visit("bruno").go(NEW).send("#configured-form", **FILLED | wrong)
    assert page.status == 422
    assert [error.get("id") for error in page.find(".field__error")] == [f"{field}-error"]
    assert page.find("#name_nl")[0].get("value") == "Komaf"


def test_a_reporter_reads_and_puts_none_together(engine, client_of):
    assert [client_of(key).get(NEW).status_code for key in ("bruno", "jan")] == [200, 403]
