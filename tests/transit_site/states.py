"""Stays in every state, with all that hangs on them, made with the operations that the screens use."""

from collections.abc import Iterator
from decimal import Decimal

from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.transit_site import operations
from amal_field.transit_site.models import LedgerEntry, Stay
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import INSPECTION_MOMENTS, ArrivalDetails
from tests.states import StampOf, State
from tests.transit_site.site_states import MAKERS as SITE_MAKERS
from tests.transit_site.site_states import RECORDS as SITE_RECORDS
from tests.transit_site.world import comes, in_days, let_in, make_family, settled

GOOD = {"ground": {"found": "good", "remark": None}, "water": {"found": "wrong", "remark": "Lekt"}}


def stays(stamp_of: StampOf) -> Iterator[State]:
    """Open, over, settled, undone, moved, disputed, and of merged people."""
    yield _state("open", comes(stamp_of, prepaid=None, pitch=1, name="Open"))
    noted = ArrivalDetails(in_days(7), Decimal(200), 100, "identity_card", house_rules_handed_over=True)
    yield _state("all noted", let_in(stamp_of(), make_family(stamp_of(), "Noted"), pitch=2, details=noted))
    yield _state("too long", let_in(stamp_of(), make_family(stamp_of(), "Long"), pitch=3, on=in_days(-30)))
    yield _state("with comings and goings", _changed(stamp_of))
    yield _state("with money", _paid(stamp_of))
    inspected = comes(stamp_of, pitch=9, name="Inspected")
    for moment in INSPECTION_MOMENTS:
        operations.inspect_pitch(inspected, moment, GOOD, None, stamp=stamp_of())
    yield _state("inspected", inspected)
    disputed = comes(stamp_of, pitch=10, name="Disputed")
    disputed.disputed_at = clock.now()  # no operation does so yet
    for spell in (*disputed.persons, *disputed.pitches, *disputed.caravans):
        spell.disputed_at = clock.now()
    yield _state("disputed", disputed)
    back = comes(stamp_of, leaves=True, pitch=11, name="Back")
    operations.cancel_departure(back, stamp=stamp_of())
    yield _state("departure undone", back)


def ended_stays(stamp_of: StampOf) -> Iterator[State]:
    """Over, in each way, and undone, before and after it was over."""
    yield _state("over", comes(stamp_of, leaves=True, pitch=14, name="Over"))
    unread = comes(stamp_of, pitch=15, name="Unread")
    operations.depart(unread, clock.today(), meter_end=None, stamp=stamp_of())
    yield _state("over, the meter unread", unread)
    abandoned = comes(stamp_of, pitch=16, name="Abandoned")
    operations.close_left_without_notice(abandoned, in_days(-2), stamp=stamp_of())
    yield _state("left without notice", abandoned)
    yield _state("settled", settled(stamp_of))
    unsettled = comes(stamp_of, leaves=True, prepaid=None, pitch=17, name="Unsettled")
    _settle(unsettled, stamp_of)
    operations.cancel_settlement(unsettled, stamp=stamp_of())
    yield _state("settlement undone", unsettled)
    indebted = comes(stamp_of, leaves=True, prepaid=None, pitch=18, name="Indebted")
    _settle(indebted, stamp_of, changes_hands=False)
    yield _state("settled with a debt", indebted)
    undone = comes(stamp_of, pitch=19, name="Undone")
    operations.cancel_check_in(undone, stamp=stamp_of())
    yield _state("undone", undone, is_void=True)
    twice = comes(stamp_of, leaves=True, pitch=19, name="Twice")
    _settle(twice, stamp_of)
    operations.cancel_check_in(twice, stamp=stamp_of())
    yield _state("undone after it was settled", twice, is_void=True)


def merged_stays(stamp_of: StampOf) -> Iterator[State]:
    """Of somebody who was merged, and of somebody whose merge was taken back."""
    for name, pitch, is_taken_back in (("Merged", 20, False), ("Unmerged", 21, True)):
        stay = comes(stamp_of, pitch=pitch, name=name)
        kept = make_family(stamp_of(), f"{name} kept", [("Sammy", 1985)]).members[0].person
        made = people.merge(stay.persons[0].person, kept, stamp=stamp_of())
        if is_taken_back:
            people.unmerge(made, stamp=stamp_of())
        db.session.expire_all()
        yield _state("of a merged person" if not is_taken_back else "of a merge taken back", stay)


def _changed(stamp_of: StampOf) -> Stay:
    """Somebody left, somebody came and was taken back, they moved twice, of which once was undone, and so on."""
    stay = comes(stamp_of, pitch=4, name="Changed")
    operations.remove_person(stay.persons[3], stamp=stamp_of())
    guest = make_family(stamp_of(), "Gast", [("Gast", 1990)]).members[0].person
    operations.withdraw(operations.add_person(stay, guest, stamp=stamp_of()), stamp=stamp_of())
    first = stay.standing_pitches[0]
    operations.move(first, stay_queries.pitch(5), stamp=stamp_of())
    second = operations.take_pitch(stay, stay_queries.pitch(6), stamp=stamp_of())
    operations.cancel_move(second, operations.move(second, stay_queries.pitch(7), stamp=stamp_of()), stamp=stamp_of())
    operations.remove_caravan(stay.caravans[0], stamp=stamp_of())
    operations.add_caravan(stay, "2-DEF-345", stamp=stamp_of())
    return stay


def _paid(stamp_of: StampOf) -> Stay:
    """Paid, given back, deducted, and booked back."""
    stay = comes(stamp_of, pitch=8, name="Paid")
    operations.record_payment(stay, Decimal(50), "card", clock.today(), stamp=stamp_of())
    operations.give_back(stay, Decimal(10), "cash", stamp=stamp_of())
    operations.deduct(stay, Decimal(5), "damage", None, stamp=stamp_of())
    wrong = operations.record_payment(stay, Decimal(20), "cash", clock.today(), stamp=stamp_of())
    operations.reverse(stay, wrong, stamp=stamp_of())
    return stay


def _settle(stay: Stay, stamp_of: StampOf, *, changes_hands: bool = True) -> None:
    db.session.flush()
    left = ledger.account(stay, clock.today()).left
    operations.settle(stay, left=left, changes_hands=changes_hands, method="cash", stamp=stamp_of())


def _state(name: str, stay: Stay, *, is_void: bool = False) -> State:
    db.session.flush()
    spells = [*stay.pitches, *stay.persons[2:], *stay.caravans]
    ends = (stay.pitches[0], stay.persons[-1], stay.caravans[0])
    entries = db.session.scalars(select(LedgerEntry.id).where(LedgerEntry.stay_id == stay.id)).all()
    return State(
        f"stay {name}",
        is_void=is_void,
        stay_id=stay.id,
        household_id=stay.household_id,
        spell_id=[row.id for row in spells if len(spells) > 7 or row in ends],
        new_id=[row.id for row in stay.pitches],
        moment=list(INSPECTION_MOMENTS),
        **({"entry_id": list(entries)} if entries else {}),
    )


MAKERS = (stays, ended_stays, merged_stays, *SITE_MAKERS)
RECORDS = {"stay_id": Stay} | SITE_RECORDS
