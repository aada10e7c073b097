"""The roll on paper: who has which number."""

from uuid import UUID

from sqlalchemy import select

from amal_field.attendance.models import GroupSession, SheetRow
from amal_field.db import db


def numbers_of(group_session: GroupSession) -> dict[int, UUID]:
    """Who has which number on the sheet."""
    wanted = select(SheetRow.number, SheetRow.person_id).where(SheetRow.session_id == group_session.id)
    return dict(db.session.execute(wanted.order_by(SheetRow.number)).all())
