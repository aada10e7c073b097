"""Talks in every state, made with the operations that the screens use."""

from collections.abc import Iterator

from amal_field.contacts import operations
from amal_field.contacts.models import Contact
from tests.attendance.world import a_person
from tests.contacts.world import a_talk
from tests.organisations.world import an_organisation
from tests.states import StampOf, State


def contacts(stamp_of: StampOf) -> Iterator[State]:
    """With a person, an organisation, nobody named; undone and put back; taken over."""
    amina = stamp_of("amina")
    person, organisation = a_person(amina, "Praat"), an_organisation(stamp_of("bruno"), "Praathuis")
    with_person = a_talk(amina, "site", person_id=person.id)
    with_person.register_no = "B1"
    yield State("contact of a person", contact_id=with_person.id)
    yield State("contact of an organisation", contact_id=a_talk(amina, "site", organisation_id=organisation.id).id)
    yield State("contact of nobody named", contact_id=a_talk(amina, "site").id)
    gone, back = a_talk(amina, "site"), a_talk(amina, "site")
    for one in (gone, back):
        operations.cancel_contact(one, stamp=amina)
    operations.put_contact_back(back, stamp=amina)
    yield State("contact undone", contact_id=gone.id)
    yield State("contact put back", contact_id=back.id)


MAKERS = (contacts,)
RECORDS = {"contact_id": Contact}
