"""Organisations in every state, made with the operations that the screens use."""

from collections.abc import Iterator

from amal_field.organisations import operations
from amal_field.organisations.models import Organisation, OrganisationMerge
from tests.organisations.world import an_organisation, values_of
from tests.states import StampOf, State
from tests.transit_site.world import in_days


def organisations(stamp_of: StampOf) -> Iterator[State]:
    """Bare, all noted, retired, to be retired, taken back, undone."""
    bruno = stamp_of("bruno")
    yield State("organisation bare", organisation_id=an_organisation(bruno, "Bare").id)
    noted = {
        "address": "Straat 1",
        "phone": "09 123 45 67",
        "opening_hours": "ma 9-12\ndi 13-16",
        "remark": "Bel eerst",
    }
    yield State(
        "organisation noted", organisation_id=an_organisation(bruno, "Noted", languages=["nl", "ar"], **noted).id
    )
    for name, days in (("Retired", -1), ("Retires", 30)):
        one = an_organisation(bruno, name)
        operations.retire_organisation(one, in_days(days), stamp=bruno)
        yield State(f"organisation {name.lower()}", organisation_id=one.id)
    back = an_organisation(bruno, "Back")
    operations.retire_organisation(back, in_days(0), stamp=bruno)
    operations.take_organisation_back(back, stamp=bruno)
    yield State("organisation taken back", organisation_id=back.id)
    gone = an_organisation(bruno, "Gone")
    operations.cancel_organisation(gone, stamp=bruno)
    yield State("organisation undone", is_void=True, organisation_id=gone.id)


def merges(stamp_of: StampOf) -> Iterator[State]:
    """Standing, taken back, and one whose organisation went on."""
    bruno = stamp_of("bruno")
    stays, goes, back, third = (an_organisation(bruno, name) for name in ("Stays", "Goes", "Came back", "Third"))
    standing = operations.merge_organisations(goes, stays, stamp=bruno)
    yield State("organisation merged", organisation_id=[stays.id, goes.id], organisation_merge_id=standing.id)
    undone = operations.merge_organisations(back, third, stamp=bruno)
    operations.take_merge_back(undone, stamp=bruno)
    yield State("organisation merge taken back", organisation_id=back.id, organisation_merge_id=undone.id)
    first = operations.merge_organisations(back, third, stamp=bruno)
    operations.merge_organisations(third, stays, stamp=bruno)
    yield State("organisation merged further", organisation_id=third.id, organisation_merge_id=first.id)
    listed = operations.add_organisation(values_of("Listed"), stamp=bruno, from_register=True)
    yield State("organisation from a register", organisation_id=listed.id)


MAKERS = (organisations, merges)
RECORDS = {"organisation_id": Organisation, "organisation_merge_id": OrganisationMerge}
