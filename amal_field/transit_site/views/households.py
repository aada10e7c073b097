"""What the page of a household shows of the site: its stays, its money, its measures."""

from typing import Any

from amal_field import clock
from amal_field.people.models import Household
from amal_field.transit_site import messages
from amal_field.transit_site.forms import measures as measure_forms
from amal_field.transit_site.queries import household_money, stay_list
from amal_field.transit_site.queries import measures as site_measures


def stays_part(household: Household) -> dict[str, Any]:
    """Its stays, the latest first."""
    return {"stays": stay_list.stays_of(household.id), "marks": messages.MARKS}


def money_part(household: Household) -> dict[str, Any]:
    """What it owes or is to be given back, and its latest receipts."""
    return {
        "money": household_money.of_household(household.id, clock.today()),
        "kinds": messages.MONEY_KINDS,
    }


def measures_part(household: Household) -> dict[str, Any]:
    """Its warnings and exclusions."""
    return {
        "measures": site_measures.of_household(household.id),
        "household": household,
        "on": clock.today(),
        "names": measure_forms.MEASURES,
        "reasons": measure_forms.MEASURE_REASONS,
    }
