"""The rules that a row of the register of referrals must keep."""

from amal_field.referrals import rules
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.register import Batch, Import, Row


def check(importing: Import) -> None:
    """Note referrals of nobody, of a person and a household, and of a day to come."""
    batch = importing["doorverwijzingen"]
    for row in batch.read_rows:
        if row.is_undone:
            row.leave("verwijzing_nr")
            continue
        _check_subject(batch, row)
        with batch.refusals(row, "datum"):
            if (row.is_new or row.changes) and row.may_use("datum"):
                rules.check_made_on(row.final("datum"), today=importing.today)


def _check_subject(batch: Batch, row: Row) -> None:
    if not row.may_use("persoon_nr", "gezin_nr"):
        return
    person, household = row.final("persoon_nr"), row.final("gezin_nr")
    if person and household:
        batch.wrong(row, "gezin_nr", RuleBroken("referral_of_two"))
    elif not person and not household:
        batch.wrong(row, "persoon_nr", RuleBroken("referral_of_nobody"))
