"""The page on which the rules of the programmes are set."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.buddies import queries
from amal_field.buddies.models import ProgrammeRule
from amal_field.db import db
from tests.buddies.world import programme_id

pytestmark = pytest.mark.usefixtures("frozen_clock")

URL = "/buddies/settings"


def put(page, programme: str = "samen_gentenaar", **values):
    return page.go(f"{URL}/{programme}").send("#rules", **values)


def state(page, programme: str = "samen_gentenaar") -> str:
    return " ".join(page.go(URL).find(f"#rules-{programme}")[0].text_content().split())


@pytest.fixture
def in_force(app):
    """`in_force(days)`: the rules of Samen Gentenaar so many days from today."""

    def ask(days: int = 0) -> ProgrammeRule:
        with app.app_context():
            rule = queries.rule_of(programme_id(), clock.today() + timedelta(days=days))
            db.session.remove()
            return rule

    return ask


def test_other_rules_hold_from_their_day_and_are_withdrawn(app, visit, in_force):
    page = visit("gert")
    later = (clock.today() + timedelta(days=3)).isoformat()
    assert put(page, rhythm_days="21", moments="35", age="10", valid_from=later).status == 200
    assert "21 dagen" in state(page)
    assert (in_force(2).rhythm_days, in_force(3).rhythm_days, in_force(3).moments) == (14, 21, 35)
    assert in_force(3).hard == ["common_language"]
    assert page.send(f"form[action$='{in_force(3).id}/withdrawal']").status == 200
    assert in_force(3).rhythm_days == 14
    with app.app_context():
        tags = select(AuditEntry.tag).where(AuditEntry.tag.like("buddies:rules:%")).order_by(AuditEntry.id)
        assert db.session.scalars(tags).all() == ["buddies:rules:set", "buddies:rules:withdraw"]
        db.session.remove()
    assert "ingetrokken" in state(page)


def test_without_points_rhythm_and_months_there_are_none(visit, in_force):
    nothing = dict.fromkeys(("rhythm_days", "months", "moments", "family", "interests", "district", "age"), "")
    assert put(visit("gert"), **nothing).status == 200
    assert in_force().weights is None
    assert (in_force().rhythm_days, in_force().months) == (None, None)


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"moments": "25"}, "moments", "Samen 95, dat moet 100 zijn."),
        ({"valid_from": date(2000, 1, 2).isoformat()}, "valid_from", "Kies vandaag of later."),
        ({"valid_from": ""}, "valid_from", "Kies een dag."),
        ({"minutes": "9999"}, "minutes", "Van 5 tot 720 minuten."),
        ({"minutes": ""}, "minutes", "minuten"),
        ({"rhythm_days": "0"}, "rhythm_days", "90"),
        ({"months": "veel"}, "months", "36"),
        ({"age": "101"}, "age", "100"),
        ({"least_points": "-1"}, "least_points", "100"),
        ({"hard": ["x"]}, "hard", "x"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_lost(visit, count, engine, sent, field, sentence):
    page = visit("gert")
    before = count(ProgrammeRule)
    put(page, **{"interests": "20"} | sent)
    assert page.status == 422
    assert sentence in page.find(f"#{field}-error")[0].text_content()
    assert page.find("#interests")[0].get("value") == "20"
    assert count(ProgrammeRule) == before


def test_a_day_has_one_set_of_rules(visit, engine):
    page = visit("gert")
    assert put(page).status == 200
    assert put(page).status == 422
    assert page.find("#valid_from-error")


def test_rules_under_which_a_day_has_passed_cannot_be_withdrawn_from_the_page(visit, in_force):
    assert in_force().valid_from < clock.today()
    assert not visit("gert").go(URL).find("form[action$='/withdrawal']")


def test_a_programme_without_duos_has_none(visit, engine):
    assert visit("gert").go(f"{URL}/conversation_tables").status == 404
