"""The schedule as the coordinator keeps it, and what is printed of nobody, on both engines."""

import pytest

from amal_field.vaccination.models import ScheduledDose
from tests.transit_site.world import in_days
from tests.vaccination.world import a_list, an_action

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")

SOUND = {
    "protects": "mmr",
    "dose": "3",
    "age": "15",
    "unit": "years",
    "valid_from": "2026-12-01",
    "source": "Vlaamse overheid",
    "confirmed_on": "2026-11-23",
}


def test_a_dose_is_added_once_and_ended(visit, count):
    before = count(ScheduledDose)
    page = visit("farah").go("/vaccination/schedule/new").send("#scheduled", **SOUND)
    assert page.status == 200
    assert count(ScheduledDose) == before + 1
    page = visit("farah").go("/vaccination/schedule/new").send("#scheduled", **SOUND)
    assert page.status == 422
    assert page.find("#protects[aria-invalid]")
    page.go("/vaccination/schedule")
    new = next(one for one in page.find(".row") if "BMR 3" in one.text_content())
    page.go(new.get("href")).send("#scheduled", valid_to="2026-11-01")
    assert page.status == 422
    assert page.find("#valid_to[aria-invalid]")
    page.send("#scheduled", valid_to="2027-11-01")
    assert page.status == 200


@pytest.mark.parametrize("field", ["dose", "age", "valid_from", "source", "confirmed_on"])
def test_each_field_that_is_needed_says_so(visit, field):
    page = visit("farah").go("/vaccination/schedule/new").send("#scheduled", **SOUND | {field: ""})
    assert page.status == 422
    assert page.find(f"#{field}[aria-invalid]")


def test_the_announcement_stands_in_three_languages_and_names_nobody(visit, given, noted):
    action = given(lambda stamp: a_list(stamp("farah"), interpreter_language="ro", team_phone="03 259 12 70"))
    before = len(noted())
    page = visit("farah").go(f"/vaccination/actions/{action}/announcement")
    assert [one.get("lang") for one in page.find(".vannounced section")] == ["nl", "fr", "en"]
    for words in ("maandag 23 november 2026", "lundi 23 novembre 2026", "roumain", "03 259 12 70"):
        assert words in page.text
    assert "Sammy" not in page.text
    assert len(noted()) == before


def test_the_questions_have_no_room_for_a_name_or_an_answer(visit):
    page = visit("farah").go("/vaccination/questions")
    assert [len(one) for one in page.find(".vquestions")] == [13, 13, 13]
    assert not page.find("article input, article table")


def test_a_past_action_says_until_when_its_names_stay(visit, given):
    given(lambda stamp: an_action(stamp("farah"), on=in_days(-10)))
    assert "13 dec" in visit("farah").go("/vaccination").find(".agenda__more")[-1].text_content()
