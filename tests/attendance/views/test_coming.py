"""Somebody on the roll came for an organisation: it is named, changed, undone, and told in the history."""

import pytest

from tests.attendance.world import a_person, a_session, mark
from tests.organisations.world import an_organisation
from tests.planning.world import a_programme

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def there(given):
    """The keys of a session that asks for organisations, of somebody on its roll, and of two organisations."""
    keys = {}

    def make(stamp_of):
        bruno = stamp_of("bruno")
        a_programme(bruno)
        session, zeno = a_session(bruno, "postmobiel", kind="sessie"), a_person(bruno, "Zeno")
        mark(bruno, session, zeno)
        keys["zeno"] = zeno.id
        keys["poort"], keys["brug"] = (an_organisation(bruno, name).id for name in ("De Poort", "De Brug"))
        return session

    return {"session": given(make)} | keys


def chosen(page) -> list[str]:
    return [option.text.strip() for option in page.find("main select option[selected]")]


def test_it_is_named_changed_taken_back_and_told(engine, visit, there):
    page = visit("bruno").go(f"/attendance/sessions/{there['session']}")
    [link] = [
        one.get("href")
        for one in page.find("a.bar__item")
        if one.get("href").endswith(f"{there['session']}/organisations")
    ]
    form, field = f"#coming-{there['zeno']}", f"of-{there['zeno']}-organisation"
    page.go(link)
    assert chosen(page) == ["Geen"]
    page.send(form, **{field: str(there["poort"])})
    assert chosen(page) == ["De Poort"]
    page.send(form, **{field: str(there["brug"])})
    assert chosen(page) == ["De Brug"]
    page.send("#flash form")
    assert chosen(page) == ["De Poort"]
    history = page.go(f"/attendance/sessions/{there['session']}/history").text
    assert "Zeno" in history
    assert "kwam voor: De Brug (vroeger: De Poort)" in history
    page.go(link).send(form, **{field: "nobody"})
    assert page.status == 422
    assert page.find(".field__error")


def test_a_session_that_asks_for_none_has_no_such_page(engine, client_of, given):
    plain = given(lambda stamp_of: a_session(stamp_of("bruno"), "komaf"))
    assert client_of("bruno").get(f"/attendance/sessions/{plain}/organisations").status_code == 404
