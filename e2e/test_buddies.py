"""From two who agree to the link on a phone without an account, cookies or JavaScript, and back; and a round."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from amal_field.buddies.models import Match, MatchMeeting
from amal_field.buddies.operations.rounds import make_round
from amal_field.buddies.queries import programme_id_of
from amal_field.buddies.queries.round_drafts import draft_of
from amal_field.db import db
from e2e.actions import follow, note, press
from tests.buddies.world import a_candidate, contact_set
from tests.transit_site.world import in_days

SAID = {"situation": "alone", "interests": ["cooking"], "district": "Ledeberg"}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def waiting(world):
    """Three buddies and three newcomers wait, each with one who is free when they are; duos call Gert."""
    with world.writing() as stamp:
        contact_set(stamp)
        for place, names in enumerate((("Lieve", "Amara"), ("Pieter", "Ebru"), ("Nele", "Selam")), 1):
            for name, role in zip(names, ("buddy", "newcomer"), strict=True):
                a_candidate(stamp, name, role, moments=[f"{place}e", f"{place}m"], **SAID)


def test_a_proposal_becomes_a_duo_that_says_by_itself_how_it_goes(as_, waiting, world):
    gert = as_("gert").page
    gert.goto("/buddies")
    follow(gert, "Candidate", exact=True)
    for choice in ("Samen Gentenaar", "Newcomer"):
        gert.locator("#intake .choice", has_text=choice).tap()
    gert.get_by_label("First name").fill("Fatou")
    gert.get_by_label("Year", exact=True).fill("1990")
    gert.get_by_label("Language of contact").select_option("fr")
    press(gert, "Go on")
    for choice in ("Alone", "Cooking"):
        gert.locator("#story .choice").get_by_text(choice, exact=True).first.tap()
    gert.get_by_label("Part of Ghent").select_option("Ledeberg")
    gert.get_by_label("Country of origin").select_option("GN")
    for moment in ("Monday morning", "Monday evening"):
        square = gert.locator(".week__square", has_text=moment)
        assert min(square.bounding_box()[side] for side in ("width", "height")) >= 47.5
        square.tap()
    press(gert, "Save")
    card = gert.locator("#suggestions .suggestion", has_text="Lieve")
    expect(card).to_contain_text("77 of 100")
    expect(card).to_contain_text("Monday morning, Monday evening: 30")
    press(gert.locator("#suggestions"), "Propose Lieve")
    for side in ("Buddy", "Newcomer"):
        press(gert, f"Says yes: {side}")
    follow(gert, "Link and card of Lieve")
    press(gert, "Make a link")
    address = gert.locator(".address__text").inner_text()
    follow(gert, "Print the card")
    expect(gert.locator(".duo-card")).to_contain_text("Gert")
    phone = as_(None, java_script_enabled=False, viewport=PHONE)
    page: Page = phone.page
    page.goto(urlsplit(address).path)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hello Lieve.")
    press(page, "We saw each other")
    expect(page.locator("#said")).to_contain_text("90 minutes")
    assert page.locator(".duo-link__answers button").first.bounding_box()["height"] >= 72
    page.locator("#better .choice", has_text="Yesterday").click()
    page.locator("#better .choice", has_text="120 minutes").click()
    press(page.locator("#better"), "Save")
    phone.expect(422, 410)
    expect(page.get_by_role("alert")).to_contain_text("This duo was proposed on")
    page.locator("#better .choice", has_text="Today").click()
    press(page.locator("#better"), "Save")
    expect(page.locator("#said")).to_contain_text("120 minutes")
    assert world.count(Match, MatchMeeting) == [1, 1]
    page.locator("#said button").click()
    expect(page.locator("#said")).to_have_count(0)
    press(page, "We saw each other")
    assert {one["name"] for one in phone.context.cookies()} == {"language"}  # which the journey itself brought along
    gert.goto("/buddies/duos")
    follow(gert, "Lieve")
    gert.locator("#closing").get_by_text("Completed", exact=True).click()
    gert.locator("#closing .choice", has_text="Yes").click()
    press(gert, "Close it")
    expect(note(gert)).to_be_visible()
    page.goto(urlsplit(address).path)
    expect(page.locator("#ended")).to_have_text("This link works no more. Call Amal.")


def test_a_round_is_looked_over_and_made(as_, waiting, world):
    with world.writing() as stamp:
        make_round(draft_of(programme_id_of("samen_gentenaar"), in_days(0)), stamp=stamp)
        db.session.flush()
    gert, karin = as_("gert").page, as_("gert").page
    gert.goto("/buddies/round?programme=samen_gentenaar")
    expect(gert.locator("#round > li")).to_have_count(3)
    press(gert, "Leave out Selam")
    expect(gert.get_by_role("button", name="Propose the 2 ticked duos")).to_be_visible()
    press(gert, "Let Selam take part")
    follow(gert, "Another partner for Selam")
    press(gert, "Choose Pieter")
    expect(gert.locator("#left-over")).to_contain_text("Ebru")
    karin.goto("/buddies")
    follow(karin, "Amara")
    press(karin.locator("#suggestions"), "Propose Nele")
    press(gert, "Propose the 2 ticked duos")
    expect(note(gert)).to_contain_text("1 duo is proposed. 1 line stays: see why.")
    expect(gert.locator("#round")).to_contain_text("Amara was just proposed to Nele, by Gert Willems.")
    assert world.count(Match) == [2]
