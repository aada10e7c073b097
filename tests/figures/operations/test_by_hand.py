"""A figure by hand: one a code and year, cancelled once, written anew, the same kind as where it is counted."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.figures import operations
from amal_field.figures.models import ManualFigure
from amal_field.figures.queries import by_hand as queries
from amal_field.refusal import RuleBroken
from tests.conftest import NOON
from tests.figures.world import a_manual_figure, by_hand

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def refusal(stamp, year=2022, **values) -> str:
    with pytest.raises(RuleBroken) as refused:
        operations.note_by_hand(year, by_hand(**values), stamp=stamp)
    return refused.value.code


def test_a_code_has_one_value_a_year_that_stands(engine, stamp_of):
    first = a_manual_figure(stamp_of("jan"))
    assert refusal(stamp_of("jan")) == "figure_noted"
    a_manual_figure(stamp_of("jan"), 2021)
    new = operations.write_anew(first, by_hand(value=96), stamp=stamp_of("jan"))
    assert (first.stands, new.value, [one.id for one in queries.manual_figures([2022])]) == (False, 96, [new.id])
    with pytest.raises(RuleBroken):
        operations.write_anew(first, by_hand(value=97), stamp=stamp_of("jan"))
    for _ in range(2):
        operations.cancel_by_hand(new, stamp=stamp_of("jan"))
    entries = [*db.session.scalars(select(AuditEntry).where(AuditEntry.tag.startswith("figures:by_hand")))]
    told = sorted(entry.tag.rpartition(":")[2] for entry in entries)
    assert told == ["cancel", "note", "note", "rewrite"]
    assert not queries.manual_figures([2022])


def test_the_database_keeps_one_a_year_too(engine, stamp_of, monkeypatch):
    a_manual_figure(stamp_of("jan"))
    monkeypatch.setattr(queries, "is_taken", lambda year, code: False)
    assert refusal(stamp_of("jan")) == "figure_noted"


def test_what_is_odd_is_refused(engine, stamp_of):
    assert refusal(stamp_of("jan"), code="Mo.Series") == "figure_code_odd"
    assert refusal(stamp_of("jan"), noted_on=NOON.date() + timedelta(1)) == "figure_day_ahead"
    assert refusal(stamp_of("jan"), code="site.stays", value=4, kind="share") == "figure_kind_differs"
    assert refusal(stamp_of("jan"), code="duos.samen_gentenaar_buddies") == "figure_kind_differs"
    a_manual_figure(stamp_of("jan"), 2021, "site.stays", 260)
    assert db.session.scalar(select(ManualFigure.value)) == 260
