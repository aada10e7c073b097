"""A whole day from the screens, without JavaScript: an action, a list of twelve, who says yes, a lot, nine given and
three not, an undo, a wrong lot put right, paper, closing, what the team takes along, a promise. On both engines."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from tests.vaccination.world import family_on_site

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")

FAMILIES = {
    "Adel": (("Anna", 1988), ("Bram", 2016), ("Cleo", 2018), ("Dora", 2020)),
    "Boer": (("Emma", 1990), ("Fien", 2015), ("Gust", 2017), ("Hugo", 2019)),
    "Cools": (("Ilse", 1985), ("Jana", 2014), ("Kaat", 2018), ("Lars", 2021)),
    "Dhont": (("Marie", 1991), ("Noor", 2013), ("Olaf", 2016), ("Pia", 2022)),
}


@pytest.fixture
def page(visit, given):
    """The coordinator, with four households of three children on the site."""

    def put(stamp):
        for number, (name, members) in enumerate(FAMILIES.items()):
            household = family_on_site(stamp("amina"), name, members, pitch=10 + number)
        return household

    given(put)
    return visit("farah")


@pytest.fixture
def url(page):
    """The address of the action, planned, with its list."""
    hours = {"hours-from": "10:00", "hours-until": "13:00"}
    page.go("/vaccination/actions").send("#addition", kind="basic", place="Terrein", **hours)
    page.send("form[action$='/list']")
    return page.url.partition("#")[0].partition("?")[0]


def rows(page, url) -> dict[str, str]:
    """First name → what became of it."""
    return {
        row.find_class("vrow__who")[0].text_content().split()[0]: " ".join(
            row.find_class("vrow__state")[0].text_content().split()
        )
        for row in page.go(url).find(".vrow")
    }


def opened(page, url, name: str):
    row = next(row for row in page.go(url).find(".vrow") if name in row.text_content())
    return page.go(f"{url}/lines/{row.get('id').removeprefix('row-')}")


def puts_out(page, url, lot: str) -> None:
    page.go(f"{url}/lots")
    hexyon = next(one.get("value") for one in page.find("#vaccine option") if one.text_content() == "Hexyon")
    page.send("#lot-form", vaccine=hexyon, lot=lot, month="10/2027")
    assert page.status == 200


def gives(page, url, name: str, **more) -> None:
    if opened(page, url, name).find("form[action$='/check/yes']"):
        page.send("form[action$='/check/yes']")
        opened(page, url, name)
    page.send("form[action$='/given']", **more)
    assert page.status == 200


def tally(page, url) -> str:
    return page.go(url).find("#tally strong")[0].text_content()


def test_a_whole_day(page, url, count, client_of):
    assert len(rows(page, url)) == 12
    for name, parent in (("Bram", "Anna Adel"), ("Fien", "Emma Boer"), ("Jana", "Ilse Cools")):
        opened(page, url, name)
        page.go(page.find("a[href$='/answers']")[0].get("href"))
        assert len(page.find("input[name='lines'][checked]")) == 3
        page.send("#answers", known=parent, **({"card": "yes"} if name == "Bram" else {}))
    puts_out(page, url, "WRONG1")
    gives(page, url, "Bram", dose="2", next_month="01/2027")
    gives(page, url, "Cleo")
    page.send("#flash form[action$='/cancellation']")
    assert "Hexyon" not in rows(page, url)["Cleo"]
    gives(page, url, "Cleo")
    puts_out(page, url, "F9321")
    page.go(f"{url}/lots")
    wrong = next(lot for lot in page.find(".vlot") if "WRONG1" in lot.text_content()).find(".//a").get("href")
    page.go(wrong).send("#right-lot", lot=page.find("input[name='lot']")[0].get("value"))
    page.go(f"{url}/lots")
    away = next(one for one in page.find(".member") if "WRONG1" in one.text_content()).find(".//form").get("action")
    page.send(f"form[action='{away}']")
    for name in ("Dora", "Fien", "Gust", "Hugo"):
        gives(page, url, name)
    for name in ("Jana", "Kaat", "Lars"):
        opened(page, url, name).send("form[action$='/check/yes']")
    page.press(page.go(url).find("[formaction$='/household/given']")[0])
    assert page.status == 200
    numbers = {name: number for number, name in enumerate(rows(page, url), 1)}
    typed = f"{numbers['Noor']} afwezig, {numbers['Olaf']} uitgesteld, {numbers['Pia']} afwezig"
    assert page.go(f"{url}/paper").send("#paper", rows=typed).status == 200
    states = rows(page, url)
    assert sum("Hexyon" in state for state in states.values()) == 9
    assert tally(page, url) == "12 / 12"
    page.go(f"{url}/details").send("form[action$='/closure']")
    assert page.status == 200
    book = load_workbook(BytesIO(client_of("farah").get(f"{url}/list.xlsx").data)).active
    lots = [row[8] for row in book.iter_rows(min_row=2, values_only=True)]
    assert (lots.count("F9321"), lots.count("WRONG1"), lots.count(None)) == (9, 0, 3)
    figures = page.go(f"{url}/figures").find(".facts dd")
    assert [one.text_content() for one in figures[:3]] == ["9", "9", "12"]
    assert (count(CardCopy), count(PromisedDose)) == (3, 1)
    assert "Bram" in page.go("/vaccination/promises").find(".vpromise")[0].text_content()
