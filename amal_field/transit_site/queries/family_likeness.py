"""Which of the families found is meant, best first, and why: by their own name, a member, a plate or a phone."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.people.rules import phone_beginnings, phone_keys
from amal_field.people.search.spellings import parts_of
from amal_field.transit_site import rules
from amal_field.transit_site.models import Stay, StayCaravan

EXACT, NAMED, MEMBER, MEMBER_BEGINS, OTHER_WAY, ALIKE = range(6)


class Known(NamedTuple):
    """What a family is known by beside its last stay: its phones; its members by their names, each with all it has."""

    phones: tuple[str, ...]
    members: tuple[tuple[str, str], ...]


class Fit(NamedTuple):
    """How well a family fits what was typed, the lowest best; the reason, one of `people.messages.REASONS`, where it is
    not its own name that begins so; and whose name it is."""

    rank: int
    reason: str | None = None
    whose: str | None = None

    @property
    def is_exact(self) -> bool:
        """Whether what was typed is the whole name, plate or phone of the family."""
        return self.rank == EXACT


def fit(text: str, name: str, plates: Sequence[str], known: Known) -> Fit:
    """How well a family of this name and these plates fits what was typed."""
    words, own = parts_of(text), parts_of(name)
    if words and words == own:
        return Fit(EXACT, "same_name")
    plate, on_plates = rules.plate_key(text), [rules.plate_key(plate) for plate in plates]
    if plate in on_plates:
        return Fit(EXACT, "plate")
    phones = [phone for written in known.phones for phone in phone_keys(written)]
    if set(phone_keys(text)) & set(phones):
        return Fit(EXACT, "same_phone")
    if words and _begin(words, own):
        return Fit(NAMED)
    members = [(member, parts_of(names)) for member, names in known.members] if words else []
    if whose := next((member for member, names in members if set(words) <= set(names)), None):
        return Fit(MEMBER, "member", whose)
    if whose := next((member for member, names in members if _begin(words, names)), None):
        return Fit(MEMBER_BEGINS, "member", whose)
    if plate and any(one.startswith(plate) for one in on_plates):
        return Fit(OTHER_WAY, "plate")
    if any(phone.startswith(start) for start in phone_beginnings(text) for phone in phones):
        return Fit(OTHER_WAY, "same_phone")
    return Fit(ALIKE, "name_alike")


def meant(fits: Mapping[UUID, Fit | None]) -> UUID | None:
    """The household that what was typed names exactly, if it names one alone."""
    exact = [household_id for household_id, fit in fits.items() if fit and fit.is_exact]
    return exact[0] if len(exact) == 1 else None


def known_of(household_ids: Collection[UUID]) -> dict[UUID, Known]:
    """The phones of these households and of their members, and the members' names; in one statement."""
    phones, members = defaultdict(list), defaultdict(list)
    rows = db.session.execute(
        select(Household.id, Household.phone, Person)
        .join(HouseholdMember, HouseholdMember.household_id == Household.id)
        .join(Person, Person.id == HouseholdMember.person_id)
        .where(Household.id.in_(household_ids))
        .order_by(HouseholdMember.position, HouseholdMember.id)
    )
    for household_id, phone, person in rows:
        phones[household_id] += [written for written in (phone, person.phone) if written]
        names = " ".join(filter(None, (person.name, person.nickname, person.native_name)))
        members[household_id].append((person.name, names))
    return {key: Known(tuple(phones[key]), tuple(members[key])) for key in household_ids}


def plates_of(household_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """The number plates with which these households came, ever; in one statement."""
    plates: dict[UUID, list[str]] = {key: [] for key in household_ids}
    rows = db.session.execute(
        select(Stay.household_id, StayCaravan.plate)
        .join(StayCaravan, StayCaravan.stay_id == Stay.id)
        .where(Stay.household_id.in_(household_ids), Stay.stands)
        .distinct()
    )
    for household_id, plate in rows:
        plates[household_id].append(plate)
    return plates


def _begin(words: Sequence[str], names: Sequence[str]) -> bool:
    """Whether each word is the beginning of one of the names."""
    return all(any(name.startswith(word) for name in names) for word in words)
