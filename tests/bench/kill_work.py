"""What is sent while the server is killed: check-ins, payments and taps on a roll, and what is stored of each."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import Select, func, insert, select, update

from amal_field import clock
from amal_field.attendance.models import Attendance, GroupSession
from amal_field.audit import AuditEntry
from amal_field.db import db, new_key
from amal_field.people.models import Household
from amal_field.stamp import Submission
from amal_field.transit_site.models import LedgerEntry, Pitch, Site, SiteRule, Stay, StayPerson, StayPitch
from tests.bench import sessions, visits, world

TAGS = {"check-in": "site:stay:open", "payment": "site:money:book", "tap": "attendance:roll:mark"}
"""Kind → how the audit tells it."""
USERS = {"check-in": "amina", "payment": "amina", "tap": "bruno"}
"""Kind → who of the cast sends it."""
Name = tuple[str, str]
"""A kind, and what it is about."""


@dataclass
class Sending:
    """One write that a client sends until it is answered, always under the same key."""

    name: Name
    path: str
    fields: dict[str, str]
    token: UUID = field(default_factory=uuid4)
    sent: int = 0
    status: int | None = None

    @property
    def kind(self) -> str:
        """Of what kind it is."""
        return self.name[0]


def prepare(app: Flask, check_ins: int, payments: int) -> list[Sending]:
    """Make as many pitches as check-ins need; what is to be sent, the kinds mixed."""
    with app.app_context():
        kinds = [_check_ins(check_ins), _payments(payments), _taps()]
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    mixed = sorted((place / len(kind), sending.name, sending) for kind in kinds for place, sending in enumerate(kind))
    return [sending for *_, sending in mixed]


def stored(app: Flask) -> Counter[Name]:
    """How often each of them is there, whole: a check-in with all its people."""
    with app.app_context():
        counted = Counter(_stored_check_ins() + _stored_payments() + _stored_taps())
        db.session.remove()
        db.engine.dispose()
    return counted


def verdict(app: Flask, sendings: list[Sending]) -> list[str]:
    """What is wrong: refused, lost, doubled or half stored; a sentence for each."""
    there = stored(app)
    with app.app_context():
        told = Counter(db.session.execute(select(AuditEntry.token, AuditEntry.tag)).tuples())
        kept = set(db.session.scalars(select(Submission.key).where(Submission.status.is_not(None))))
        db.session.remove()
        db.engine.dispose()
    return judged(sendings, there, told, kept)


def judged(
    sendings: list[Sending], there: Counter[Name], told: Counter[tuple[UUID, str]], kept: set[UUID]
) -> list[str]:
    """The same of what was counted: `there` of each name, `told` by the audit of each token and tag, `kept` answers."""
    wrong = []
    for sending in sendings:
        count, told_times = there[sending.name], told[sending.token, TAGS[sending.kind]]
        is_kept = sending.token in kept
        if sending.status not in (200, 303) or (count, told_times, is_kept) != (1, 1, True):
            wrong.append(
                f"{' '.join(sending.name)}: answered with {sending.status}, there {count} times, told {told_times} "
                f"times, {'an' if is_kept else 'no'} answer kept"
            )
    sent = {sending.name for sending in sendings}
    return wrong + [
        f"{' '.join(name)}: {count} times, and nobody sent it" for name, count in there.items() if name not in sent
    ]


def _check_ins(count: int) -> list[Sending]:
    site = db.session.scalars(select(Site.id)).one()
    known = db.session.scalar(select(func.max(Pitch.number)))
    first = world.OPEN + 1
    numbers = range(first, first + count)
    more = [
        {"id": new_key(), "site_id": site, "number": number, "row": number, "column": 1}
        for number in numbers
        if number > known
    ]
    if more:
        db.session.execute(insert(Pitch), more)
    db.session.execute(update(SiteRule).values(capacity=first + count))
    here = select(Stay.household_id).where(Stay.departed_on.is_(None))
    away = select(Household.id).where(Household.id.not_in(here)).order_by(Household.id).limit(count)
    return [
        Sending(
            ("check-in", f"{household} {number}"),
            f"{visits.SITE}/pitches/{number}/check-in",
            {"household": str(household), "everyone": "yes"},
        )
        for household, number in zip(db.session.scalars(away), numbers, strict=True)
    ]


def _payments(count: int) -> list[Sending]:
    """On the stays that are open, each of another amount."""
    stays = db.session.scalars(select(Stay.id).where(Stay.departed_on.is_(None)).order_by(Stay.id)).all()
    return [
        Sending(
            ("payment", f"{Decimal(100 + cents) / 100:.2f}"),
            f"{visits.SITE}/stays/{stays[cents % len(stays)]}/payments",
            {"amount": f"{Decimal(100 + cents) / 100:.2f}", "method": "cash", "on": clock.today().isoformat()},
        )
        for cents in range(count)
    ]


def _taps() -> list[Sending]:
    """On the two rolls of today, whoever is expected."""
    return [
        Sending(("tap", f"{session} {person}"), f"{sessions.url_of(session)}/people/{person}/present", {})
        for session in (sessions.ROLL, sessions.DOOR)
        for person in db.session.scalars(_expected(session))
    ]


def _expected(session: UUID) -> Select[tuple[UUID]]:
    """Who took part in the sessions of its series before."""
    series = select(GroupSession.series_id).where(GroupSession.id == session).scalar_subquery()
    before = select(GroupSession.id).where(GroupSession.series_id == series, GroupSession.id != session)
    person = Attendance.person_id
    return select(person).where(Attendance.session_id.in_(before)).distinct().order_by(person)


def _stored_check_ins() -> list[Name]:
    people = select(func.count()).where(StayPerson.stay_id == Stay.id).scalar_subquery()
    rows = db.session.execute(
        select(Stay.household_id, Pitch.number)
        .join(StayPitch, StayPitch.stay_id == Stay.id)
        .join(Pitch, Pitch.id == StayPitch.pitch_id)
        .where(Stay.arrived_on == clock.today(), Pitch.number > world.OPEN, people == world.FAMILY)
    )
    return [("check-in", f"{household} {number}") for household, number in rows]


def _stored_payments() -> list[Name]:
    amounts = select(LedgerEntry.amount).where(LedgerEntry.kind == "payment", LedgerEntry.receipt_no.is_not(None))
    return [("payment", f"{amount:.2f}") for amount in db.session.scalars(amounts)]


def _stored_taps() -> list[Name]:
    standing = select(Attendance.session_id, Attendance.person_id).where(
        Attendance.session_id.in_((sessions.ROLL, sessions.DOOR)), Attendance.cancelled_at.is_(None)
    )
    return [("tap", f"{session} {person}") for session, person in db.session.execute(standing)]
