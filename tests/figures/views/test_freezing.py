"""The page on which a year is frozen, and the year and the figure beside what was frozen of them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import audit, clock
from amal_field.db import db
from amal_field.figures.models import FigureEdition
from amal_field.figures.offers.freezing import freeze
from amal_field.figures.rules import ANONYMISED
from amal_field.people.models import Person
from tests.attendance.world import a_session, walks_in
from tests.figures.world import YEAR, a_stay, a_table, day, merge, walkers
from tests.page import HTMX, fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")
PAGE, EDITIONS = f"/figures/{YEAR}", f"/figures/{YEAR}/editions"
TABLE = f"{PAGE}/tables.online_participants"
FORM = f'form[action="{EDITIONS}"]'


@pytest.fixture
def people(given):
    """The keys of three people at an online table of May; a stay of March."""
    keys = []

    def make(stamp_of):
        there = walkers(stamp_of, 3)
        keys.extend(person.id for person in there)
        a_table(stamp_of, there)
        return a_stay(stamp_of)

    given(make)
    return keys


@pytest.fixture
def frozen(given, people, frozen_clock):
    """The year, frozen an hour ago."""
    given(lambda stamp_of: freeze(YEAR, None, stamp=stamp_of("bruno")))
    frozen_clock(clock.now() + timedelta(hours=1))
    return people


def merge_two(stamp_of, people) -> Person:
    """Of the three at the table two were one."""
    one, other = (db.session.get_one(Person, key) for key in people[:2])
    merge(stamp_of, one, other)
    return other


def line(page, code: str) -> str:
    """All that the row of a figure says."""
    return " ".join(page.find(f"#{code.replace('.', '-').replace('_', '-')}")[0].text_content().split())


def test_a_year_is_frozen_on_a_page_that_shows_what_to_look_at(engine, visit, people, count):
    page = visit("bruno").go(EDITIONS)
    assert "2025 bevriezen" in page.text
    assert "Wat in twijfel is" in page.text
    page.send(FORM)
    assert (page.status, count(FigureEdition)) == (200, 1)
    page.go(PAGE)
    assert "Editie 1, bevroren op 23 november 2026 door Bruno" in page.text
    assert "Bevroren: 3" in line(page, "tables.online_participants")


def test_a_repeat_is_the_same_edition(engine, visit, people, count):
    page = visit("bruno").go(EDITIONS)
    fields = fields_of(page.form(FORM))
    answers = [page.client.post(EDITIONS, data=fields).status_code for _ in range(2)]
    assert (answers, count(FigureEdition)) == ([303, 303], 1)


def test_two_at_once_make_one_edition(engine, together, people, count):
    assert together([(EDITIONS, {})] * 2, "bruno") == [303, 422]
    assert count(FigureEdition) == 1


def test_a_further_edition_asks_its_reason_at_the_field(engine, visit, frozen, count):
    page = visit("bruno").go(EDITIONS)
    page.send(FORM, reason=" ")
    assert page.status == 422
    assert "Zeg waarom er een volgende editie komt." in page.find("#reason-error")[0].text_content()
    assert count(FigureEdition) == 1
    page.send(FORM, reason="Een sessie ontbrak")
    assert count(FigureEdition) == 2
    page.go(PAGE)
    assert "Editie 2" in page.text
    assert "Een sessie ontbrak" in page.text


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (2026, "2026 loopt nog tot 31 december."),
        (2027, "2027 is nog niet begonnen."),
        (2019, "In 2019 is niets geteld"),
    ],
    ids=str,
)
def test_a_year_that_cannot_be_frozen_says_why(engine, visit, people, count, year, sentence):
    url = f"/figures/{year}/editions"
    page = visit("bruno").go(EDITIONS)
    fields = fields_of(page.form(FORM))
    page.go(url)
    assert sentence in page.text
    assert not page.find(f'form[action="{url}"]')
    refused = page.client.post(url, data=fields)
    assert (refused.status_code, count(FigureEdition)) == (422, 0)
    assert refused.text.count(sentence) == 1


def test_a_correction_stands_beside_what_was_frozen_with_its_month_and_its_reason(engine, visit, given, frozen):
    given(lambda stamp_of: merge_two(stamp_of, frozen))
    given(lambda stamp_of: a_stay(stamp_of, "Petit", month=7, pitch=4))
    page = visit("bruno").go(PAGE)
    row = line(page, "tables.online_participants")
    assert "Bevroren: 3 (sindsdien −1: mei −1)" in row
    assert "Bevroren is 3, nu geteld 2." in row
    assert TABLE in [link.get("href") for link in page.find("#checks a")]
    opened = page.client.get(TABLE, headers=HTMX).text
    assert "Sindsdien: 1 samenvoeging." in opened
    assert "Bevroren</th>" in opened
    assert "samenvoeging" not in page.client.get(f"{PAGE}/site.stays", headers=HTMX).text


def test_a_session_that_came_later_is_told_with_its_month_and_its_import(engine, visit, given, frozen):
    def later(stamp_of):
        session = a_session(stamp_of("bruno"), "online_table", on=day(6, 3))
        walks_in(stamp_of("bruno"), session, "Ada")
        return session

    given(later)
    assert "Sindsdien: 1 sessie in juni, een import." in visit("bruno").go(TABLE).text


def test_what_was_frozen_leads_once_its_people_have_no_name(engine, visit, given, frozen):
    def anonymise(stamp_of):
        merge_two(stamp_of, frozen)
        edition = db.session.scalars(select(FigureEdition)).one()
        audit.record(ANONYMISED, edition, stamp_of("bruno"), people=14)
        return edition

    given(anonymise)
    page = visit("bruno").go(PAGE)
    number = page.find("#tables-online-participants .figure__number")[0].text_content().strip()
    assert (number, "Nu geteld: 2" in line(page, "tables.online_participants")) == ("3", True)
    assert "1 samenvoeging, 14 mensen geanonimiseerd" in visit("bruno").go(TABLE).text


def test_the_next_year_says_that_it_compares_with_an_edition(engine, visit, given, frozen):
    given(lambda stamp_of: merge_two(stamp_of, frozen))
    yesterday = clock.today() - timedelta(days=1)
    given(lambda stamp_of: a_session(stamp_of("bruno"), "online_table", on=yesterday, extra_other=4))
    page = visit("bruno").go("/figures/2026")
    assert "2025 komt uit editie 1." in page.text
    assert "2025: 3" in line(page, "tables.online_participants")
