"""The talks of today, and the notice that is read."""

from uuid import UUID

from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import PrivacyNotice, Talk


def talk_for(talk_id: UUID, *, locked: bool = False) -> Talk | None:
    """The talk with this key that is not a day old; `locked`: once its other writers have ended."""
    wanted = select(Talk).where(Talk.id == talk_id, Talk.recorded_at > clock.now() - rules.talks.LIFE)
    return db.session.scalar(wanted.with_for_update() if locked else wanted)


def open_talks() -> list[Talk]:
    """Those that wait for somebody who works here, the oldest first."""
    since = clock.now() - rules.talks.LIFE
    wanted = select(Talk).where(Talk.recorded_at > since, Talk.used_at.is_(None), Talk.done_at.is_not(None))
    return list(db.session.scalars(wanted.order_by(Talk.recorded_at)))


def latest_notice(*, locked: bool = False) -> PrivacyNotice | None:
    """The version that is read now."""
    wanted = select(PrivacyNotice).order_by(PrivacyNotice.version.desc()).limit(1)
    return db.session.scalar(wanted.with_for_update() if locked else wanted)
