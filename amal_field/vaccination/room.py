"""What vaccination actions offer the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.permissions import Permission
from amal_field.room import MenuItem, Prune, Room
from amal_field.vaccination import help, messages, views
from amal_field.vaccination.offers import demo, figures, merging, pruning, settings, sight
from amal_field.vaccination.operations import card_terms, door
from amal_field.vaccination.queries.actions import KIND, LIST_MONTHS
from amal_field.vaccination.registers import columns, keeper

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(
        MenuItem(_l("Vaccination"), "vaccination.actions", Permission.VACCINATION_RECORD, "syringe"),
        MenuItem(_l("Secrecy"), "vaccination.duties", Permission.USERS_MANAGE, "key"),
    ),
    figures=figures.FIGURES,
    demo=demo.load,
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS,
    keeps_lists_of={KIND: keeper.KEEPER},
    registers=(columns.VACCINATIONS,),
    keeps_no_answers=True,
    person_sight=(
        (Permission.VACCINATION_RECORD, sight.listed),
        (Permission.VACCINATION_RECORD, sight.on_site),
        (Permission.VACCINATION_RECORD, sight.booked),
        (Permission.VACCINATION_PLAN, sight.copied),
    ),
    person_parts=((Permission.VACCINATION_PLAN, "vaccination/_part.html", views.cards.person_part),),
    merges=merging.MERGES,
    dated_records=figures.RECORDS,
    keeps_to_itself=door.known_here_alone,
    dated_settings=settings.SETTINGS,
    prunes=(
        Prune(
            "vaccination_lists",
            f"setting {LIST_MONTHS}",
            pruning.LIST_COUNTS,
            pruning.drop_list,
            pieces=pruning.lists_over,
        ),
        Prune(
            "vaccination_cards",
            f"setting {card_terms.CARD_YEARS} {card_terms.CARD_AGE}",
            pruning.CARD_COUNTS,
            pruning.drop_card,
            pieces=pruning.cards_over,
        ),
    ),
)
