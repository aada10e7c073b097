"""Typed back from paper: what stands behind each number is noted as a tap would, all of it or nothing."""

from collections.abc import Mapping, Sequence

from amal_field import audit
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp
from amal_field.vaccination.operations import door, outcomes
from amal_field.vaccination.operations.actions import lock_list
from amal_field.vaccination.operations.outcomes import Shot
from amal_field.vaccination.queries.actions import FoundAction, UsableLot
from amal_field.vaccination.queries.listed import Listed, Visit
from amal_field.vaccination.rules.typed import Typed


def type_rows(
    found: FoundAction, rows: Mapping[int, Typed], lots: Sequence[UsableLot], visit: Visit, *, stamp: Stamp
) -> list[tuple[int, RuleBroken]]:
    """Note what was typed; the numbers of which a rule refused it, with the refusal: nothing may be kept then.

    A meaning is the key of a vaccine, or a reason. Raises `RuleBroken` as `lock_list`.
    """
    revision = lock_list(found, stamp, corrects=visit.corrects)
    by_number = {one.line.number: one for one in door.numbered(found.action.id, rows, visit)}
    newest = {str(lot.vaccine.id): lot for lot in reversed(lots)}
    refused = []
    for number, typed in sorted(rows.items()):
        try:
            if number not in by_number:
                raise RuleBroken("typed_unknown")
            _note(found, by_number[number], typed, newest, revision, stamp)
        except RuleBroken as broken:
            refused.append((number, broken))
    if not refused:
        outcomes.follow_on_cards(found, stamp)
        audit.record("vaccination:list:type", found.action, stamp, people=len(rows))
    return refused


def _note(
    found: FoundAction, listed: Listed, typed: Typed, lots: Mapping[str, UsableLot], revision: int, stamp: Stamp
) -> None:
    lot = lots.get(typed.meaning)
    if lot is None:
        outcomes.add_reason(found, listed, typed.meaning, revision, stamp)
    else:
        outcomes.add_given(found, listed, Shot(lot, typed.dose), revision, stamp)
