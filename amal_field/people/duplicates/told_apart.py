"""What makes two rows two human beings, whatever they share: sex, a generation, twins, a place in one household."""

from amal_field.people.duplicates.described import Described, NamesAgree

OTHER_AT_HOME = -20.0
"""Another first name, a near one included, or another birth in one household: somebody registered the two beside each
other, twins included, and a daughter with her mother's name; or each in another relation to the holder; or a brother
and a sister."""
OTHER_SEX = -15.0
TWINS = -20.0
"""Another first name, one day of birth and one phone, whether they live together or not."""
GENERATION, A_GENERATION_APART = 12, -15.0
"""So many years between two births, and no slip in one of them, are parent and child, or namesakes."""


def weight(one: Described, other: Described, names: NamesAgree, birth: str | None) -> float:
    """What makes two rows two human beings, whatever they share. `birth`: how their births agree."""
    against = 0.0
    if {one.sex, other.sex} == {"f", "m"}:
        against += OTHER_SEX
    if one.birth and other.birth and birth is None:
        against += A_GENERATION_APART * (abs(one.birth.on.year - other.birth.on.year) >= GENERATION)
    if names.given == "other" and birth == "same_birth" and {*one.phones} & {*other.phones}:
        against += TWINS
    if one.households & other.households and _stand_beside(one, other, names, birth):
        against += OTHER_AT_HOME
    return against


def _stand_beside(one: Described, other: Described, names: NamesAgree, birth: str | None) -> bool:
    """Whether two rows of one household are two of its members."""
    mine, hers = dict(one.relations), dict(other.relations)
    if any(mine[home] != hers[home] for home in mine.keys() & hers.keys()):
        return True
    if {one.sex, other.sex} == {"f", "m"} and names.given not in ("same", "respelt"):
        return True
    other_birth = one.birth is not None and other.birth is not None and birth in (None, "same_birth_year")
    days = one.birth and other.birth and {one.birth.precision, other.birth.precision} <= {"day", "month"}
    return names.given == "other" or names.are_near or (other_birth and (birth is None or bool(days)))
