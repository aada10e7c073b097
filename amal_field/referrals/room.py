"""What the referrals offer the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.figures.queries.happened import dated
from amal_field.organisations.queries import Pointer
from amal_field.permissions import Permission
from amal_field.referrals import help, messages, views
from amal_field.referrals.models import Referral
from amal_field.referrals.offers import demo, figures, measures, merging, settings
from amal_field.referrals.operations import health
from amal_field.referrals.queries import referrals
from amal_field.referrals.registers.referrals import REFERRALS
from amal_field.room import MenuItem, Room

PART = "referrals/_part.html"

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Referrals"), "referrals.destinations", Permission.REFERRALS_SEE, "exit"),),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    registers=(REFERRALS,),
    figures=figures.FIGURES,
    dated_records=(
        dated("referrals", Referral.id, Referral.made_on, section="desk"),
        dated("referrals", *health.days_made(), section="site"),
    ),
    measures=measures.MEASURES,
    demo=demo.load,
    household_sight=((Permission.REFERRALS_HEALTH, health.household_ids),),
    person_sight=((Permission.REFERRALS_HEALTH, health.person_ids),),
    merges=merging.MERGES,
    household_parts=((Permission.REFERRALS_FOLLOW, PART, views.parts.household_part),),
    person_parts=((Permission.REFERRALS_FOLLOW, PART, views.parts.person_part),),
    stay_parts=((Permission.REFERRALS_FOLLOW, PART, views.parts.household_part),),
    points_to_organisations=(
        Pointer(
            Permission.REFERRALS_SEE,
            "referrals/_organisation_part.html",
            views.parts.organisation_part,
            lambda organisation_id: referrals.points_to(organisation_id) or health.points_to(organisation_id),
            merging.OF_ORGANISATIONS,
        ),
    ),
    dated_settings=settings.SETTINGS,
)
