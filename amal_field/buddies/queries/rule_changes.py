"""The rules of every programme with what holds, what is to come and what was, for the page on which they are set."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from amal_field.attendance.models import Programme
from amal_field.buddies.models import ProgrammeRule
from amal_field.buddies.queries.programmes import KIND, rule_among
from amal_field.db import db


@dataclass(frozen=True)
class RulesOverview:
    """The rules of a programme: what holds on a day, what is to come, the next first, and what held before or was
    withdrawn, the latest first."""

    programme: str
    in_force: ProgrammeRule
    to_come: Sequence[ProgrammeRule]
    before: Sequence[ProgrammeRule]


def rules_overview(on: date) -> list[RulesOverview]:
    """The rules of every programme of duos, in their order."""
    rows = select(Programme.code, ProgrammeRule).join(ProgrammeRule, ProgrammeRule.programme_id == Programme.id)
    newest = (Programme.id, ProgrammeRule.valid_from.desc(), ProgrammeRule.recorded_at.desc())
    by_programme: dict[str, list[ProgrammeRule]] = defaultdict(list)
    for code, rule in db.session.execute(rows.where(Programme.kind == KIND).order_by(*newest)):
        by_programme[code].append(rule)
    return [_overview(code, rules, on) for code, rules in by_programme.items()]


def programme_id_of(code: str) -> UUID | None:
    """The key of the programme of duos with this code."""
    return db.session.scalar(select(Programme.id).where(Programme.code == code, Programme.kind == KIND))


def has_rules_from(programme_id: UUID, valid_from: date) -> bool:
    """Whether rules of this programme begin on that very day."""
    same = (ProgrammeRule.programme_id == programme_id, ProgrammeRule.valid_from == valid_from, ProgrammeRule.stands)
    return db.session.scalar(select(ProgrammeRule.id).where(*same)) is not None


def programme_rule(rule_id: UUID) -> ProgrammeRule | None:
    """The rules with this key, once their other writers have ended."""
    return db.session.scalar(select(ProgrammeRule).where(ProgrammeRule.id == rule_id).with_for_update())


def _overview(code: str, rules: Sequence[ProgrammeRule], on: date) -> RulesOverview:
    standing = [rule for rule in rules if rule.stands]
    in_force = rule_among(standing, on)
    to_come = [rule for rule in standing if rule.valid_from > on]
    before = [rule for rule in rules if rule is not in_force and rule not in to_come]
    return RulesOverview(code, in_force, to_come[::-1], before)
