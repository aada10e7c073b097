"""The calendars of helpers and of series, and the addresses at which they answer."""

from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import InstrumentedAttribute

from amal_field.accounts.models import User
from amal_field.db import db
from amal_field.passwords import fingerprint
from amal_field.planning.models import CalendarFeed
from amal_field.signed_addresses import SignedAddresses

ADDRESSES = SignedAddresses("calendar")


def feed_of(*, person_id: UUID | None = None, series_id: UUID | None = None) -> CalendarFeed | None:
    """The calendar of a helper or of a series, if it has an address."""
    owner = CalendarFeed.person_id == person_id if person_id else CalendarFeed.series_id == series_id
    return db.session.scalar(select(CalendarFeed).where(owner))


def secret_of(feed: CalendarFeed) -> str:
    """What its address is made of."""
    return ADDRESSES.sign(feed.id, feed.serial)


def feed_by(secret: str) -> CalendarFeed | None:
    """The calendar at an address; None at one that was renewed or never was, or whose user may sign in no more."""
    if signed := ADDRESSES.read(secret):
        known = [CalendarFeed.id == signed[0], CalendarFeed.serial == signed[1]]
    else:
        known = [CalendarFeed.secret_hash == fingerprint(secret)]
    return db.session.scalar(select(CalendarFeed).where(*known, ~_is_deactivated(CalendarFeed.person_id)))


def may_have_feed(person_id: UUID) -> bool:
    """Whether a helper may have a calendar: nobody shut them out."""
    return not db.session.scalar(select(_is_deactivated(person_id)))


def _is_deactivated(person_id: UUID | InstrumentedAttribute[UUID | None]) -> ColumnElement[bool]:
    return exists().where(User.person_id == person_id, User.is_deactivated)
