"""Imports as they are shown: their list, one of them, and its files."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import joinedload, selectinload, undefer

from amal_field.accounts.models import User
from amal_field.db import db, on_page, page_of
from amal_field.people.models import Person
from amal_field.people.queries.people import person_in_sight
from amal_field.registers.models import ImportFile, ImportJob


def imports(page: int) -> tuple[list[ImportJob], bool]:
    """A page of the imports, the latest first, and whether more follow."""
    wanted = (
        select(ImportJob)
        .order_by(ImportJob.recorded_at.desc(), ImportJob.id.desc())
        .options(
            joinedload(ImportJob.by).lazyload("*"),
            joinedload(ImportJob.confirmed_by).lazyload("*"),
            selectinload(ImportJob.files),
        )
    )
    return page_of(db.session.scalars(on_page(wanted, page)).all())


def job(job_id: UUID, *, locked: bool = False) -> ImportJob | None:
    """One import, with its report."""
    wanted = select(ImportJob).where(ImportJob.id == job_id)
    if locked:
        return db.session.scalar(wanted.with_for_update())
    return db.session.scalar(
        wanted.options(
            joinedload(ImportJob.by).lazyload("*"),
            joinedload(ImportJob.confirmed_by).lazyload("*"),
            selectinload(ImportJob.files),
            undefer(ImportJob.report),
        )
    )


def files_of(job_id: UUID) -> list[Row[tuple[UUID, str, bytes | None]]]:
    """Key, name and bytes of the files of an import."""
    wanted = select(ImportFile.id, ImportFile.name, ImportFile.content).where(ImportFile.import_id == job_id)
    return list(db.session.execute(wanted.order_by(ImportFile.id)))


def persons_in_sight(user: User, keys: Collection[UUID]) -> dict[UUID, Person]:
    """Those of these persons whom this user sees, by key."""
    if not keys:
        return {}
    wanted = select(Person).where(Person.id.in_(keys), person_in_sight(user, Person.id))
    return {person.id: person for person in db.session.scalars(wanted)}
