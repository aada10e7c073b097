"""Writing the register of duos, with who is in them.

A duo is first as long as it was or will be, whichever is longer, so that its meetings, which come after, lie inside it
before and after; then it gets its own days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from amal_field import audit
from amal_field.attendance.models import Programme
from amal_field.buddies import queries, rules
from amal_field.buddies.models import Match, MatchMember
from amal_field.buddies.registers import checks, marks
from amal_field.buddies.rules.words import BUDDY, NEWCOMER, REGISTER, ROLES
from amal_field.db import db
from amal_field.people.registers.same_person import Identities
from amal_field.registers.importing.register import Import, Row, parts
from amal_field.stamp import Stamp, stamped


@dataclass(frozen=True)
class Touched:
    """A duo that the import writes, by a row of its own or because a row of persons describes somebody else."""

    match: Match
    members: list[MatchMember]
    row: Row | None


class AllTouched(list[Touched]):
    """The duos of one import that get their own days at its end."""


def is_named(member: MatchMember) -> bool:
    """Whether the register names this member: it stands, or is set aside because it doubles another one."""
    return member.stands or member.person.is_duplicate


def store(importing: Import) -> None:
    """Write the duos that are new or have changed, and who is in them, with an entry in the audit for each."""
    identities, stamp = importing.get(Identities), importing.stamp
    rows = {row.subject_id: row for row in importing["duos"].read_rows if row.is_new or row.changes}
    touched = AllTouched(_stored(identities, rows))
    importing.put(touched)
    for duo in touched:
        for member in duo.members:
            if member.role == NEWCOMER and member.second_reason is None:
                member.second_reason = REGISTER
    db.session.flush()
    programmes = dict(db.session.execute(select(Programme.code, Programme.id)).all()) if rows else {}
    for duo in touched:
        if duo.row:
            _widen(duo, programmes)
    touched += [_new(row, programmes, identities, stamp) for row in rows.values() if row.is_new]
    db.session.flush()
    for duo in touched:
        _name(duo, identities, stamp)
        audit.record("buddies:match:import", duo.match, stamp)
    db.session.flush()
    _describe(touched, identities, stamp)
    db.session.flush()


def finish(touched: AllTouched) -> None:
    """Give the duos their own days and contacts, mark what the rules of today refuse, and let one open duo of each
    newcomer in a programme need no reason."""
    programme_rules = queries.rules_by_programme()
    for duo in touched:
        if duo.row:
            duo.match.started_on, duo.match.closed_on = duo.row.final("gestart"), duo.row.final("gestopt")
            duo.match.reason = duo.row.final("reden")
            if duo.match.started_on and duo.match.planned_end_on is None:
                rule = queries.rule_among(programme_rules[duo.match.programme_id], duo.match.started_on)
                duo.match.planned_end_on = rules.rhythm.planned_end(duo.match.started_on, rule.months)
    db.session.flush()
    for duo in touched:
        if duo.row is None or not duo.row.is_new:
            db.session.refresh(duo.match, ["buddy_id", "newcomer_id"])
        for role, contact in ((BUDDY, "buddy_id"), (NEWCOMER, "newcomer_id")):
            standing = [member.person_id for member in duo.members if member.role == role and member.stands]
            if getattr(duo.match, contact) not in standing:
                setattr(duo.match, contact, standing[0])
    marks.mark([(duo.match, duo.members) for duo in touched])
    db.session.flush()
    _free(touched)
    db.session.flush()


def _stored(identities: Identities, rows: dict[UUID, Row]) -> Iterable[Touched]:
    found = {}
    for chunk in parts({*rows, *identities.moved}):
        recorded = MatchMember.recorded_person_id.in_(chunk)
        theirs = select(MatchMember.match_id).where(recorded)
        wanted = select(Match).where(or_(Match.id.in_(chunk), Match.id.in_(theirs))).order_by(Match.id)
        for match in db.session.scalars(wanted.options(selectinload(Match.members).joinedload(MatchMember.person))):
            found[match.id] = Touched(match, list(match.members), rows.get(match.id))
    return found.values()


def _widen(duo: Touched, programmes: dict[str, UUID]) -> None:
    match, row = duo.match, duo.row
    match.programme_id, match.proposed_on = programmes[row.final("programma")], row.final("voorgesteld")
    starts = [day for day in (match.started_on, row.final("gestart")) if day]
    ends = (match.closed_on, row.final("gestopt"))
    if match.started_on != row.final("gestart"):
        match.planned_end_on = match.prolonged_from = match.prolonged_why = None
    match.started_on = min(starts, default=None)
    match.closed_on = max(ends) if all(ends) else None
    match.reason = row.final("reden") if match.closed_on else None


def _new(row: Row, programmes: dict[str, UUID], identities: Identities, stamp: Stamp) -> Touched:
    first = {role: checks.persons_named(row, role, identities)[0] for role in ROLES}
    match = Match(
        id=row.subject_id,
        register_no=row.number,
        programme_id=programmes[row.final("programma")],
        buddy_id=first[BUDDY],
        newcomer_id=first[NEWCOMER],
        proposed_on=row.final("voorgesteld"),
        started_on=row.final("gestart"),
        closed_on=row.final("gestopt"),
        reason=row.final("reden"),
        **stamped(stamp),
    )
    db.session.add(match)
    return Touched(match, [], row)


def _name(duo: Touched, identities: Identities, stamp: Stamp) -> None:
    """Let the members be those whom the row names, each under the person as whom they are recorded; others go."""
    by_key = {member.recorded_person_id: member for member in duo.members}
    duo.members[:] = [member for member in duo.members if member.stands or member.person_id in identities.before]
    if duo.row:
        named = {key: role for role in ROLES for key in checks.persons_named(duo.row, role, identities)}
        for member in duo.members:
            if member.recorded_person_id not in named:
                db.session.delete(member)
        duo.members[:] = [
            by_key.get(key) or MatchMember(recorded_person_id=key, **duo.match.for_members, **stamped(stamp))
            for key in named
        ]
        for member in duo.members:
            member.role = named[member.recorded_person_id]
            if member.role == NEWCOMER and member.second_reason is None:
                member.second_reason = REGISTER
        db.session.add_all(duo.members)
    for member in duo.members:
        member.person_id = member.recorded_person_id


def _describe(touched: AllTouched, identities: Identities, stamp: Stamp) -> None:
    """Let the members be the persons whom their rows describe; one that doubles another is set aside."""
    for duo in touched:
        there: set[UUID] = set()
        for member in sorted(duo.members, key=lambda one: identities.root_of(one.person_id) != one.person_id):
            root = identities.root_of(member.recorded_person_id)
            if root in there:
                member.cancel(stamp)
            else:
                there.add(root)
                member.person_id, member.cancelled_at, member.cancelled_by_id = root, None, None


def _free(touched: AllTouched) -> None:
    """An open duo that has started needs no reason where it is the newcomer's only one in the programme. One that
    never started keeps it, so that it bars no other."""
    members = [(duo.match, member) for duo in touched for member in duo.members if member.second_reason == REGISTER]
    taken = set()
    for chunk in parts({member.person_id for _match, member in members}):
        open_ones = select(MatchMember.programme_id, MatchMember.person_id).where(
            MatchMember.is_open, MatchMember.role == NEWCOMER, MatchMember.second_reason.is_(None)
        )
        taken |= {tuple(row) for row in db.session.execute(open_ones.where(MatchMember.person_id.in_(chunk)))}
    for match, member in sorted(members, key=lambda one: (one[0].proposed_on, one[0].register_no or "")):
        key = match.programme_id, member.person_id
        if match.closed_on or not member.stands:
            member.second_reason = None
        elif match.started_on and key not in taken:
            member.second_reason = None
            taken.add(key)
