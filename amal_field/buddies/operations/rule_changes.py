"""The rules of a programme change from a day on."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from amal_field import audit, clock
from amal_field.buddies import queries, rules
from amal_field.buddies.models import ProgrammeRule
from amal_field.buddies.rules.changes import NewRules
from amal_field.buddies.rules.profiles import Weights
from amal_field.db import constraint_as_refusal, db
from amal_field.stamp import Stamp, stamped

ONE_A_DAY = {
    "uq_programme_rules_from": "rule_exists",
    "programme_rules.programme_id, programme_rules.valid_from": "rule_exists",
}
NO_POINTS = dict.fromkeys(Weights.__dataclass_fields__)


def set_rules(programme_id: UUID, valid_from: date, new: NewRules, *, stamp: Stamp) -> ProgrammeRule:
    """Let rules hold from a day on. Raises `RuleBroken` `rule_points`, `rule_past` or `rule_exists`."""
    points = asdict(new.weights) if new.weights else NO_POINTS
    rules.changes.check_points(points.values())
    taken = queries.has_rules_from(programme_id, valid_from)
    rules.changes.check_valid_from(valid_from, today=clock.day_of(stamp.at), taken=taken)
    rule = ProgrammeRule(
        programme_id=programme_id,
        valid_from=valid_from,
        rhythm_days=new.rhythm_days,
        months=new.months,
        minutes=new.minutes,
        hard=list(new.hard),
        least_points=new.least_points,
        **points,
        **stamped(stamp),
    )
    db.session.add(rule)
    with constraint_as_refusal(ONE_A_DAY):
        db.session.flush()
    audit.record("buddies:rules:set", rule, stamp, on=valid_from.isoformat())
    return rule


def withdraw_rules(rule: ProgrammeRule, *, stamp: Stamp) -> None:
    """Withdraw rules under which no day has passed. Twice is once. Raises `RuleBroken` `rule_in_force`."""
    if not rule.stands:
        return
    rules.changes.check_withdrawal(rule.valid_from, today=clock.day_of(stamp.at))
    rule.cancel(stamp)
    db.session.flush()
    audit.record("buddies:rules:withdraw", rule, stamp, on=rule.valid_from.isoformat())
