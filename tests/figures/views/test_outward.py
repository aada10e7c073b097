"""What of a year leaves the house: on paper, as a file and as copied text small cells are hidden, inside none is."""

import csv
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.dated_settings import operations as settings
from amal_field.dated_settings.queries import declared
from amal_field.db import db
from tests.conftest import NOON
from tests.transit_site.world import in_days, known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
YEAR = "/figures/2026"


@pytest.fixture
def family(given):
    """Four people on the site, of whom two are minors."""
    return given(lambda stamp_of: let_in(stamp_of(), make_family(stamp_of()), on=in_days(-5)))


def outside(page, name, part):
    """What a row says on paper where that is not what it says on the screen."""
    return [one.text_content().strip() for one in page.find(f"#{name} .figure__{part}.figures__outside")]


def test_a_share_of_few_stands_on_the_screen_and_not_on_paper(engine, visit, family):
    page = visit("amina").go(YEAR)
    [number, hidden] = page.find("#site-minors-share .figure__number")
    assert (number.text, hidden.text) == ("50%", "–")
    assert "50%" not in outside(page, "site-minors-share", "words")[0]
    assert outside(page, "site-minors-share", "more") == [""]
    assert not outside(page, "site-persons-unique", "number")
    assert "Voorlopig, geteld op" in page.text
    assert "jonger dan 18" not in page.find(".figures__copy p")[0].text


def test_the_file_of_a_section_hides_it_too_and_is_noted(engine, visit, family, app):
    page = visit("jan").go(f"{YEAR}?section=site")
    assert {row.get("id").split("-")[0] for row in page.find(".figure")} == {"site"}
    urls = [link.get("href") for link in page.find("a[download]")]
    assert len(urls) == 2
    assert page.client.get(urls[0]).data.startswith(b"PK")
    lines = csv.reader(page.client.get(urls[1]).text.splitlines(), delimiter=";")
    values = {line[1].split(",")[0]: [*line[2:4], line[6]] for line in lines if len(line) > 6}
    assert values["Personen bij zo'n verblijf"] == ["4", "", "Dat zijn 4 geregistreerde personen."]
    assert [row for row in values.values() if row[0] == "–"] == [["–", "", ""]]
    with app.app_context():
        entries = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "registers:export:write")).all()
        details = [(entry.details["list"], entry.details["section"], entry.details["rows"]) for entry in entries]
    assert details == [("figures.outward", "site", details[0][2])] * 2


def test_a_section_that_one_does_not_see_is_nowhere(engine, client_of):
    statuses = [client_of("amina").get(f"{YEAR}{end}").status_code for end in ("?section=site", "?section=desk")]
    assert statuses == [200, 404]
    assert client_of("amina").get(f"{YEAR}/outside.xlsx?section=desk").status_code == 404


def _family_that_left(name, pitch, stamp_of):
    return known_family(stamp_of(), name, pitch=pitch)


def test_years_in_line_are_those_that_the_limit_says(engine, visit, given, frozen_clock):
    words = "in dezelfde lijn als in 2024"

    for years, names in ((2, ("Mayer", "Petit")), (1, ("Lafertin", "Rosenberg", "Lemmens"))):
        frozen_clock(NOON - timedelta(days=365 * years))
        for pitch, name in enumerate(names, 1):
            given(partial(_family_that_left, name, pitch))
    frozen_clock(NOON)
    assert words not in visit("amina").go("/figures/2025").text

    def widen(stamp_of):
        return settings.set_value(
            declared()["figures.alike_percent"], clock.today(), 50, "Raad", stamp=stamp_of("dirk")
        )

    given(widen)
    assert words in visit("amina").go("/figures/2025").text
