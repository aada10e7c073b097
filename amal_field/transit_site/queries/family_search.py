"""What a text may be of a family: a name, a phone, a number plate or a dossier number; the statement made once."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, ScalarSelect, Select, String, bindparam, or_, select, union
from sqlalchemy.orm import aliased

from amal_field.people.models import FurtherPhone, Household, HouseholdMember, Person
from amal_field.people.queries.people import begins, has_names, person_ids_named, words_of
from amal_field.people.rules import phone_beginnings
from amal_field.people.search.dossiers import searched_dossier
from amal_field.transit_site import rules
from amal_field.transit_site.models import Stay, StayCaravan

OTHER = aliased(Stay)
Shape = tuple[int, bool, bool, int, bool]
"""How many names, whether a common one, whether a plate, how many phones, whether a dossier number."""


class Wanted(NamedTuple):
    """What a text may be of a family: names, the rarest first, of which even that may be a common one; the beginning
    of a plate or of a phone; a dossier number."""

    names: list[str]
    common: bool
    plate: str
    phones: list[str]
    dossier: str | None

    @classmethod
    def of(cls, text: str) -> "Wanted":
        """What this text may be."""
        names, common = words_of(text)
        plate = rules.plate_key(text) if len(names) <= 3 else ""
        return cls(names, common, plate, phone_beginnings(text), searched_dossier(text))

    @property
    def shape(self) -> Shape:
        """How much there is of each: what the statement is made by."""
        return len(self.names), self.common, bool(self.plate), len(self.phones), self.dossier is not None

    @property
    def condition(self) -> ColumnElement[bool] | None:
        """Whether a stay is of a family that is wanted, once `values` are handed over; None where nothing is asked."""
        return found_by(self.shape)

    @property
    def values(self) -> dict[str, Any]:
        """What is handed to the statement."""
        listed = {"name": self.names, "phone": self.phones}
        values = {
            f"{kind}_{place}": value
            for kind, listed_values in listed.items()
            for place, value in enumerate(listed_values)
        }
        return values | {"plate": self.plate, "dossier": self.dossier}


@cache
def found_by(shape: Shape) -> ColumnElement[bool] | None:
    """Whether a name, a phone or a plate of a stay's household begins as is wanted, or a dossier number is that. Made
    once for each shape: making it took four times as long as running it.

    Who has a rare name is found first, and her stays then; a common name is asked of one stay after the other.
    """
    names, common, plate, phones, dossier = shape
    words = [bindparam(f"name_{place}", type_=String) for place in range(names)]
    owners: list[Select[tuple[UUID]]] = [person_ids_named(words)] if words and not common else []
    ways: list[Select[tuple[UUID]]] = []
    if plate:
        plated = select(StayCaravan.stay_id).where(begins(StayCaravan.plate_key, bindparam("plate", type_=String)))
        ways.append(select(OTHER.household_id).where(OTHER.id.in_(plated)))
    for place in range(phones):
        phone = bindparam(f"phone_{place}", type_=String)
        ways.append(select(Household.id).where(begins(Household.phone_key, phone)))
        owners.append(select(Person.id).where(begins(Person.phone_key, phone)))
        further = select(FurtherPhone.owner_id).where(begins(FurtherPhone.key, phone))
        ways.append(further)
        owners.append(further)
    if dossier:
        owners.append(select(Person.id).where(Person.dossier_key == bindparam("dossier")))
    ways += [select(HouseholdMember.household_id).where(HouseholdMember.person_id.in_(owned)) for owned in owners]
    conditions = [Stay.household_id.in_(select(union(*ways).subquery().c[0]))] if ways else []
    if common:
        conditions.append(_somebody_named(words).is_not(None))
    return or_(*conditions) if conditions else None


def _somebody_named(words: Sequence[BindParameter[str]]) -> ScalarSelect[UUID]:
    """A member of a stay's household with these names: a value and not EXISTS, which PostgreSQL would look up for all
    households at once."""
    member = HouseholdMember
    return (
        select(member.person_id)
        .where(member.household_id == Stay.household_id, has_names(words, member.person_id))
        .limit(1)
        .scalar_subquery()
    )
