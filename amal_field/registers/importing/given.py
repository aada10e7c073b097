"""Numbers that an export gave: they are of this database, or come into an empty one; from elsewhere they are wrong."""

import re
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import or_, select

from amal_field.accounts.models import IMPORT_ID
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import Introduced
from amal_field.registers.importing.register import Batch, Row

GIVEN = re.compile("[A-Z][0-9]{4}-[0-9]{5,}", re.ASCII)


def check_given(batches: Mapping[str, Batch]) -> None:
    """Note the numbers that an export gave and that this database does not know, unless nobody has worked in it."""
    unknown = [found for batch in batches.values() for found in _unknown(batch)]
    if unknown and not _is_empty(batches.values()):
        for batch, row, column in unknown:
            batch.wrong(row, column, RuleBroken("number_given_elsewhere"))
            row.cannot_use(column)


def _unknown(batch: Batch) -> Iterator[tuple[Batch, Row, str]]:
    register = batch.register
    for row in batch.read_rows:
        if row.is_new and GIVEN.fullmatch(row.number):
            yield batch, row, register.number
    for space in (column.name for column in register.columns if isinstance(column, Introduced)):
        rows = [row for row in batch.read_rows if row.may_use(space) and GIVEN.fullmatch(row.values[space] or "")]
        known = register.known[space]({row.values[space] for row in rows})
        yield from ((batch, row, space) for row in rows if row.values[space] not in known)


def _is_empty(batches: Iterable[Batch]) -> bool:
    """Whether no register has a row yet: none that has a number, nor one that somebody recorded."""
    models = {leaving.model for batch in batches for leaving in batch.register.leaves()}
    own = (
        select(model.id).where(or_(model.register_no.is_not(None), model.recorded_by_id != IMPORT_ID))
        for model in models
    )
    return all(db.session.scalar(wanted.limit(1)) is None for wanted in own)
