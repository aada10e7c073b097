"""Writing the register of referrals: rows with one step without a day, and organisations that are new."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from amal_field.accounts.models import IMPORT_ID, User
from amal_field.db import db, new_key
from amal_field.organisations import operations as organisation_operations
from amal_field.organisations import queries as organisation_queries
from amal_field.organisations.rules import name_key
from amal_field.people.models import Household
from amal_field.people.registers.same_person import Identities
from amal_field.referrals import operations, rules
from amal_field.referrals.models import AnyReferral, Referral
from amal_field.referrals.operations import health
from amal_field.referrals.operations.health import Reader
from amal_field.referrals.queries import scope
from amal_field.registers.importing.numbers import keys_of
from amal_field.registers.importing.register import Import, Row
from amal_field.stamp import Stamp, stamped


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each referral."""
    identities, stamp = importing.get(Identities), importing.stamp
    moved = identities.moved
    operations.follow(Referral, moved)
    health.follow(moved)
    rows = [row for row in importing["doorverwijzingen"].read_rows if row.is_new or row.changes]
    if not rows:
        return
    services, homes = scope.service_ids(), keys_of(Household, filter(None, (row.final("gezin_nr") for row in rows)))
    organisations = _organisations((row for row in rows if not _keeps_destination(row)), stamp)
    care = []
    for row in rows:
        values = {
            "organisation_id": _destination(row, organisations),
            "service_id": services[row.final("dienst")],
            "made_on": row.final("datum"),
            **_subject(row, identities, homes),
        }
        referral = _written(row, values, stamp)
        operations.record("referrals:referral:import", referral, stamp)
        if referral.is_health:
            care.append(referral)
    db.session.flush()
    health.brought_in(importer(), care)


def importer() -> Reader:
    """Who reads what stands of care, for an import."""
    return Reader(db.session.get_one(User, IMPORT_ID), rules.IMPORTING, "registers.import", "answer")


def _written(row: Row, values: dict[str, Any], stamp: Stamp) -> AnyReferral:
    """The referral as the register wants it. One whose kind comes to be care, or ceases to be, changes its table."""
    kind, referral = row.final("soort"), row.stored.subject if row.stored else None
    if referral is not None and referral.is_health != (kind == rules.HEALTH):
        referral.register_no, referral.awaits_since = None, None
        referral.cancel(stamp)
        db.session.flush()
        referral, row.subject_id = None, new_key()
    if referral is None:
        referral = operations.new_referral(
            kind, id=row.subject_id, register_no=row.number, made_together=new_key(), **values, **stamped(stamp)
        )
        db.session.add(referral)
    else:
        for name, value in values.items():
            setattr(referral, name, value)
        if not referral.is_health:
            referral.kind = kind
    if row.is_new or "status" in row.changes or not referral.steps:
        operations.add_step(referral, row.final("status"), None, stamp=stamp)
    return referral


def _subject(row: Row, identities: Identities, homes: dict[str, UUID]) -> dict[str, UUID | None]:
    """The person, as whom they are recorded, and the household: one of the two."""
    stored = row.stored and row.stored.subject
    recorded = identities.ids.get(row.final("persoon_nr"))
    if stored and "persoon_nr" not in row.changes:
        recorded = stored.recorded_person_id
    household_id = homes.get(row.final("gezin_nr"))
    if stored and "gezin_nr" not in row.changes:
        household_id = stored.household_id
    person_id = identities.root_of(recorded) if recorded else None
    return {"person_id": person_id, "recorded_person_id": recorded, "household_id": household_id}


def _keeps_destination(row: Row) -> bool:
    """Whether it stays where it leads, to one that may bear another name or be of another kind since."""
    return row.stored is not None and not {"soort", "bestemming"} & row.changes


def _destination(row: Row, organisations: dict[tuple[str, str], UUID]) -> UUID:
    if _keeps_destination(row):
        return row.stored.subject.organisation_id
    return organisations[row.final("soort"), name_key(row.final("bestemming"))]


def _organisations(rows: Iterable[Row], stamp: Stamp) -> dict[tuple[str, str], UUID]:
    """The organisation of each kind of referral and name: one that went into another leads to that other, and one that
    nobody knows yet is noted."""
    standing = organisation_queries.standing_by_name()
    known = organisation_queries.merged_by_name() | standing
    found = {}
    for row in rows:
        kind, name = row.final("soort"), row.final("bestemming")
        key = name_key(name)
        there = (known[organisation, key] for organisation in rules.DESTINATIONS[kind] if (organisation, key) in known)
        found[kind, key] = next(there, None) or _new_organisation(kind, name, stamp)
        known[rules.DESTINATIONS[kind][0], key] = found[kind, key]
    return found


def _new_organisation(kind: str, name: str, stamp: Stamp) -> UUID:
    empty = dict.fromkeys(("address", "phone", "opening_hours", "remark"))
    values = {"name": name, "kind": rules.DESTINATIONS[kind][0], "languages": [], **empty}
    return organisation_operations.add_organisation(values, stamp=stamp, from_register=True).id
