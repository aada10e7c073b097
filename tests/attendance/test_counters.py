"""Every answer that changes a count carries it: the counter in a fragment is the one of the page that follows."""

import pytest

from tests.attendance.roll import counter, tap, walk_in
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def everyone(page, url, wanted="present"):
    return page.post(f"{url}/everyone/{wanted}", fields_of(page.go(url).form("#roll-form")), htmx=True)


def undo(page):
    form = page.find("fading-note:first-of-type form")[0]
    return page.post(form.get("action"), fields_of(form), htmx=True)


def off(page, url):
    """Take the only one off whom nobody expected."""
    (button,) = page.go(url).find("#roll-added .tap__off")
    return page.press(button, htmx=True)


STEPS = {
    "tap": (lambda page, url: tap(page.go(url), "Bea"), "1 / 3 · nog 2"),
    "undo of a tap": (lambda page, url: undo(tap(page.go(url), "Bea")), "0 / 3 · nog 3"),
    "everybody": (everyone, "3 / 3 · nog 0"),
    "the rest": (lambda page, url: everyone(page, url, "absent"), "0 / 3 · nog 0"),
    "undo of everybody": (lambda page, url: undo(everyone(page, url)), "0 / 3 · nog 3"),
    "walk-in": (lambda page, url: walk_in(page.go(url), "Zeno", htmx=True), "1 / 4 · nog 3"),
    "undo of a walk-in": (lambda page, url: undo(walk_in(page.go(url), "Zeno", htmx=True)), "0 / 3 · nog 3"),
    "off": (lambda page, url: off(walk_in(page.go(url), "Zeno"), url), "0 / 3 · nog 3"),
    "put back": (lambda page, url: undo(off(walk_in(page.go(url), "Zeno"), url)), "1 / 4 · nog 3"),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("key", ["clara", "bruno"])
def test_the_answer_carries_the_counter(visit, url, step, key):
    do, expected = STEPS[step]
    page = visit(key)
    do(page, url)
    assert page.status == 200
    assert counter(page) == expected
    assert len(page.find("#roll-count")) == 1
    revision = page.find("#roll-count")[0].get("data-revision")
    assert counter(page.go(url)) == expected
    assert page.find("#roll-count")[0].get("data-revision") == revision


@pytest.mark.parametrize("htmx", [True, False])
def test_a_head_count_is_in_its_own_answer(visit, url, htmx):
    page = visit("bruno").go(url)
    page.send("#tally-other", htmx=htmx, **{"other-step": "1"})
    assert page.find("#tally-other .tally__number")[0].get("value") == "1"


def test_the_rows_that_changed_come_with_the_answer(visit, url):
    page = everyone(visit("bruno"), url)
    assert [row.get("data-mark") for row in page.find("hx-partial .tap")] == ["present"] * 3
    page = undo(page)
    assert [row.get("data-mark") for row in page.find("hx-partial .tap")] == ["unmarked"] * 3


FIRST = {
    "tap": lambda page: tap(page, "Bea", htmx=False),
    "everybody": lambda page: page.post(f"{page.url}/everyone/present", fields_of(page.form("#roll-form"))),
    "walk-in": lambda page: walk_in(page, "Zeno"),
    "head count": lambda page: page.send("#tally-other", **{"other-step": "1"}),
}


@pytest.mark.parametrize("first", FIRST)
def test_the_first_tap_of_a_helper_marks_the_helper_once_and_looking_does_not(visit, url, first):
    page = visit("clara").go(url)
    assert (helper_of(page), len(page.find(".roll__mine"))) == ("unmarked", 1)
    FIRST[first](page)
    assert helper_of(page.go(url)) == "present"
    assert not page.find(".roll__mine")
    tap(page, "Clara Janssens", htmx=False)
    FIRST["tap"](page.go(url))
    assert helper_of(page.go(url)) == "absent"  # who was marked before keeps that mark


def test_the_helper_mark_has_an_undo_of_its_own_and_the_line_comes_back(visit, url):
    page = tap(visit("clara").go(url), "Bea")
    _first, second = page.find(".note form")
    page.post(second.get("action"), fields_of(second), htmx=True)
    assert page.find("#roll-mine .roll__mine")
    assert helper_of(page.go(url)) == "unmarked"
    assert counter(page) == "1 / 3 · nog 2"
    tap(page, "Amir", htmx=False)
    assert helper_of(page.go(url)) == "unmarked"
    page.send(".roll__mine form")
    assert helper_of(page.go(url)) == "present"


def test_who_does_not_help_is_not_marked(visit, url):
    FIRST["tap"](visit("bruno").go(url))
    page = visit("clara").go(url)
    assert helper_of(page) == "unmarked"


def helper_of(page):
    (row,) = page.find("#roll-helpers .tap")
    return row.get("data-mark")
