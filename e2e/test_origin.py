"""Another site posts in the name of somebody of ours, from a page that tells nothing of itself."""

import pytest
from playwright.sync_api import Page, expect

from amal_field.accounts.offers.demo import CAST, player
from amal_field.permissions import Role

ELSEWHERE = "http://elsewhere.example/"
FORM = """<!doctype html><html><head><meta name="referrer" content="no-referrer"><title>Elsewhere</title></head>
<body><form method="post" action="{action}"><input name="roles" value="administrator"></form>
<script>document.forms[0].submit()</script></body></html>"""


@pytest.mark.parametrize("key", [None, "dirk"])
def test_a_form_of_a_page_without_a_referrer_is_refused(as_, server, world, key):
    with world.reading():
        karim = player("karim").id
    tablet = as_(key)
    tablet.expect(403)
    _visit_elsewhere(tablet.page, f"{server.url}/users/{karim}/roles")
    expect(tablet.page.get_by_role("heading", name="That came from elsewhere")).to_be_visible()
    expect(tablet.page.get_by_label("Password")).to_have_count(0)
    with world.reading():
        assert player("karim").roles == {Role.SITE_MANAGER} == set(CAST["karim"].roles)


def _visit_elsewhere(page: Page, action: str) -> None:
    page.route(ELSEWHERE, lambda route: route.fulfill(content_type="text/html", body=FORM.format(action=action)))
    page.goto(ELSEWHERE, wait_until="commit")
