"""That a predicate of a model says the same of a row in Python and in SQL, over generated rows, on both engines."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from sqlalchemy import Subquery, inspect, literal, select, union_all
from sqlalchemy.ext.hybrid import HybridExtensionType
from sqlalchemy.orm import aliased

from amal_field.db import db

PROFILE = settings(
    derandomize=True,
    deadline=None,
    max_examples=20,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""The same rows each time: a test that fails is a test that anybody can repeat."""
FIRST = date(2026, 11, 20)
HYBRIDS = {HybridExtensionType.HYBRID_PROPERTY, HybridExtensionType.HYBRID_METHOD}

DAYS = st.integers(0, 5).map(lambda count: FIRST + timedelta(days=count))
"""So few days that a generated row often begins or ends on the very day that is asked about."""
MOMENTS = st.none() | st.just(datetime(2026, 11, 23, 11, 0, tzinfo=UTC))
KEYS = st.sampled_from([UUID(int=1), UUID(int=2)])


def rows_of(**columns: st.SearchStrategy) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Some rows, each with a value for each of these columns."""
    return st.lists(st.fixed_dictionaries(columns), min_size=1, max_size=20)


def hybrids_of(model: type) -> set[str]:
    """The names of the predicates of a model."""
    named = inspect(model).all_orm_descriptors.items()
    return {name for name, value in named if value.extension_type in HYBRIDS and not name.startswith("_")}


def demand_agreement(
    model: type, rows: Sequence[dict[str, Any]], *, but: Collection[str] = (), **arguments: tuple
) -> None:
    """Demand that each predicate of the model, given its `arguments`, says of each row in SQL what it says in Python,
    and that neither is None. `but`: those that are asked about two rows (`demand_pairs_agree`)."""
    values = _values(model, rows)
    there = aliased(model, values, adapt_on_names=True)
    names = sorted(hybrids_of(model).difference(but))
    asked = select(*(_ask(there, name, arguments) for name in names)).select_from(values).order_by(values.c.place)
    told = db.session.execute(asked).all()
    assert len(told) == len(rows), f"{model.__name__}: a predicate reads a column that was not generated"
    for row, answers in zip(rows, told, strict=True):
        for name, answer in zip(names, answers, strict=True):
            _demand_same(f"{name}{arguments.get(name, '')} of {row}", _ask(model(**row), name, arguments), answer)


def demand_pairs_agree(model: type, name: str, pairs: Sequence[tuple[dict, dict]]) -> None:
    """Demand that what a predicate says of a row and another is the same in SQL as in Python."""
    mine, others = (_values(model, rows) for rows in zip(*pairs, strict=True))
    there, other = (aliased(model, values, adapt_on_names=True) for values in (mine, others))
    joined = mine.join(others, mine.c.place == others.c.place)
    told = db.session.scalars(select(getattr(there, name)(other)).select_from(joined).order_by(mine.c.place)).all()
    assert len(told) == len(pairs), f"{model.__name__}: {name} reads a column that was not generated"
    for (one, two), answer in zip(pairs, told, strict=True):
        _demand_same(f"{name} of {one} and {two}", getattr(model(**one), name)(model(**two)), answer)


def _values(model: type, rows: Sequence[dict[str, Any]]) -> Subquery:
    """Rows that stand in no table, so that no constraint keeps any of them out."""
    types = {name: getattr(model, name).type for name in rows[0]}
    return union_all(
        *(
            select(literal(place).label("place"), *(literal(row[name], types[name]).label(name) for name in types))
            for place, row in enumerate(rows)
        )
    ).subquery()


def _ask(row: Any, name: str, arguments: Mapping[str, tuple]) -> Any:
    return getattr(row, name)(*arguments[name]) if name in arguments else getattr(row, name)


def _demand_same(what: str, own: Any, told: Any) -> None:
    assert own is not None, f"Python leaves open {what}"
    assert (type(own), own) == (type(told), told), what
