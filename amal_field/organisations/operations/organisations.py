"""What people do to one organisation. Each changes, flushes and records; none commits."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from amal_field import audit
from amal_field.collation import sort_key
from amal_field.db import constraint_as_refusal, db
from amal_field.organisations import queries, rules
from amal_field.organisations.models import Organisation
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

ONE_NAME = {
    "uq_organisations_kind_name_key": "organisation_known",
    "organisations.kind, organisations.name_key": "organisation_known",
}


def add_organisation(values: Mapping[str, Any], *, stamp: Stamp, from_register: bool = False) -> Organisation:
    """Note one that is not there yet. `values`: its columns but for the keys; `from_register`: a register names it.
    Raises `RuleBroken` `organisation_known`."""
    _demand_own_name(values["name"], values["kind"])
    organisation = Organisation(**values, from_register=from_register, **_keys_of(values["name"]), **stamped(stamp))
    db.session.add(organisation)
    with constraint_as_refusal(ONE_NAME, name=values["name"]):
        db.session.flush()
    audit.record("organisations:organisation:add", organisation, stamp)
    return organisation


def correct_organisation(organisation: Organisation, values: Mapping[str, Any], *, stamp: Stamp) -> None:
    """Write better what is known of it. The same twice is once. Raises `RuleBroken` `organisation_known`."""
    changed = [name for name, value in values.items() if getattr(organisation, name) != value]
    if not changed:
        return
    _demand_own_name(values["name"], values["kind"], but=organisation)
    for name, value in (values | _keys_of(values["name"])).items():
        setattr(organisation, name, value)
    with constraint_as_refusal(ONE_NAME, name=values["name"]):
        db.session.flush()
    audit.record("organisations:organisation:correct", organisation, stamp, fields=sorted(changed))


def retire_organisation(organisation: Organisation, on: date, *, stamp: Stamp) -> None:
    """Send nobody there any more, from a day on. Twice is once: the first day stands."""
    if organisation.retired_on is not None:
        return
    organisation.retired_on = on
    db.session.flush()
    audit.record("organisations:organisation:retire", organisation, stamp, on=on.isoformat())


def take_organisation_back(organisation: Organisation, *, stamp: Stamp) -> None:
    """Send people there again. Twice is once."""
    if organisation.retired_on is None:
        return
    organisation.retired_on = None
    db.session.flush()
    audit.record("organisations:organisation:take_back", organisation, stamp)


def cancel_organisation(organisation: Organisation, *, stamp: Stamp) -> None:
    """Undo that it was added. Twice is once. Raises `RuleBroken` `organisation_used` where something points to it."""
    if not organisation.stands:
        return
    if queries.is_pointed_to(organisation.id) or queries.merges_into(organisation.id):
        raise RuleBroken("organisation_used")
    organisation.cancel(stamp)
    db.session.flush()
    audit.record("organisations:organisation:cancel", organisation, stamp)


def _demand_own_name(name: str, kind: str, *, but: Organisation | None = None) -> None:
    known = queries.namesake(name, kind)
    if known is not None and known is not but:
        raise RuleBroken("organisation_known", name=known.name)


def _keys_of(name: str) -> dict[str, str]:
    return {"name_key": rules.name_key(name), "sort_key": sort_key(name)}
