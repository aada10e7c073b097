"""The tablets as the administrator keeps them."""

import pytest

from amal_field.accounts.offers.demo import CAST, PASSWORD
from tests.accounts.shared import enter, pad_of


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Balie 2"}, "name"),
        ({"letter": "i"}, "letter"),
        ({"letter": "b"}, "letter"),
        ({"use": "screen"}, "letter"),
        ({"use": "kitchen"}, "use"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(engine, visit, shared, fields, field):
    shared()
    page = visit("dirk").go("/tablets/enrolment")
    page.send("main form", **{"name": "Ingang", "letter": "C", "use": "entrance"} | fields)
    assert page.status == 422
    assert page.find(f"#{field}-error, #{field}.field--wrong")


def test_a_code_is_shown_until_it_is_used(engine, visit):
    dirk = visit("dirk").go("/tablets/enrolment").send("main form", name="Balie 2", letter="c", use="staff")
    code = dirk.find(".tablet-code")[0].text_content()
    here = dirk.url
    assert dirk.find(".address__code svg")
    assert "Letter C" in visit(None).go("/tablet").send("main form", tablet_code=code).text
    assert not dirk.go(here).find(".tablet-code")
    assert "Ingeschreven met de code" in dirk.text
    assert dirk.send("main form").find(".tablet-code")[0].text_content() != code


def test_the_list_says_who_is_there(engine, app, visit, shared):
    tablet = shared("amina")
    assert "Amina" not in visit("dirk").go("/tablets").text
    enter(tablet.with_browser(visit(None)), "amina", app)
    text = visit("dirk").go("/tablets").text
    assert "Amina Haddad is aangemeld" in text
    assert "door Dirk Maes, laatste contact" in text


def test_an_administrator_ends_a_pin_and_sets_none(engine, app, visit, shared):
    tablet = shared("amina")
    dirk = visit("dirk").go(f"/users/{pad_of('amina', app).rpartition('/')[2]}")
    dirk.send("form[action$='/pin/removal']")
    assert not dirk.find("form[action$='/pin/removal']")
    assert "Pincode beëindigd" in dirk.text
    page = tablet.with_browser(visit(None))
    assert page.go(pad_of("amina", app)).status == 404
    assert "Amina" not in page.go("/tablet").text
    page.go("/sign-in").send(sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD)
    assert page.url == "/transit-site"
