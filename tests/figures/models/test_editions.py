"""What the database refuses whoever asks: two editions of one number, one without a reason, and any change."""

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError

from amal_field.db import db, new_key, violated
from amal_field.figures.models import FigureEdition, FrozenFigure
from amal_field.figures.offers.freezing import freeze
from tests.figures.world import YEAR, a_stay

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


@pytest.fixture
def edition(engine, stamp_of):
    a_stay(stamp_of)
    return freeze(YEAR, None, stamp=stamp_of("bruno"))


@pytest.mark.parametrize("model", [FigureEdition, FrozenFigure])
@pytest.mark.parametrize("change", ["update", "delete"])
def test_what_is_frozen_is_never_changed_nor_removed(edition, model, change):
    values = {"year": 2024} if model is FigureEdition else {"version": 9}
    with pytest.raises(IntegrityError) as refused:
        db.session.execute(update(model).values(**values) if change == "update" else delete(model))
    assert f"tg_{model.__tablename__}_append_only" in violated(refused.value)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"number": 1, "reason": "twice"}, "uq_figure_editions_year_number"),
        ({"number": 2, "reason": None}, "ck_figure_editions_further_has_reason"),
        ({"number": 0, "reason": "none"}, "ck_figure_editions_number_counts"),
    ],
)
def test_a_year_has_one_edition_of_a_number_and_a_further_one_its_reason(edition, values, name):
    row = {"id": new_key(), "year": YEAR, "frozen_at": edition.frozen_at, "frozen_by_id": edition.frozen_by_id}
    with pytest.raises(IntegrityError) as refused:
        db.session.execute(insert(FigureEdition).values(**row | values))
    assert name in violated(refused.value) or "figure_editions.year, figure_editions.number" in violated(refused.value)
