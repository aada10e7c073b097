"""What the site offers the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.figures.queries.happened import dated
from amal_field.permissions import Permission
from amal_field.room import Kind, MenuItem, Room
from amal_field.transit_site import help, messages, rules, views
from amal_field.transit_site.forms import measures
from amal_field.transit_site.models import Stay
from amal_field.transit_site.offers import demo, merging, person_search, prepared, reviews, roster, timeline
from amal_field.transit_site.queries import families
from amal_field.transit_site.registers import stays
from amal_field.transit_site.reports import figures, year_charts

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(
        MenuItem(_l("Site"), "transit_site.plan", Permission.SITE_SEE, "site"),
        MenuItem(_l("Reservations"), "transit_site.reservations", Permission.SITE_SEE, "phone"),
        MenuItem(_l("Stays"), "transit_site.stays", Permission.SITE_SEE, "stays"),
        MenuItem(_l("Cash book"), "transit_site.cash_book", Permission.SITE_SETTLE, "money"),
        MenuItem(_l("Year report"), "transit_site.report", Permission.SITE_REPORT, "chart"),
        MenuItem(_l("Site settings"), "transit_site.settings", Permission.SITE_SET, "tools"),
    ),
    help=help.HELP,
    prepared=prepared.pages,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS | measures.WORDS,
    registers=(stays.STAYS,),
    figures=figures.FIGURES,
    dated_records=(dated("stays", Stay.id, Stay.arrived_on, section="site"),),
    charts=year_charts.CHARTS,
    demo=demo.load,
    household_sight=(
        (Permission.SITE_SEE, families.household_ids),
        (Permission.REFERRALS_HEALTH, families.household_ids_today),
    ),
    person_sight=(
        (Permission.SITE_SEE, families.person_ids),
        (Permission.REFERRALS_HEALTH, families.person_ids_today),
    ),
    ways_of_finding=(
        (Permission.SITE_SEE, "plate", person_search.person_ids_with_plate),
        (Permission.SITE_SEE, "ticket", person_search.person_ids_with_ticket),
    ),
    last_seen=((Permission.SITE_SEE, person_search.last_seen),),
    timeline=((Permission.SITE_SEE, timeline.stays_of),),
    merges=merging.MERGES,
    household_parts=(
        (Permission.SITE_SEE, "transit_site/_household_stays.html", views.households.stays_part),
        (Permission.SITE_SETTLE, "transit_site/_household_money.html", views.households.money_part),
        (Permission.SITE_SEE, "transit_site/_household_measures.html", views.households.measures_part),
    ),
    roster_sources=roster.SOURCES,
    kinds=(
        Kind("family", _l("Let a family in"), ("transit_site.check_in",), rules.late.ARRIVAL),
        Kind("person-joins", _l("Let somebody join a stay"), ("transit_site.joining",), rules.late.JOINING),
        Kind("person-leaves", _l("Note who leaves a stay"), ("transit_site.leaving",), rules.late.LEAVING),
        Kind("departure", _l("Note that a family left"), ("transit_site.departure",), rules.late.DEPARTURE),
    ),
    reviews=reviews.REVIEWS,
)
