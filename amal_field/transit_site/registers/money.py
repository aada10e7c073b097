"""Writing what the register of stays tells of money: the prepayment as a line in the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from amal_field.registers.importing.register import parts
from amal_field.stamp import Stamp
from amal_field.transit_site.models import LedgerEntry, Stay
from amal_field.transit_site.operations import money
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.registers.planned import StayPlan

COLUMN = "voorafbetaling"


def store(touched: Iterable[StayPlan], stays: Mapping[UUID, Stay], stamp: Stamp) -> None:
    """Book the prepayments that are new or have changed; what stood before is reversed. The register tells neither how
    they were paid nor with which receipt, so they stand in no cash book."""
    rows = [stay.row for stay in touched if stay.row.is_new or COLUMN in stay.row.changes]
    before = _standing(row.subject_id for row in rows if not row.is_new)
    for row in rows:
        lines = [money.reversal(entry, stamp) for entry in before[row.subject_id]]
        if row.wanted[COLUMN] is not None:
            lines.append(money.NewEntry("prepayment", row.wanted[COLUMN], row.final("aankomst")))
        money.book(stays[row.subject_id], lines, stamp=stamp)


def _standing(stay_ids: Iterable[UUID]) -> dict[UUID, list[LedgerEntry]]:
    entries = defaultdict(list)
    for chunk in parts(stay_ids):
        for entry in ledger.standing(chunk, "prepayment"):
            entries[entry.stay_id].append(entry)
    return entries
