"""What tests of the reception desk ask of the database."""

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from amal_field.accounts.models import IMPORT_ID
from amal_field.clock import now
from amal_field.db import db, new_key, violated


def guard_of(model, **values) -> str | None:
    """The name of the guard that refuses a row with these values; None where it may stand."""
    row = {"id": new_key(), "recorded_at": now(), "recorded_by_id": IMPORT_ID, **values}
    place = db.session.begin_nested()
    try:
        db.session.execute(insert(model.__table__), row)
    except IntegrityError as error:
        place.rollback()
        return violated(error).removeprefix("CHECK constraint failed: ")
    return None
