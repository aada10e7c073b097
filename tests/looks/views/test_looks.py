"""The log as an administrator reads it."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.conftest import NOON
from tests.looks.world import a_look

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def looked(given):
    """`looked("amina", *persons, kind=…)`: one of the cast looked."""

    def do(key, *persons, **how):
        given(lambda _stamp_of: a_look(key, *persons, **how))

    return do


def lines(page) -> list[list[str]]:
    return [[cell.text_content().strip() for cell in row.iterchildren()] for row in page.find("#week tbody tr")]


def test_the_numbers_stand_by_user_and_day_and_never_a_person(engine, visit, people, looked):
    looked("amina", people[0], people[1])
    looked("amina", people[0], kind="health")
    looked("bruno", people[2], kind="child", at=NOON - timedelta(days=7))
    page = visit("dirk").go("/looks")
    ((_day, who, *numbers),) = lines(page)
    assert "Amina" in who
    assert numbers == ["1", "", "", "1", "2"]
    assert not any(name in page.text for name in ("Olena", "Taras", "Maria"))
    page.go("/looks?day=2026-11-18")
    assert ["Bruno" in line[1] for line in lines(page)] == [True]


def test_a_week_says_on_paper_and_in_a_file_what_it_says_on_screen(engine, visit, client_of, people, looked):
    looked("amina", *people)
    assert lines(visit("dirk").go("/looks/week")) == lines(visit("dirk").go("/looks"))
    sheet = load_workbook(BytesIO(client_of("dirk").get("/looks/week.xlsx").data)).active
    _head, row = sheet.iter_rows(values_only=True)
    assert row[2:] == (0, 0, 0, 1, 3)


def test_a_week_is_asked_of_one_user_on_screen_on_paper_and_in_a_file(engine, visit, client_of, people, looked):
    for weeks in (0, 1):
        looked("amina", *people, at=NOON - timedelta(weeks=weeks))
        looked("bruno", people[2], kind="child", at=NOON - timedelta(weeks=weeks))
    page = visit("dirk").go("/looks")
    assert len(lines(page)) == 2
    (amina,) = [one.get("value") for one in page.find("#user option") if "Amina" in one.text_content()]
    page.go(f"/looks?day=2026-11-23&user={amina}")
    (screen,) = lines(page)
    assert "Amina" in screen[1]
    paper, file, _as_csv = (link.get("href") for link in page.find(".head__more a"))
    before = page.find(".pager a")[0].get("href")
    _head, *rows = load_workbook(BytesIO(client_of("dirk").get(file).data)).active.iter_rows(values_only=True)
    assert [row[1] for row in rows] == [screen[1]]
    assert lines(page.go(paper)) == [screen]
    assert [line[1] for line in lines(page.go(before))] == [screen[1]]
    assert len(lines(page.go("/looks?day=2026-11-23&user="))) == 2


@pytest.mark.parametrize("user", ["x", "00000000-0000-7000-8000-000000000099", "%00"])
def test_the_week_of_nobody_is_not_found(engine, client_of, user):
    assert {client_of("dirk").get(f"/looks{path}?user={user}").status_code for path in ("", "/week", "/week.xlsx")} == {
        404
    }


def test_what_is_no_day_is_not_found(engine, visit):
    assert [visit("dirk").go(f"/looks?day={day}").status for day in ("x", "0001-01-01", "2026-13-01")] == [404] * 3


def test_a_person_is_found_by_name_and_that_is_a_look(engine, visit, people, noted):
    page = visit("dirk").go("/looks?q=olena")
    assert [link.get("href") for link in page.find("#found a")] == [f"/looks/people/{people[0]}"]
    assert noted() == [("looks.looks", "people", "search", {people[0]})]
    assert "Niemand gevonden" in page.go("/looks?q=Zwxy").text
    assert len(noted()) == 1


def test_who_looked_at_one_person_stands_on_the_page_of_the_person(engine, visit, people, looked, noted):
    looked("amina", people[0], people[1], act="export")
    page = visit("dirk").go(f"/looks/people/{people[0]}")
    ((row),) = page.find("#looks-at li")
    assert all(word in row.text_content() for word in ("Amina", "als bestand"))
    assert noted()[-1] == ("looks.person", "people", "page", {people[0]})


def test_of_health_stands_that_somebody_looked_and_nothing_more(engine, visit, people, looked):
    looked("farah", people[0], kind="health", act="search")
    for path in ("", "/list"):
        page = visit("dirk").go(f"/looks/people/{people[0]}{path}")
        words = next(
            row.text_content() for row in page.find("main li, main tbody tr") if "Gezondheid" in row.text_content()
        )
        assert "Iemand" in words
        assert not any(word in words for word in ("Farah", "12:00", "gezocht", "Gezondheidsco"))


def test_on_paper_for_the_person_users_stand_as_what_they_are(engine, visit, people, looked, noted):
    looked("amina", people[0])
    page = visit("dirk").go(f"/looks/people/{people[0]}/list")
    assert "Terreinbeheerder" in page.text
    assert "Amina" not in page.find("main .sheet")[0].text_content()
    assert noted()[-1][1:3] == ("people", "print")


def test_many_looks_stand_on_pages_of_fifty(engine, visit, given, people):
    def write(_stamp_of):
        for minutes in range(51):
            look = a_look("amina", people[0], at=NOON - timedelta(minutes=minutes))
        return look

    given(write)
    page = visit("dirk").go(f"/looks/people/{people[0]}")
    assert len(page.find("#looks-at li")) == 50
    assert len(page.go(f"/looks/people/{people[0]}?page=2").find("#looks-at li")) == 2


@pytest.mark.parametrize("key", ["amina", "bruno", "farah", "jan"])
def test_nobody_else_reads_the_log(engine, client_of, people, key):
    for path in ("", "/week", "/week.xlsx", f"/people/{people[0]}", f"/people/{people[0]}/list"):
        assert client_of(key).get(f"/looks{path}").status_code == 403


def test_nobody_is_found_under_a_key_that_is_no_ones(engine, visit):
    assert visit("dirk").go("/looks/people/00000000-0000-7000-8000-000000000099").status == 404
