"""What is noted beside the names of a session: head counts and remarks."""

import pytest

pytestmark = pytest.mark.usefixtures("frozen_clock")


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
