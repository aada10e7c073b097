"""The talks of today, and the notice that is read."""

from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import HouseholdMember, Person
from amal_field.people.queries import people as people_queries
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import DeskFile, PrivacyNotice, Talk
from amal_field.reception_desk.queries.registrations import home_of


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


def people_asked(user: Any, person_id: UUID, *, locked: bool = False) -> list[Person]:
    """Who was asked, and after them those of their household, as far as this user sees them; `locked`: once their other
    writers have ended."""
    at_home = select(HouseholdMember.person_id).where(
        HouseholdMember.household_id == home_of(person_id), HouseholdMember.is_present
    )
    wanted = (
        select(Person)
        .where(or_(Person.id == person_id, Person.id.in_(at_home)), ~Person.is_duplicate)
        .where(people_queries.person_in_sight(user, Person.id))
        .order_by(Person.id != person_id, Person.sort_key, Person.id)
    )
    return list(db.session.scalars(wanted.with_for_update() if locked else wanted))


def person_of(talk: Talk) -> Person | None:
    """Who was asked, where they have a file."""
    return db.session.get(Person, talk.person_id) if talk.person_id else None


def latest_file(person_id: UUID) -> DeskFile | None:
    """The file of somebody that was made last."""
    wanted = select(DeskFile).where(DeskFile.person_id == person_id, DeskFile.stands)
    return db.session.scalar(wanted.order_by(DeskFile.recorded_at.desc(), DeskFile.id.desc()).limit(1))
