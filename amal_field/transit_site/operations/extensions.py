"""A family stays longer than it planned, or says when it leaves: the rules of the site are asked."""

from datetime import date

from amal_field import audit
from amal_field.db import db
from amal_field.stamp import Stamp
from amal_field.transit_site import rules
from amal_field.transit_site.models import Stay
from amal_field.transit_site.operations.common import demand_open, lock_site
from amal_field.transit_site.operations.decisions import record_decisions
from amal_field.transit_site.queries import allowance, decisions
from amal_field.transit_site.rules import Decided


def plan_departure(stay: Stay, on: date | None, *, decided: Decided | None = None, stamp: Stamp) -> None:
    """Note on which day a family plans to leave; None is "not known". The same twice is once.

    Raises `RuleBroken` `stay_cancelled`, `stay_over` or `plan_before_arrival`; `RulesBroken` where rules of the site
    refuse the new day and `decided` does not let it pass.
    """
    demand_open(stay)
    lock_site()
    before = stay.planned_departure_on
    if on == before:
        return
    rules.check_plan(arrived_on=stay.arrived_on, planned_departure_on=on)
    passed = decide_extension(stay, on, decided)
    stay.planned_departure_on = on
    audit.record("site:stay:plan", stay, stamp, on=on and on.isoformat(), before=before and before.isoformat())
    db.session.flush()
    record_decisions(stay, passed, decided, stamp)


def decide_extension(stay: Stay, until: date | None, decided: Decided | None) -> list[str]:
    """The rules that refuse a later plan, each let pass by this decision; what an earlier one let pass is let pass."""
    if until is None or until == stay.planned_departure_on:
        return []
    record = allowance.record(stay.site_id, stay.household_id, stay.arrived_on, until, but=stay)
    refusals = rules.refuse_extension(record, rules.Period(stay.arrived_on, until))
    granted = decisions.decided_until(stay, until) if refusals else set()
    return rules.decide(refusals, record.limits, decided, granted=granted)
