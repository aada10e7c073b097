"""The rules that rows of the registers of duos and of meetings must keep."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from amal_field.buddies import rules
from amal_field.buddies.models import Match, MatchMeeting, MatchMember
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.db import db
from amal_field.people.registers.same_person import Identities
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.register import Batch, Import, Row, parts

SIDES = {BUDDY: "buddys", NEWCOMER: "nieuwkomers"}


@dataclass(frozen=True)
class Span:
    """A duo with its start and end, as they will stand."""

    match_id: UUID
    started_on: date | None
    closed_on: date | None


@dataclass
class Spans:
    """The duos of the folder by number; None for one of which the days could not be read."""

    of: dict[str, Span | None] = field(default_factory=dict)


def persons_named(row: Row, role: str, identities: Identities) -> list[UUID]:
    """The rows of persons that a row of duos names on one side; a person without a number is named by the key."""
    return [identities.ids.get(number) or UUID(number) for number in row.final(SIDES[role])]


def check_duos(importing: Import) -> None:
    """Note duos without somebody of each side, of somebody with themselves, and days that cannot be."""
    batch, identities = importing["duos"], importing.get(Identities)
    spans = Spans()
    importing.put(spans)
    for row in batch.read_rows:
        if row.is_undone:
            row.leave("duo_nr")
            continue
        _check_sides(batch, row, identities)
        _check_days(batch, row, importing.today)
        readable = row.may_use("gestart", "gestopt")
        span = Span(row.subject_id, row.final("gestart"), row.final("gestopt")) if readable else None
        spans.of[row.number] = span
    _check_meetings_there(importing, spans)
    _check_moved(importing, identities)


def check_meetings(importing: Import) -> None:
    """Note meetings outside the time of their duo, and of no time that one can spend together."""
    batch, spans = importing["ontmoetingen"], importing.get(Spans)
    rows = [row for row in batch.read_rows if row.may_use("duo_nr")]
    _add_stored(spans, {row.final("duo_nr") for row in rows})
    for row in rows:
        if row.is_undone:
            row.leave("ontmoeting_nr")
            continue
        with batch.refusals(row, "minuten"):
            if row.may_use("minuten"):
                rules.meetings.check_minutes(row.final("minuten"))
        span = spans.of.get(row.final("duo_nr"))
        with batch.refusals(row, "datum"):
            if span and row.may_use("datum"):
                rules.meetings.check_met_on(
                    row.final("datum"), started_on=span.started_on, closed_on=span.closed_on, today=importing.today
                )


def _check_sides(batch: Batch, row: Row, identities: Identities) -> None:
    if not row.may_use(*SIDES.values()):
        return
    buddies, newcomers = (
        {identities.root_of(key) for key in persons_named(row, role, identities)} for role in (BUDDY, NEWCOMER)
    )
    with batch.refusals(row, SIDES[NEWCOMER] if buddies else SIDES[BUDDY]):
        rules.duos.check_sides(buddies, newcomers)


def _check_days(batch: Batch, row: Row, today: date) -> None:
    if not row.may_use("voorgesteld"):
        return
    proposed_on, started_on, closed_on = (row.final(name) for name in ("voorgesteld", "gestart", "gestopt"))
    with batch.refusals(row, "voorgesteld"):
        rules.duos.check_proposed_on(proposed_on, today=today)
    with batch.refusals(row, "gestart"):
        if started_on and row.may_use("gestart"):
            rules.duos.check_started_on(started_on, proposed_on=proposed_on, today=today)
    with batch.refusals(row, "gestopt"):
        if closed_on and row.may_use("gestart", "gestopt"):
            rules.duos.check_closed_on(closed_on, proposed_on=proposed_on, started_on=started_on, today=today)
    with batch.refusals(row, "reden"):
        if row.may_use("gestopt", "reden"):
            rules.duos.check_reason(row.final("reden"), closed_on)


def _add_stored(spans: Spans, numbers: Collection[str]) -> None:
    for chunk in parts(numbers - spans.of.keys()):
        for match in db.session.scalars(select(Match).where(Match.register_no.in_(chunk))):
            spans.of[match.register_no] = Span(match.id, match.started_on, match.closed_on)


def _check_meetings_there(importing: Import, spans: Spans) -> None:
    """Days of a duo that change leave no meeting outside that the folder does not hold itself."""
    batch, read = importing["duos"], importing["ontmoetingen"].rows
    changed = {
        row.subject_id: row for row in batch.read_rows if not row.is_new and {"gestart", "gestopt"} & row.changes
    }
    for chunk in parts(changed):
        meetings = select(MatchMeeting).where(MatchMeeting.match_id.in_(chunk), MatchMeeting.stands)
        for meeting in db.session.scalars(meetings.order_by(MatchMeeting.met_on)):
            row = changed[meeting.match_id]
            span = spans.of[row.number]
            if span is None or meeting.register_no in read:
                continue
            if span.started_on is None or meeting.met_on < span.started_on:
                batch.wrong(row, "gestart", RuleBroken("match_meeting_outside", day=meeting.met_on))
            elif span.closed_on and meeting.met_on > span.closed_on:
                batch.wrong(row, "gestopt", RuleBroken("match_meeting_outside", day=meeting.met_on))


def _check_moved(importing: Import, identities: Identities) -> None:
    """Rows of persons that come to describe one human being are not buddy and newcomer of one duo."""
    causes, read = identities.causes("zelfde_als"), importing["duos"].rows
    for match, members in _matches_of(identities.moved):
        if match.register_no in read:
            continue
        sides = {
            role: {identities.root_of(one.recorded_person_id) for one in members if one.role == role} for role in SIDES
        }
        for root in sides[BUDDY] & sides[NEWCOMER] & causes.keys():
            both = RuleBroken("same_as_in_match", match=match.register_no or str(match.id))
            importing["personen"].wrong(causes[root], "zelfde_als", both)


def _matches_of(person_ids: Iterable[UUID]) -> list[tuple[Match, list[MatchMember]]]:
    """The duos in which somebody is recorded as one of these, with all who are in them."""
    found = {}
    for chunk in parts(person_ids):
        theirs = select(MatchMember.match_id).where(
            or_(MatchMember.recorded_person_id.in_(chunk), MatchMember.person_id.in_(chunk)), MatchMember.stands
        )
        for match in db.session.scalars(select(Match).where(Match.id.in_(theirs))):
            found[match.id] = (match, [member for member in match.members if member.stands])
    return list(found.values())
