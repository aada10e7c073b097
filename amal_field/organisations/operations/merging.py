"""One organisation goes into another whose double it is, with all that points to it, and comes back out of it."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import InstrumentedAttribute

from amal_field import audit
from amal_field.db import constraint_as_refusal, db
from amal_field.organisations import queries
from amal_field.organisations.models import Organisation, OrganisationMerge
from amal_field.organisations.operations.organisations import ONE_NAME
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

FILLED = ("address", "phone", "opening_hours", "remark", "languages")


def merge_organisations(duplicate: Organisation, organisation: Organisation, *, stamp: Stamp) -> OrganisationMerge:
    """Let the duplicate go into the other, which takes over what it lacks. Raises `RuleBroken` `organisation_same`."""
    if duplicate is organisation:
        raise RuleBroken("organisation_same")
    given = {name: getattr(duplicate, name) for name in FILLED if getattr(duplicate, name)}
    filled = {name: value for name, value in given.items() if not getattr(organisation, name)}
    for name, value in filled.items():
        setattr(organisation, name, value)
    moved = {
        column.class_.__tablename__: _move(column, duplicate.id, organisation.id)
        for column in queries.columns_that_follow()
    }
    merge = OrganisationMerge(
        duplicate_id=duplicate.id,
        organisation_id=organisation.id,
        filled=filled,
        moved={table: keys for table, keys in moved.items() if keys},
        **stamped(stamp),
    )
    duplicate.cancel(stamp)
    db.session.add(merge)
    db.session.flush()
    audit.record("organisations:organisation:merge", organisation, stamp, duplicate=duplicate.id)
    return merge


def take_merge_back(merge: OrganisationMerge, *, stamp: Stamp) -> None:
    """Let the duplicate come back out with what followed it and is still there. Twice is once.

    Raises `RuleBroken` `organisation_gone_on` where the other went into a third since, `organisation_known` where
    another has the name of the duplicate by now.
    """
    if not merge.stands:
        return
    duplicate, organisation = merge.duplicate, merge.organisation
    if not organisation.stands:
        raise RuleBroken("organisation_gone_on", name=organisation.name)
    duplicate.cancelled_at = duplicate.cancelled_by_id = None
    with constraint_as_refusal(ONE_NAME, name=duplicate.name):
        db.session.flush()
    for name, value in merge.filled.items():
        if getattr(organisation, name) == value:
            setattr(organisation, name, [] if name == "languages" else None)
    for column in queries.columns_that_follow():
        keys = [UUID(key) for key in merge.moved.get(column.class_.__tablename__, ())]
        if keys:
            own = column.class_.id.in_(keys), column == organisation.id
            db.session.execute(update(column.class_).where(*own).values({column.key: duplicate.id}))
    merge.cancel(stamp)
    db.session.flush()
    audit.record("organisations:organisation:unmerge", organisation, stamp, duplicate=duplicate.id)


def _move(column: InstrumentedAttribute[UUID], from_id: UUID, to_id: UUID) -> list[str]:
    moved = update(column.class_).where(column == from_id).values({column.key: to_id}).returning(column.class_.id)
    return [str(key) for key in db.session.scalars(moved)]
