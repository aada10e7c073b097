"""The app on a home screen: an iPad keeps what lies there, and not what lies in a tab of its browser."""

from playwright.sync_api import expect

from e2e.actions import PLAN, follow

IN_A_TAB = "Object.defineProperty(navigator, 'standalone', {value: false})"


def test_an_ipad_in_a_tab_makes_nothing_ready_and_says_how_to_put_amal_on_its_home_screen(as_):
    page = as_("amina").page
    page.add_init_script(IN_A_TAB)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(PLAN)
    follow(page, "Put Amal on your home screen")
    steps = page.get_by_role("region", name="Put Amal on your home screen").get_by_role("listitem")
    expect(steps).to_have_count(3)
    expect(steps.first).to_be_in_viewport()
    page.goto(PLAN)
    expect(page.get_by_role("button", name="Ready for today")).to_be_hidden()
    assert not [url for url in asked if url.endswith("/outbox/prepared")]
