"""The pages of rules and closures."""

import pytest

from amal_field.transit_site.models import SiteClosure, SiteRule

pytestmark = pytest.mark.usefixtures("frozen_clock")
SETTINGS = "/transit-site/settings"


def test_the_administrator_sets_rules_on_screen_and_undoes_them(engine, visit, count):
    page = visit("dirk").go(f"{SETTINGS}/rules")
    assert page.form().fields["max_nights"] == "21"
    page.send(max_nights="14", decidable=["too_long"])
    assert page.url == SETTINGS
    assert "14" in page.find("article.card dd")[1].text_content()
    page.send("fading-note form")
    assert "14" not in page.find("article.card dd")[1].text_content()
    assert count(SiteRule) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("valid_from", "2026-11-23"),
        ("valid_from", "31/02/2027"),
        ("capacity", ""),
        ("capacity", "-1"),
        ("max_nights", "0"),
        ("max_nights", "21,5"),
        ("stays_within", "month"),
        ("decidable", ["everything"]),
    ],
)
def test_rules_that_make_no_sense_are_told_at_their_field(visit, count, field, value):
    page = visit("dirk").go(f"{SETTINGS}/rules").send(**{"min_gap_nights": "3"} | {field: value})
    assert page.status == 422
    assert page.find(".field__error")
    assert page.form().fields["min_gap_nights"] == "3"
    assert count(SiteRule) == 1


def test_the_same_rules_twice_are_one_row(visit, count):
    page = visit("dirk").go(f"{SETTINGS}/rules")
    form = page.form()
    for _ in range(2):
        page.post(form.get("action"), dict(form.form_values()))
    assert count(SiteRule) == 2


def test_the_site_is_closed_and_open_again_on_screen(visit, count):
    page = visit("dirk").go(f"{SETTINGS}/closures").send(to_on="2026-11-20", reason="Works")
    assert page.status == 422
    assert page.find("#to_on-error")
    page.send(to_on="2026-12-20")
    assert "Works" in page.find("#closures")[0].text_content()
    assert count(SiteClosure) == 1
    page.send("#closures form")
    assert not page.find("#closures article")


def test_a_manager_reads_the_rules_and_changes_nothing(visit):
    page = visit("amina").go(SETTINGS)
    assert page.find("article.card")
    assert not page.find("main form")
    assert visit("clara").go(SETTINGS).status == 403
