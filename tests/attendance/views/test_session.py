"""Who comes without being expected, with a name or without, and what is noted beside."""

import pytest

from amal_field.people.models import Person
from tests.attendance.roll import NAMES, counter, somebody_else, tap, walk_in
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_a_walk_in_needs_a_first_name_alone(engine, visit, url, count):
    page = visit("clara").go(url).send("#walk-in-participant", given_name="Fatima")
    assert [row.findtext("button/strong") for row in page.find("#roll-added .tap")] == ["Fatima"]
    assert counter(page) == "1 / 4 · nog 3"
    assert walk_in(page, "fatima").status == 422
    somebody_else(page)
    assert page.status == 422
    assert page.find("#walk-in-participant-given_name-error")
    assert page.form("#walk-in-participant").fields["given_name"] == "fatima"
    assert walk_in(page, "Fatima", year="1990").status == 200
    assert count(Person) == len(NAMES) + 3


@pytest.mark.parametrize(
    ("field", "value"),
    [("given_name", wrong) for wrong in ("", "A\x00B", "a" * 500)]
    + [("year", wrong) for wrong in ("2999", "-5", "x", "12")],
)
def test_a_walk_in_that_cannot_be_is_told_at_its_field(visit, url, count, field, value):
    page = visit("clara").go(url).send("#walk-in-participant", **{"given_name": "Fatima"} | {field: value})
    assert page.status == 422
    assert page.find(f"#walk-in-participant-{field}-error")
    assert count(Person) == len(NAMES) + 1


@pytest.mark.parametrize("name", ["A", "d'Arc", "🎪", "محمد", "Ж", "<script>alert(1)</script>", "%s %(x)s"])
def test_a_nickname_is_stored_as_given(visit, url, name):
    page = visit("clara").go(url).send("#walk-in-participant", given_name=name)
    assert [row.findtext("button/strong") for row in page.find("#roll-added .tap")] == [name]


def test_a_name_that_another_tablet_took_off_says_so(engine, visit, url):
    first, second = visit("clara").go(url), visit("bruno")
    first.send("#walk-in-participant", given_name="Fatima")
    second.go(url)
    (off,) = first.find(".tap__off")
    first.post(off.get("formaction"), fields_of(first.form("#roll-form")), htmx=True)
    assert first.status == 200
    tap(second, "Fatima")
    assert second.status == 422
    assert "Fatima" in second.find("#roll-refusal")[0].text_content()
    assert not second.find("#roll-added .tap")
    back = first.find(".note form")[0]
    first.post(back.get("action"), fields_of(back))
    assert first.go(url).find("#roll-added .tap--present")


def test_people_without_a_name_are_counted_up_and_down(engine, visit, url):
    page = visit("clara").go(url)
    for step, number in (("1", "1"), ("1", "2"), ("-1", "1"), ("-1", "0")):
        page.send("#tally-other", **{"other-step": step})
        assert page.form("#tally-other").fields["other-number"] == number
    page.send("#tally-other", **{"other-number": "27"})
    assert page.form("#tally-other").fields["other-number"] == "27"
    assert "Mensen zonder naam: 27" in page.go(f"{url}/history").text


@pytest.mark.parametrize(
    "values", [{"other-step": "-1"}, *({"other-number": wrong} for wrong in ("10000", "-1", "veel", "1e3"))]
)
def test_a_head_count_that_cannot_be_is_told_at_its_field(engine, visit, url, values):
    page = visit("clara").go(url).send("#tally-other", **values)
    assert page.status == 422
    assert page.find("#other-number-error")


def test_a_remark_is_kept_and_nobody_loses_his(visit, url):
    first, second = visit("clara").go(url), visit("bruno").go(url)
    first.send("#remark-form", remark="Sleutel bij de buren")
    second.send("#remark-form", remark="Koffie is op")
    assert second.status == 422
    assert "Koffie is op" in second.find("#remark")[0].text
    assert "Sleutel bij de buren" in second.find("#remark-error")[0].text_content()
