"""House rules: a new version from a day to come, never backwards."""

from collections.abc import Mapping
from datetime import date

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import HouseRules, Stay
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.operations.money import demand_counting
from amal_field.transit_site.queries import house_rules
from amal_field.transit_site.queries import stays as stay_queries

VERSION_GUARDS = {
    "uq_house_rules_valid_from": "rule_exists",
    "house_rules.site_id, house_rules.valid_from": "rule_exists",
}


def write_house_rules(valid_from: date, texts: Mapping[str, str], *, stamp: Stamp) -> HouseRules:
    """Let a new version of the house rules hold from a day to come. Raises `RuleBroken` `rule_backwards` or
    `rule_exists`."""
    rules.check_rule_day(valid_from, today=clock.day_of(stamp.at))
    lock_site()
    site = stay_queries.the_site()
    version = house_rules.next_version(site)
    written = HouseRules(site_id=site.id, version=version, valid_from=valid_from, texts=dict(texts), **stamped(stamp))
    db.session.add(written)
    with constraint_as_refusal(VERSION_GUARDS):
        db.session.flush()
    audit.record("site:house_rules:write", site, stamp, version=version, on=valid_from.isoformat())
    return written


def hand_over_house_rules(stay: Stay, stamp: Stamp, *, is_over: bool) -> None:
    """The family has the house rules of today, or has not after all."""
    stay.house_rules_at, stay.house_rules_by_id = (stamp.at, stamp.by_id) if is_over else (None, None)
    stay.house_rules_id = house_rules.id_in_force(stay, clock.day_of(stamp.at)) if is_over else None


def note_house_rules_read(stay: Stay, *, stamp: Stamp) -> None:
    """The family has read the house rules of today, on a tablet that was turned to it. Twice is once. Raises
    `RuleBroken` `stay_cancelled`."""
    demand_counting(stay)
    if stay.house_rules_at is not None:
        return
    lock_site()
    hand_over_house_rules(stay, stamp, is_over=True)
    audit.record("site:house_rules:read", stay, stamp)
    db.session.flush()


def withdraw_house_rules(version: HouseRules, *, stamp: Stamp) -> None:
    """Take a version back that does not hold yet. Twice is once. Raises `RuleBroken` `rule_holds`."""
    if not version.stands:
        return
    if version.valid_from <= clock.day_of(stamp.at):
        raise RuleBroken("rule_holds")
    lock_site()
    version.cancel(stamp)
    db.session.flush()
    audit.record("site:house_rules:withdraw", stay_queries.the_site(), stamp, version=version.version)
