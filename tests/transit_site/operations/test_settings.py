"""The rules and closures of the site are set ahead, never backwards, and can be taken back before they hold."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations
from amal_field.transit_site.models import SiteClosure, SiteRule
from amal_field.transit_site.queries import settings
from amal_field.transit_site.queries import stays as stay_queries
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
SETTINGS = "/transit-site/settings"
KORTRIJK = {
    "capacity": 25,
    "max_nights": 7,
    "max_stays": 8,
    "min_gap_nights": 7,
    "reentry_nights": 0,
    "count_departure_day": True,
    "stays_within": "twelve_months",
    "decidable": [],
}


def in_days(number):
    return clock.today() + timedelta(days=number)


def test_new_rules_hold_from_their_day_and_leave_the_days_before_alone(world, stamp_of):
    operations.set_rule(in_days(10), KORTRIJK, stamp=stamp_of("dirk"))
    site = stay_queries.the_site()
    assert settings.rule_in_force(site, in_days(9)).longest == 21
    assert settings.rule_in_force(site, in_days(10)).longest == 6
    stay = let_in(stamp_of(), make_family(stamp_of()))
    assert stay_queries.departing(stay.id).max_nights == 21


def test_withdrawn_rules_never_hold_and_free_their_day(world, stamp_of):
    rule = operations.set_rule(in_days(10), KORTRIJK, stamp=stamp_of("dirk"))
    with pytest.raises(RuleBroken, match="rule_exists"), stay_queries.db.session.begin_nested():
        operations.set_rule(in_days(10), KORTRIJK, stamp=stamp_of("dirk"))
    for _ in range(2):
        operations.withdraw_rule(rule, stamp=stamp_of("dirk"))
    assert settings.rule_in_force(stay_queries.the_site(), in_days(10)).max_nights == 21
    operations.set_rule(in_days(10), KORTRIJK, stamp=stamp_of("dirk"))


def test_rules_that_hold_are_neither_withdrawn_nor_set_backwards(world, stamp_of):
    with pytest.raises(RuleBroken, match="rule_holds"):
        operations.withdraw_rule(settings.rules_of(stay_queries.the_site())[0], stamp=stamp_of("dirk"))
    with pytest.raises(RuleBroken, match="rule_backwards"):
        operations.set_rule(clock.today(), KORTRIJK, stamp=stamp_of("dirk"))


def test_a_closure_ends_and_two_do_not_lie_over_each_other(world, stamp_of, frozen_clock):
    closure = operations.close_site(in_days(1), None, "Works", stamp=stamp_of("dirk"))
    with pytest.raises(RuleBroken, match="closure_exists"):
        operations.close_site(in_days(5), in_days(6), "Works", stamp=stamp_of("dirk"))
    frozen_clock(clock.now() + timedelta(days=3))
    for _ in range(2):
        operations.open_site(closure, stamp=stamp_of("dirk"))
    assert closure.to_on == clock.today()
    assert settings.closures_of(stay_queries.the_site(), clock.today()) == []


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
