"""Typed back from paper: what stands behind each number is noted as a tap would, all of it or nothing."""

from collections.abc import Mapping, Sequence

from amal_field import audit
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp
from amal_field.vaccination.operations import cards, door, outcomes
from amal_field.vaccination.operations.actions import lock_list
from amal_field.vaccination.operations.cards import PutRight
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
    _make_way(by_number, rows, newest, stamp)
    changes, refused = [], []
    for number, typed in sorted(rows.items()):
        try:
            if number not in by_number:
                raise RuleBroken("typed_unknown")
            changes += _note(found, by_number[number], typed, newest, revision, stamp)
        except RuleBroken as broken:
            refused.append((number, broken))
    if not refused:
        cards.follow(found, changes, stamp=stamp)
        audit.record("vaccination:list:type", found.action, stamp, people=len(rows))
    return refused


def _make_way(
    by_number: Mapping[int, Listed], rows: Mapping[int, Typed], lots: Mapping[str, UsableLot], stamp: Stamp
) -> None:
    """Take back, all at once, the reasons in whose place others come."""
    for number, listed in by_number.items():
        wanted, reason = rows[number].meaning, listed.not_given
        if reason and not listed.given and wanted not in lots and reason.outcome.reason != wanted:
            outcomes.take_it_back(reason, None, stamp)
            listed.noted = []
    db.session.flush()


def _note(
    found: FoundAction, listed: Listed, typed: Typed, lots: Mapping[str, UsableLot], revision: int, stamp: Stamp
) -> list[PutRight]:
    """Note what was typed of one; what was given, for the copy of their card."""
    lot = lots.get(typed.meaning)
    if lot is None:
        outcomes.add_reason(found, listed, typed.meaning, revision, stamp)
        return []
    outcomes.add_given(found, listed, Shot(lot, typed.dose), revision, stamp)
    return [PutRight(listed, None, listed.noted[-1].outcome)]
