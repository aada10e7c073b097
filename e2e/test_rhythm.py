"""The rhythm of the duos in every state, and what is done about it beneath the row that is touched."""

from playwright.sync_api import Page, expect

from amal_field.buddies.operations import pause_match
from e2e.actions import follow, press
from tests.buddies.world import a_match, a_meeting
from tests.people.world import somebody
from tests.transit_site.world import in_days

DUOS = {
    "Silke": ("samen_gentenaar", 80, (60, 45), ()),
    "Otto": ("samen_gentenaar", 80, (60, 40), (10,)),
    "Lars": ("samen_gentenaar", 80, (60, 25), ()),
    "Ria": ("tandem", 80, (60, 5), ()),
    "Vera": ("duoreno", 80, (50,), ()),
    "Paul": ("samen_gentenaar", 80, (60, 40), ()),
    "Edda": ("samen_gentenaar", 230, (200, 60), ()),
}
"""The buddy of each duo → the programme, how many days ago it began, met, and did not work out."""
STATES = {
    "Silke": "Silent",
    "Otto": "Off rhythm",
    "Lars": "Late",
    "Ria": "On rhythm",
    "Vera": "No rhythm",
    "Paul": "Paused",
}


def rows(page: Page) -> list[str]:
    """The buddies of the rows, in their order."""
    return [name.split()[0] for name in page.locator("#beats .row__name").all_inner_texts()]


def test_every_state_stands_in_its_place_and_is_cared_for(as_, world):
    with world.writing() as stamp:
        for name, (programme, began, met, missed) in DUOS.items():
            people = [[somebody(stamp, name)], [somebody(stamp, f"Bij {name}")]]
            days = {"proposed_on": in_days(-began - 5), "started_on": in_days(-began)}
            end = None if programme == "duoreno" else in_days(180 - began)
            match = a_match(stamp, *people, programme=programme, planned_end_on=end, **days)
            for ago in (*met, *missed):
                a_meeting(stamp, match, in_days(-ago), is_done=ago in met)
            if name == "Paul":
                pause_match(match, in_days(-20), in_days(20), stamp=stamp)
    page = as_("gert").page
    page.goto("/buddies/rhythm")
    assert rows(page) == list(STATES)
    for name, state in STATES.items():
        row = page.locator("#beats > li", has_text=name)
        expect(row.locator(".chip").first).to_have_text(state)
        expect(row.get_by_role("img")).to_be_visible()
    expect(page.locator("#past")).to_contain_text("Edda")
    follow(page, "Silke")
    expect(page.locator("#actions .address__text")).to_contain_text("Silke")
    press(page, "Called")
    expect(page.locator("#beats > li").nth(2)).to_contain_text("called on")
    assert rows(page)[:3] == ["Otto", "Lars", "Silke"]
    follow(page, "Otto")
    page.locator("#actions summary", has_text="Pause").tap()
    page.locator("#pausing [name=until_on]").fill(in_days(9).isoformat())
    press(page.locator("#pausing"), "Pause")
    expect(page.locator("#beats > li", has_text="Otto").locator(".chip").first).to_have_text("Paused")
    page.goto("/buddies/rhythm")
    page.locator("#past .choice", has_text="Edda").tap()
    page.locator("#past summary").tap()
    page.locator("#closings .choice", has_text="Completed").tap()
    page.locator("#closings .choice", has_text="Yes").tap()
    press(page, "Close them")
    expect(page.locator("#past")).to_have_count(0)
