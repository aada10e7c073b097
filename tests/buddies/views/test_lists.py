"""The list of duos: what it shows, how it is cut, and that names that leave the app are noted."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.buddies.world import FIRST, a_match
from tests.people.world import somebody
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def four(given):
    """A proposal of twenty days, an active duo of TANDEM, one that ended, and one that lapsed; by name."""

    def make(stamp):
        gert = stamp("gert")

        def new(name: str, **more):
            return a_match(gert, [somebody(gert, f"B{name}")], [somebody(gert, f"N{name}")], **more)

        new("vraagt", proposed_on=in_days(-20))
        new("loopt", programme="tandem", started_on=FIRST)
        new("gedaan", started_on=FIRST, closed_on=FIRST, reason="moved")
        lapsed = new("vervallen", proposed_on=in_days(-91))
        lapsed.register_no = "D1"
        return lapsed

    return given(make)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"vraagt", "loopt"}),
        ("?shown=proposed", {"vraagt"}),
        ("?shown=active", {"loopt"}),
        ("?shown=ended", {"gedaan", "vervallen"}),
        ("?programme=tandem", {"loopt"}),
        ("?shown=x&programme=x", set()),
    ],
)
def test_it_shows_what_is_asked_on_screen_and_paper_and_as_a_file(engine, visit, client_of, four, query, names):
    told = {"vraagt", "loopt", "gedaan", "vervallen"}
    page = visit("gert").go(f"/buddies/duos{query}")
    on_screen = " ".join(row.text_content() for row in page.find("#duos li"))
    assert {name for name in told if name in on_screen} == names
    on_paper = visit("gert").go(f"/buddies/duos/list{query}").text
    assert {name for name in told if name in on_paper} == names
    rows = load_workbook(BytesIO(client_of("gert").get(f"/buddies/duos/list.xlsx{query}").data)).active.iter_rows(2)
    assert {row[1].value.removeprefix("B") for row in rows} == names


def test_what_waits_for_two_weeks_stands_above(engine, visit, four, given):
    page = visit("gert").go("/buddies/duos")
    assert ["Bvraagt" in row.text_content() for row in page.find("#quiet li")] == [True]
    assert "al 20 dagen" in page.text


def test_names_that_leave_are_noted(engine, client_of, four, noted):
    client_of("gert").get("/buddies/duos")
    assert noted() == []
    client_of("gert").get("/buddies/duos/list")
    client_of("gert").get("/buddies/duos/list.xlsx")
    assert [(page, kind, act, len(people)) for page, kind, act, people in noted()] == [
        ("buddies.match_list", "people", "print", 4),
        ("buddies.sheet", "people", "export", 4),
    ]


def test_fifty_stand_on_a_page(engine, visit, given):
    def make(stamp):
        gert = stamp("gert")
        people = [somebody(gert, "Lieve")], [somebody(gert, "Amara")]
        for number in range(51):
            last = a_match(gert, *people, closed_on=FIRST + timedelta(days=number))
        return last

    given(make)
    page = visit("gert").go("/buddies/duos?shown=ended")
    assert len(page.find("#duos li")) == 50
    assert len(page.go("/buddies/duos?shown=ended&page=2").find("#duos li")) == 1
