"""What the contacts offer the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.contacts import help, messages, queries, views
from amal_field.contacts.models import Contact
from amal_field.contacts.offers import demo, figures, measures
from amal_field.contacts.registers.guidances import GUIDANCES
from amal_field.contacts.registers.talks import TALKS
from amal_field.figures.queries.happened import dated
from amal_field.organisations.queries import Pointer
from amal_field.people.queries.merging import Merges
from amal_field.permissions import Permission
from amal_field.room import MenuItem, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Contacts"), "contacts.contacts", Permission.CONTACTS_RECORD, "talk"),),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    registers=(GUIDANCES, TALKS),
    figures=figures.FIGURES,
    dated_records=(dated("contacts", Contact.id, Contact.spoken_on, section=figures.SECTION),),
    measures=measures.MEASURES,
    demo=demo.load,
    merges=(Merges(Contact, label=_l("Contacts")),),
    person_parts=((Permission.CONTACTS_RECORD, "contacts/_part.html", views.parts.person_part),),
    points_to_organisations=(
        Pointer(
            Permission.CONTACTS_RECORD,
            "contacts/_part.html",
            views.parts.organisation_part,
            queries.names,
            (Contact.organisation_id,),
        ),
    ),
)
