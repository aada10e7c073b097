"""People and households in every state, made with the operations that the screens use."""

from collections.abc import Iterator

from amal_field import clock
from amal_field.people import operations
from amal_field.people.models import Household, HouseholdMember, Merge, Person
from tests.people.world import somebody
from tests.states import StampOf, State
from tests.transit_site.world import in_days, make_family


def persons(stamp_of: StampOf) -> Iterator[State]:
    """Alone, with all that can be known, looking like another, merged, merged twice, told apart, and unmerged."""
    alone = somebody(stamp_of(), "Alone")
    yield State("person of whom a name is all", person_id=alone.id)
    known = somebody(stamp_of(), "Known", "Maes", 1990, sex="f", phone="0470 12 34 56", languages=["uk"])
    alike = somebody(stamp_of(), "Known", "Maes", 1990, volunteer_since_on=in_days(-9))
    yield State("two who look alike", person_id=known.id, duplicate_id=[alike.id, known.id, alone.id])
    apart = somebody(stamp_of(), "Apart", "Maes", 1990)
    operations.tell_apart(known, apart, stamp=stamp_of())
    yield State("two told apart", person_id=known.id, duplicate_id=apart.id)
    again = somebody(stamp_of(), "Again", "Maes", 1990)
    operations.tell_apart(known, again, stamp=stamp_of())
    operations.take_back_difference(known, again, stamp=stamp_of())
    yield State("two told apart no more", person_id=known.id, duplicate_id=again.id)
    double, first, second = (somebody(stamp_of(), name, "Merged", 1980) for name in ("Double", "First", "Second"))
    made = operations.merge(double, first, stamp=stamp_of())
    yield State("person merged", person_id=[double.id, first.id], duplicate_id=[first.id, double.id], merge_id=made.id)
    further = operations.merge(first, second, stamp=stamp_of())
    keys = [first.id, second.id, double.id]
    yield State("person merged further", person_id=keys, duplicate_id=keys, merge_id=further.id)
    back, kept = (somebody(stamp_of(), name, "Unmerged", 1980) for name in ("Back", "Kept"))
    undone = operations.merge(back, kept, stamp=stamp_of())
    operations.unmerge(undone, stamp=stamp_of())
    yield State("merge taken back", person_id=[back.id, kept.id], duplicate_id=kept.id, merge_id=undone.id)


def households(stamp_of: StampOf) -> Iterator[State]:
    """Whole, of one, left by somebody, left by all, split, joined to another, and of a merged person."""
    whole = make_family(stamp_of(), "Whole")
    yield _household("whole", whole)
    yield _household("of one", make_family(stamp_of(), "Single", [("Sammy", 1985)]))
    left = make_family(stamp_of(), "Left")
    operations.leave_household(left.members[0], in_days(-5), stamp=stamp_of())
    operations.leave_household(left.members[1], in_days(-5), stamp=stamp_of())
    operations.return_to_household(left.members[1], stamp=stamp_of())
    operations.change_relation(left.members[2], "other", clock.today(), stamp=stamp_of())
    guest = somebody(stamp_of(), "Gast", "Left")
    operations.add_member(left, guest, "other", in_days(-3), stamp=stamp_of())
    yield _household("left by somebody", left)
    empty = make_family(stamp_of(), "Empty", [("Sammy", 1985)])
    operations.leave_household(empty.members[0], in_days(-5), stamp=stamp_of())
    yield _household("left by all", empty)
    split = make_family(stamp_of(), "Split")
    new = operations.split_household(split, split.members[2:], "New", in_days(-1), stamp=stamp_of())
    yield _household("split", split)
    yield _household("made by a split", new)
    joined = make_family(stamp_of(), "Joined")
    operations.join_households(joined, whole, in_days(-1), stamp=stamp_of())
    yield _household("joined to another", joined)
    merged = make_family(stamp_of(), "Twice", [("Sammy", 1985)])
    operations.merge(merged.members[0].person, somebody(stamp_of(), "Sammy", "Twice"), stamp=stamp_of())
    yield _household("of a merged person", merged)


def _household(name: str, household: Household) -> State:
    members = household.members
    return State(
        f"household {name}",
        household_id=household.id,
        member_id=[one.id for one in members],
        person_id=[one.person_id for one in members[:1]],
    )


MAKERS = (persons, households)
RECORDS = {
    "person_id": Person,
    "duplicate_id": Person,
    "household_id": Household,
    "member_id": HouseholdMember,
    "merge_id": Merge,
}
