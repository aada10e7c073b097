"""The rhythm of the duos: who stands first, what opens beneath a row, and those past their end closed at once."""

import pytest
from sqlalchemy import select

from amal_field.accounts.offers.demo import demo_stamp
from amal_field.buddies.models import Match
from amal_field.buddies.offers import demo
from amal_field.db import db, new_key
from tests.buddies.world import a_match, a_meeting
from tests.people.world import somebody
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def duos(engine, given):
    """`duos(name=day of the last meeting, …)`: their keys; one without a meeting began on that day."""

    def make(**last: int):
        def deed(stamp):
            gert = stamp("gert")
            for name, day in last.items():
                people = [[somebody(gert, f"{side}{name}")] for side in ("B", "N")]
                days = {"proposed_on": in_days(-300), "started_on": in_days(-150), "planned_end_on": in_days(30)}
                if name.startswith("past"):
                    days["planned_end_on"] = in_days(-20)
                match = a_match(gert, *people, **days)
                a_meeting(gert, match, in_days(day))
            return match

        given(deed)

    return make


def names(page) -> list[str]:
    return [row.text_content().strip().split(" ")[0].removeprefix("B") for row in page.find("#beats .row__name")]


def test_who_is_off_stands_first_and_a_call_takes_them_off_the_top(visit, duos):
    duos(good=-3, late=-25, off=-40, worse=-60)
    page = visit("gert").go("/buddies/rhythm")
    assert names(page) == ["worse", "off", "late", "good"]
    assert "1 van ongeveer 13" in page.find("#beats .quiet")[0].text_content()
    assert "Op ritme: 1 · Laat: 1 · Stil: 2" in page.find("#sum")[0].text_content().replace("\n", " ")
    page.go(page.find("#beats a.row")[0].get("href"))
    assert "Dag Bworse, hoe gaat het met jou en Nworse?" in page.find("#actions")[0].text_content()
    page.send("#actions form[action$='/call']")
    assert (names(page), page.find("#actions") != []) == (["off", "late", "worse", "good"], True)
    page.send("fading-note form")
    assert names(page)[0] == "worse"
    page.send("#pausing", from_on=in_days(0).isoformat(), until_on=in_days(9).isoformat())
    assert (names(page)[-1], "Pauze" in page.find("#beats .row")[-1].text_content()) == ("worse", True)
    page.send("#closing", reason="moved", farewell="no")
    assert names(page) == ["off", "late", "good"]


def test_those_past_their_end_stand_apart_and_are_closed_at_once(visit, duos, app, count):
    duos(good=-3, past=-30, past_two=-40)
    page = visit("gert").go("/buddies/rhythm")
    keys = [box.get("value") for box in page.find("#past [name=duos]")]
    assert (names(page), len(keys)) == (["good"], 2)
    page.send("#closings", duos=None, reason="completed", farewell="yes")
    assert "Vink minstens één duo aan." in page.find("#duos-error")[0].text_content()
    page.send("#closings", duos=keys, reason="completed", farewell="yes", closed_on=in_days(-35).isoformat())
    assert "Er is nog een ontmoeting op" in page.find("#closed_on-error")[0].text_content()
    page.send("#closings", closed_on=in_days(0).isoformat())
    with app.app_context():
        ended = db.session.scalars(select(Match).where(Match.closed_on.is_not(None))).all()
        assert {(str(one.id), one.reason, one.farewell_held) for one in ended} == {(k, "completed", True) for k in keys}
    assert page.find("#past") == []


def test_a_row_has_a_path_for_each_kind_of_mark_and_a_page_few_elements(visit, given, noted):
    given(lambda stamp: demo.load(demo_stamp(new_key())) or db.session.scalars(select(Match).limit(1)).one())
    page = visit("gert").go("/buddies/rhythm")
    for row in page.find("#beats > li"):
        kinds = [path.get("class") for path in row.iter("path") if (path.get("class") or "").startswith("beat__")]
        assert len(kinds) == len(set(kinds)) > 0
        assert row.find(".//svg[@role='img']").get("aria-label").strip().startswith("In 26 weken")
    rows = len(page.find("#beats > li"))
    each = len(page.find("#beats *")) / rows
    assert len(page.find("*")) - len(page.find("#beats *")) + 50 * each <= 1500
    assert noted() == []
    assert "Laatste 26 weken" in page.go("/buddies/rhythm/list").text.replace("De laatste", "Laatste")
    assert [(kind, act) for _page, kind, act, _people in noted()] == [("people", "print")]


def test_without_duos_it_says_so(engine, visit):
    assert "Nog geen lopende duo’s." in visit("gert").go("/buddies/rhythm").text


def test_what_waits_stands_above_the_candidates(visit, duos, given):
    duos(good=-3, off=-40, worse=-60)
    given(
        lambda stamp: a_match(
            stamp("gert"), *([somebody(stamp("gert"), name)] for name in ("B", "N")), proposed_on=in_days(-20)
        )
    )
    page = visit("gert").go("/buddies")
    assert [link.text_content().strip() for link in page.find("#waits a")] == [
        "1 voorstel zonder antwoord",
        "2 duo’s uit ritme",
    ]
    assert page.go("/buddies?page=2").find("#waits") == []
