"""What coordinators note of volunteers. Each changes, flushes and records; none commits."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.people.models import Person
from amal_field.stamp import Stamp, stamped
from amal_field.volunteers import queries, rules
from amal_field.volunteers.models import AllowanceCeiling, VolunteerFile, VolunteerYear
from amal_field.volunteers.rules import Ceiling

CEILING_TWICE = {
    "uq_allowance_ceilings_valid_from": "ceiling_known",
    "allowance_ceilings.valid_from": "ceiling_known",
}


def note_file(person: Person, days: Mapping[str, date | None], *, stamp: Stamp) -> None:
    """Note when the agreement was signed, the note handed over, the insurance told (`agreement_on`, `note_on`,
    `insured_on`). The same twice is once."""
    file = db.session.get(VolunteerFile, person.id) or VolunteerFile(person_id=person.id, **stamped(stamp))
    changed = [name for name, day in days.items() if getattr(file, name) != day]
    if not changed:
        return
    for name in changed:
        setattr(file, name, days[name])
    db.session.add(file)
    db.session.flush()
    audit.record("volunteers:file:note", person, stamp, fields=sorted(changed))


def choose_system(person: Person, year: int, system: str, amount: Decimal | None, *, stamp: Stamp) -> None:
    """Say how a volunteer is paid in a whole year: `rules.FLAT` with the euros of a day, or `rules.REAL`.

    Raises `RuleBroken` `amount_missing`, `amount_over_ceiling` or `no_ceiling`.
    """
    ceiling = queries.ceiling_of(year)
    amount = amount if system == rules.FLAT else None
    rules.check_amount(amount, system, ceiling and ceiling.ceiling)
    paid = db.session.get(VolunteerYear, (person.id, year))
    if paid is None:
        paid = VolunteerYear(person_id=person.id, year=year, **stamped(stamp))
        db.session.add(paid)
    paid.system, paid.amount = system, amount
    db.session.flush()
    details = {"year": year, "system": [system], "amount": str(amount) if amount is not None else None}
    audit.record("volunteers:year:choose", person, stamp, **details)


def set_ceiling(valid_from: date, ceiling: Ceiling, source: str, *, stamp: Stamp) -> AllowanceCeiling:
    """Note a ceiling of the law, from a day on. Raises `RuleBroken` `year_under_day` or `ceiling_known`."""
    rules.check_ceiling(ceiling)
    row = AllowanceCeiling(
        valid_from=valid_from,
        per_day=ceiling.per_day,
        per_year=ceiling.per_year,
        source=source,
        confirmed_on=clock.day_of(stamp.at),
    )
    db.session.add(row)
    with constraint_as_refusal(CEILING_TWICE):
        db.session.flush()
    audit.record("volunteers:ceiling:set", row, stamp, on=valid_from.isoformat(), per_day=str(ceiling.per_day))
    return row
