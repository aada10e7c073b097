"""House rules: a version from a day to come, handed over in the language of the family, and kept with the stay."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations
from amal_field.transit_site.models import HouseRules
from amal_field.transit_site.queries import house_rules
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.queries.house_rules import sections
from amal_field.transit_site.rules import ArrivalDetails
from tests.page import fields_of
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
PAGE, FORM = "/transit-site/house-rules", "/transit-site/settings/house-rules"
TEXTS = {"nl": "# Stilte\nNa 22 uur", "fr": "# Calme\nAprès 22 h", "en": "# Quiet\nAfter 10 pm"}
HANDED = ArrivalDetails(house_rules_handed_over=True)


def in_days(number):
    return clock.today() + timedelta(days=number)


def test_a_text_is_read_as_headings_with_points():
    text = "First\r\n\n#  Quiet \n after ten \n## Dogs\n"
    assert sections(text) == [("", ["First"]), ("Quiet", ["after ten"]), ("Dogs", [])]
    assert sections(" \n") == []


def test_the_first_version_holds_in_three_languages_with_six_parts(world, engine):
    found = house_rules.in_force(stay_queries.the_site(), clock.today())
    assert (found.version, sorted(found.texts)) == (1, ["en", "fr", "nl"])
    assert [len(sections(found.texts[tongue])) for tongue in found.texts] == [6, 6, 6]
    assert {len(points) for text in found.texts.values() for _, points in sections(text)} == {3, 4, 5}
    assert house_rules.in_force(stay_queries.the_site(), in_days(-400)) is None


def test_a_stay_keeps_the_version_that_was_handed_over(world, engine, stamp_of, frozen_clock):
    before = let_in(stamp_of(), make_family(stamp_of()), pitch=3, details=HANDED)
    never = let_in(stamp_of(), make_family(stamp_of(), "Adel"), pitch=4)
    operations.write_house_rules(in_days(2), TEXTS, stamp=stamp_of("dirk"))
    frozen_clock(clock.now() + timedelta(days=2))
    after = let_in(stamp_of(), make_family(stamp_of(), "Rosen"), pitch=5, details=HANDED)
    operations.complete(never, HANDED, stamp=stamp_of())
    assert [one.house_rules.version for one in (before, after, never)] == [1, 2, 2]
    operations.complete(never, ArrivalDetails(), stamp=stamp_of())
    assert (never.house_rules_id, never.house_rules_at) == (None, None)


def test_versions_hold_from_a_day_to_come_and_never_backwards(world, engine, stamp_of):
    site = stay_queries.the_site()
    for day in (0, -1):
        with pytest.raises(RuleBroken, match="rule_backwards"):
            operations.write_house_rules(in_days(day), TEXTS, stamp=stamp_of("dirk"))
    made = operations.write_house_rules(in_days(1), TEXTS, stamp=stamp_of("dirk"))
    with pytest.raises(RuleBroken, match="rule_exists"), stay_queries.db.session.begin_nested():
        operations.write_house_rules(in_days(1), TEXTS, stamp=stamp_of("dirk"))
    for _ in range(2):
        operations.withdraw_house_rules(made, stamp=stamp_of("dirk"))
    assert house_rules.in_force(site, in_days(1)).version == 1
    assert operations.write_house_rules(in_days(1), TEXTS, stamp=stamp_of("dirk")).version == 3
    with pytest.raises(RuleBroken, match="rule_holds"):
        operations.withdraw_house_rules(house_rules.version(site, 1), stamp=stamp_of("dirk"))


@pytest.mark.parametrize(("tongue", "title"), [("nl", "Huishoudelijk reglement"), ("fr", "Règlement"), ("en", "House")])
def test_the_page_speaks_the_language_that_is_asked_for(engine, visit, tongue, title):
    page = visit("amina").go(f"{PAGE}?language={tongue}")
    (sheet,) = page.find("article.sheet")
    assert sheet.get("lang") == tongue
    assert sheet.cssselect("h1")[0].text.startswith(title)
    assert len(sheet.cssselect("section")) == 6


@pytest.mark.parametrize("query", ["language=xx", "version=abc", "language=ar&version="])
def test_an_address_that_makes_no_sense_shows_the_house_rules(engine, visit, query):
    assert visit("amina").go(f"{PAGE}?{query}").status == 200


def test_a_version_that_was_never_written_is_not_there(engine, visit):
    assert visit("amina").go(f"{PAGE}?version=9").status == 404


def test_the_administrator_writes_a_version_and_undoes_it(engine, visit, count):
    page = visit("dirk").go(FORM)
    form = page.form()
    assert fields_of(form)["nl"].startswith("# Toelating")
    page.send(nl="# Stilte\r\nNa 22 uur <b>stil</b>")
    assert page.url == "/transit-site/settings"
    assert len(page.find("#house-rules article")) == 2
    page.go(f"{PAGE}?version=2&language=nl")
    assert [item.text_content() for item in page.find("article.sheet li")] == ["Na 22 uur <b>stil</b>"]
    page.go("/transit-site/settings").send("#house-rules form")
    assert len(page.find("#house-rules article")) == 1
    assert count(HouseRules) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("valid_from", "23/11/2026"),
        ("valid_from", "soon"),
        ("valid_from", ""),
        ("fr", ""),
        ("en", "x" * 20_001),
        ("nl", "a\x00b"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(engine, visit, count, field, value):
    page = visit("dirk").go(FORM)
    kept = "en" if field != "en" else "nl"
    page.send(**{kept: "# Kept\nas typed", field: value})
    assert page.status == 422
    assert page.find(f"#{field}-error")
    assert fields_of(page.form())[kept].split() == ["#", "Kept", "as", "typed"]
    assert count(HouseRules) == 1


def test_the_same_submission_twice_is_one_version(engine, visit, count):
    page = visit("dirk").go(FORM)
    fields = fields_of(page.form())
    for _ in range(2):
        page.post(FORM, fields)
    assert count(HouseRules) == 2


def test_the_manager_reads_and_does_not_write(engine, visit):
    assert visit("amina").go(FORM).status == 403
    assert visit("clara").go(PAGE).status == 403


def test_the_ticket_and_the_stay_name_the_version_and_lead_to_it(engine, visit, given):
    stay = given(lambda stamp: let_in(stamp(), make_family(stamp()), details=HANDED))
    page = visit("amina").go(f"/transit-site/stays/{stay}/ticket")
    assert "Version 1" in page.text
    (link,) = page.find(".paper__tools a[href*='house-rules']")
    assert link.get("href") == f"{PAGE}?version=1&language=fr"
    assert visit("amina").go(f"/transit-site/stays/{stay}").find(f"a[href='{PAGE}?version=1&language=fr']")
