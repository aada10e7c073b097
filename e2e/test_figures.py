"""A figure opens down to what is in doubt, the doubt is settled there, and the range is one number; a year is frozen,
and what is put right later stands beside it with the reason."""

import csv
import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from amal_field.clock import today
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import Person
from e2e.actions import follow, note, press
from tests.buddies.world import a_match
from tests.figures.world import YEAR, a_stay, a_table, walkers
from tests.people.world import somebody


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_is_settled_from_its_figure_and_the_range_closes(as_, world, scripts):
    back = 0 if today().timetuple().tm_yday > 4 else 26
    world.known_family("Lafertin", ["Olena"], came=4 + back, left=3 + back)
    woman = world.household("Lafertin").members[0].person_id
    world.known_stay_of(world.double_of(woman), came=2 + back, left=1 + back)
    page = as_("bruno", java_script_enabled=scripts).page
    page.goto(f"/figures/{(today() - timedelta(days=4 + back)).year}")
    page.get_by_role("link", name="1 or up to 2").tap()
    expect(page.get_by_text("People by month")).to_be_visible()
    expect(page.get_by_text("Your role sees the number")).to_be_visible()
    page.get_by_role("link", name="Olena Lafirtin").tap()
    press(page, "Two people")
    expect(note(page)).to_contain_text("are two people")
    expect(page).to_have_url(re.compile(r"/figures/\d{4}/site\.persons_unique"))
    expect(page.locator("main .figure__number")).to_have_text("2")
    page.goto(f"/figures/{(today() - timedelta(days=4 + back)).year}")
    expect(page.locator("#site-persons-unique .figure__number")).to_have_text("2")
    expect(page.get_by_text("likely double")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_year_is_frozen_put_right_and_seen_with_what_happened(as_, world, scripts):
    with world.writing() as stamp:
        a_stay(lambda *_key: stamp)
        there = walkers(lambda *_key: stamp, 3)
        a_table(lambda *_key: stamp, there)
    tablet = as_("bruno", java_script_enabled=scripts)
    tablet.expect(422)
    page = tablet.page
    page.goto(f"/figures/{YEAR}")
    follow(page, "Freeze")
    expect(page.get_by_role("heading", name="What is in doubt")).to_be_visible()
    press(page, f"Freeze {YEAR}")
    expect(note(page)).to_contain_text(f"{YEAR} is frozen: edition 1.")
    with world.writing() as stamp:
        one, other = (db.session.get_one(Person, person.id) for person in there[:2])
        people.merge(one, other, stamp=stamp)
    page.goto(f"/figures/{YEAR}")
    figure = page.locator("#tables-online-participants")
    expect(figure).to_contain_text("Frozen: 3 (since then −1: May −1)")
    figure.locator("a").first.tap()
    expect(page.get_by_text("Since then: 1 merge.")).to_be_visible()
    expect(page.get_by_role("row", name="Frozen")).to_be_visible()
    page.goto(f"/figures/{YEAR}/editions")
    press(page, f"Freeze {YEAR}")
    expect(page.get_by_role("alert")).to_contain_text("Say why there is a further edition.")
    page.get_by_label("Why a further edition").fill("Somebody stood there twice.")
    press(page, f"Freeze {YEAR}")
    expect(note(page)).to_contain_text("edition 2")
    expect(figure).to_contain_text("Frozen: 2")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_leaves_the_house_hides_a_pair_that_the_screen_shows(as_, world, scripts):
    yesterday = today() - timedelta(days=1)
    with world.writing() as stamp:
        for place, sex in enumerate("ffffffmm"):
            newcomer, buddy = (somebody(stamp, f"{name}{place}", None, 1990) for name in ("Oksana", "Jan"))
            newcomer.sex = buddy.sex = sex
            a_match(stamp, [buddy], [newcomer], proposed_on=yesterday, started_on=yesterday)
    page = as_("bruno", java_script_enabled=scripts).page
    year = yesterday.year
    page.goto(f"/figures/{year}?section=duos")
    row = page.locator("#duos-samen-gentenaar-newcomers")
    expect(row.locator(".figure__number:visible")).to_have_text("2 men · 6 women")
    page.emulate_media(media="print")
    expect(row.locator(".figure__number:visible")).to_have_text("<\xa05 men · … women")
    expect(row.locator(".figure__words:visible")).to_contain_text("<\xa05 men")
    expect(page.locator(".figures__foot")).to_contain_text("Provisional")
    expect(page.locator("main :is(button, .button):visible")).to_have_count(0)
    page.emulate_media(media="screen")
    with page.expect_download() as saved:
        page.get_by_role("link", name="As text (CSV)").click()
    lines = list(csv.reader(saved.value.path().read_text("utf-8-sig").splitlines(), delimiter=";"))
    parts = [line[2] for line in lines if len(line) > 2 and line[1].startswith("Newcomers") and "—" in line[1]]
    assert parts == ["<\xa05", "…"]
    page.goto(f"/figures/{year}/charts/duos.rhythm")
    expect(page.get_by_role("img", name="Rhythm of the duos")).to_be_visible()
