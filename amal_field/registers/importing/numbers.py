"""The numbers of registers that rows in the database have."""

from collections.abc import Callable, Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.registers.importing.register import Stored, parts


def known(model: Any) -> Callable[[Collection[str]], set[str]]:
    """Which of some numbers the rows of a model have."""

    def among(numbers: Collection[str]) -> set[str]:
        return {
            number
            for chunk in parts(numbers)
            for number in db.session.scalars(select(model.register_no).where(model.register_no.in_(chunk)))
        }

    return among


def stored_rows(model: Any, values: Callable[[Any], dict[str, Any]]) -> Callable[[Collection[str]], dict[str, Stored]]:
    """The rows of a model with some numbers, by number, each with its values as the register writes them."""

    def among(numbers: Collection[str]) -> dict[str, Stored]:
        return {
            row.register_no: Stored(row, values(row))
            for chunk in parts(numbers)
            for row in db.session.scalars(select(model).where(model.register_no.in_(chunk)))
        }

    return among


def numbers_of(model: Any, keys: Iterable[UUID]) -> dict[UUID, str]:
    """The number of each of these rows of a model; one without a number is written as its key."""
    return {
        key: number or str(key)
        for chunk in parts(set(keys))
        for key, number in db.session.execute(select(model.id, model.register_no).where(model.id.in_(chunk)))
    }


def keys_of(model: Any, numbers: Iterable[str]) -> dict[str, UUID]:
    """The key of the row of a model that has each of these numbers."""
    return {
        number: key
        for chunk in parts(set(numbers))
        for number, key in db.session.execute(select(model.register_no, model.id).where(model.register_no.in_(chunk)))
    }
