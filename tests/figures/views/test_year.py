"""The page of a year and a figure on it: who sees what, what is in doubt, the rows, the look that they leave."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field.accounts.offers.demo import player
from amal_field.db import db
from amal_field.people.duplicates.worklist import ordered
from amal_field.people.models import LikelyPair, Person
from amal_field.transit_site.models import Stay
from tests.attendance.world import a_session, walks_in
from tests.conftest import NOON
from tests.page import HTMX, Page
from tests.transit_site.world import in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
YEAR = "/figures/2026"
PEOPLE = f"{YEAR}/site.persons_unique"


@pytest.fixture
def site(given):
    """Two families of two on the site, of whom one person is likely there twice, and a third whose stay is disputed; an
    online table with one by name and five without, and an activity of last week of which nobody noted anything."""

    def make(stamp_of):
        persons = []
        for pitch, name in enumerate(("Mayer", "Maier", "Petit"), 3):
            family = make_family(stamp_of(), name, (("Sammy", 1985), ("Ion", 2019)))
            stay = let_in(stamp_of(), family, pitch=pitch, on=in_days(-5), plates=(f"1-ABC-{pitch}",))
            persons.append(family.members[0].person_id)
        stay.disputed_at = stamp_of().at
        one, other = ordered(*persons[:2])
        db.session.add(LikelyPair(person_a_id=one, person_b_id=other, likelihood=0.9, reasons=[]))
        table = a_session(stamp_of("bruno"), "online_table", on=in_days(-1))
        walks_in(stamp_of("bruno"), table, "Zeno")
        table.extra_other = 5
        a_session(stamp_of("bruno"), "class_unit", on=in_days(-7), kind="activity")
        db.session.flush()
        return stay

    return given(make)


def numbers(page: Page) -> dict[str, str]:
    """The number of each figure on the page."""
    return {row.get("id"): row.cssselect(".figure__number")[0].text for row in page.find(".figure")}


def test_the_year_says_every_number_with_its_base_and_its_doubt(engine, visit, site):
    page = visit("bruno").go(YEAR)
    shown = numbers(page)
    assert (shown["site-persons-unique"], shown["site-stays"]) == ("3 à 6", "2 à 3")
    assert (shown["class-activities"], shown["tables-online-participants"]) == ("0 à 1", "1")
    for words in (
        "1 waarschijnlijke dubbel",
        "2 betwist, niet geteld",
        "1 sessie is voorbij en er is niets genoteerd",
        "6 aanwezigheden, 5 zonder naam niet meegeteld",
        "Tot en met gisteren",
        "Dat zijn 3 à 6 geregistreerde personen.",
    ):
        assert words in page.text, words
    assert not any("(+" in row.text_content() for row in page.find(".figure__more"))


def test_today_counts_tomorrow_as_the_page_says(engine, visit, given, frozen_clock):
    given(lambda stamp_of: a_session(stamp_of("bruno"), "online_table", extra_other=4))
    assert "In 2026 is niets geteld" in visit("bruno").go(YEAR).text
    frozen_clock(NOON + timedelta(days=1))
    assert numbers(visit("bruno").go(YEAR))["tables-online-mean"] == "4"


def test_a_doubt_opens_to_its_rows_and_is_gone_once_it_is_settled(engine, visit, given, site):
    page = visit("amina").go(f"{YEAR}/site.stays")
    [link] = [link.get("href") for link in page.find(".figure__doubt a")]
    page.go(link)
    assert [row.get("href") for row in page.find(".figure__rows a")] == [f"/transit-site/stays/{site}"]

    def settle(stamp_of):
        stay = db.session.get_one(Stay, site)
        stay.disputed_at = None
        return stay

    given(settle)
    page.go(link)
    assert "Er is geen twijfel meer." in page.text
    assert page.find("main .figure__number")[0].text == "3"


def test_a_figure_opens_in_its_place_with_its_months_and_rows(engine, visit, client_of, site, noted, app):
    opened = client_of("amina").get(PEOPLE, headers=HTMX)
    assert "<html" not in opened.text
    assert "Mensen per maand" in opened.text
    assert opened.text.count("niet geteld</span>") == 2
    with app.app_context():
        everybody = set(db.session.scalars(select(Person.id).where(Person.family_name.is_not(None))))
    [(page, kind, act, looked)] = noted()
    assert (page, kind, act, len(looked)) == ("figures.figure", "people", "answer", 6)
    assert looked <= everybody
    stays = visit("amina").go(f"{YEAR}/site.stays")
    assert [(kind, act, people == everybody) for _page, kind, act, people in noted()[1:]] == [("people", "page", True)]
    links = {link.get("href") for link in stays.find(".figure__rows a")}
    with app.app_context():
        assert links == {f"/transit-site/stays/{key}" for key in db.session.scalars(select(Stay.id))}
    assert "2 verblijven; 1 betwist, niet geteld" in stays.text


def test_who_may_settle_a_double_is_led_to_it_and_the_range_closes(engine, visit, site, app):
    page = visit("bruno").go(PEOPLE)
    assert "Jouw rol ziet het getal" in page.text
    [link] = [link.get("href") for link in page.find(".figure__doubts a")]
    assert page.go(link).status == 200
    settled = page.send('form[action*="/difference"]')
    assert settled.status == 200
    assert settled.url.split("?")[0] == PEOPLE
    assert numbers(visit("bruno").go(YEAR))["site-persons-unique"] == "4 à 6"


def test_each_sees_the_sections_of_their_own_room(engine, visit, client_of, site):
    codes = ("site.stays", "vaccination.covid", "duos.tandem", "walks.walkers", "desk.nt2", "tables.online_mean")
    seen = {
        key: [code for code in codes if client_of(key).get(f"{YEAR}/{code}").status_code == 200]
        for key in ("amina", "farah", "gert", "halyna", "jan", "bruno")
    }
    assert seen == {
        "amina": ["site.stays"],
        "farah": ["vaccination.covid"],
        "gert": ["duos.tandem", "walks.walkers"],
        "halyna": ["desk.nt2"],
        "jan": [*codes],
        "bruno": [*codes],
    }
    assert [link.text.strip() for link in visit("amina").go(YEAR).find(".figures__section-link")] == [
        "Doortrekkersterrein"
    ]
    assert "Sammy" not in visit("jan").go(PEOPLE).text


def test_a_year_without_facts_offers_the_import_and_no_year_at_all_is_nowhere(engine, visit, client_of):
    page = visit("bruno").go("/figures/1999")
    assert "In 1999 is niets geteld" in page.text
    assert [link.get("href") for link in page.find("main .button--main")] == ["/registers/imports"]
    statuses = [client_of("jan").get(f"/figures/{year}").status_code for year in (1899, 1900, 2200, 2201, 99999999999)]
    assert statuses == [404, 200, 200, 404, 404]
    assert client_of("jan").get(f"{YEAR}/site.nothing").status_code == 404


def test_the_text_to_copy_is_dutch_on_every_screen(engine, client_of, site, app):
    client = client_of("jan")
    page = Page(client)
    with app.app_context():
        player("jan").locale = "en"
        db.session.commit()
    page.go(YEAR)
    texts = " ".join(text.text_content() for text in page.find(".figures__copy p"))
    assert "In totaal werden 2 à 3 verblijfsperiodes geregistreerd." in texts
    assert "In total 2 or up to 3 stays were registered." in page.text
