"""What the site allows from a day on, and when it is closed: set ahead, never backwards."""

from datetime import date
from typing import Any

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import SiteClosure, SiteRule
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.queries import settings
from amal_field.transit_site.queries import stays as stay_queries

RULE_GUARDS = {"uq_site_rules_valid_from": "rule_exists", "site_rules.site_id, site_rules.valid_from": "rule_exists"}


def set_rule(valid_from: date, values: dict[str, Any], *, stamp: Stamp) -> SiteRule:
    """Let new rules hold from a day to come. Raises `RuleBroken` `rule_backwards` or `rule_exists`."""
    rules.check_rule_day(valid_from, today=clock.day_of(stamp.at))
    rule = SiteRule(site_id=lock_site(), valid_from=valid_from, **values, **stamped(stamp))
    db.session.add(rule)
    with constraint_as_refusal(RULE_GUARDS):
        db.session.flush()
    audit.record("site:rule:set", stay_queries.the_site(), stamp, on=valid_from.isoformat(), values=values)
    return rule


def withdraw_rule(rule: SiteRule, *, stamp: Stamp) -> None:
    """Take rules back that do not hold yet. Twice is once. Raises `RuleBroken` `rule_holds`."""
    if not rule.stands:
        return
    if rule.valid_from <= clock.day_of(stamp.at):
        raise RuleBroken("rule_holds")
    lock_site()
    rule.cancel(stamp)
    db.session.flush()
    audit.record("site:rule:withdraw", stay_queries.the_site(), stamp, on=rule.valid_from.isoformat())


def close_site(from_on: date, to_on: date | None, reason: str, *, stamp: Stamp) -> SiteClosure:
    """Let the site take nobody from a day until it opens again.

    Raises `RuleBroken` `closure_backwards`, `closure_ends_early` or `closure_exists`.
    """
    rules.check_closure(from_on, to_on, today=clock.day_of(stamp.at))
    site_id = lock_site()
    if settings.closure_over(from_on, to_on):
        raise RuleBroken("closure_exists")
    closure = SiteClosure(site_id=site_id, from_on=from_on, to_on=to_on, reason=reason, **stamped(stamp))
    db.session.add(closure)
    db.session.flush()
    audit.record("site:closure:set", stay_queries.the_site(), stamp, on=from_on.isoformat(), reason=reason)
    return closure


def open_site(closure: SiteClosure, *, stamp: Stamp) -> None:
    """End a closure today; one that has not begun, or begins today, never was. Twice is once."""
    today = clock.day_of(stamp.at)
    if not closure.stands or not closure.ends_after(today):
        return
    lock_site()
    if closure.from_on >= today:
        closure.cancel(stamp)
    else:
        closure.to_on = today
    db.session.flush()
    audit.record("site:closure:end", stay_queries.the_site(), stamp, reason=closure.reason)
