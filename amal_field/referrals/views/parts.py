"""What the pages of a person, a household, a stay and an organisation show of referrals."""

from typing import Any

from flask import url_for
from flask_login import current_user

from amal_field.organisations.models import Organisation
from amal_field.people.models import Household, Person
from amal_field.permissions import Permission
from amal_field.referrals import messages, rules
from amal_field.referrals.models import AnyReferral
from amal_field.referrals.operations import health
from amal_field.referrals.queries import lists, referrals
from amal_field.referrals.views.common import reader, sees_care, sees_others


def person_part(person: Person) -> dict[str, Any]:
    """Those of a person, and of the household in which they are."""
    rows: list[AnyReferral] = list(referrals.of_person(current_user, person.id)) if sees_others() else []
    rows += health.of_person(reader(rules.FOLLOWING), person.id) if sees_care() else []
    return _part(rows, url_for("referrals.making_form", person=person.id))


def household_part(household: Household) -> dict[str, Any]:
    """Those of a household and of its members."""
    rows: list[AnyReferral] = list(referrals.of_household(current_user, household)) if sees_others() else []
    rows += health.of_household(reader(rules.FOLLOWING), household) if sees_care() else []
    return _part(rows, url_for("referrals.making_form", household=household.id))


def organisation_part(user: Any, organisation: Organisation) -> dict[str, Any] | None:
    """How many were sent there by state, for whoever sees these; None where nobody was."""
    numbers = lists.numbers_to(user, organisation.id)
    follows = user.may(Permission.REFERRALS_FOLLOW) and sees_others()
    shown = {"numbers": numbers, "organisation": organisation, "states": messages.STATES, "follows": follows}
    return shown if numbers else None


def _part(rows: list[AnyReferral], new: str) -> dict[str, Any]:
    latest_first = sorted(rows, key=lambda row: row.made_on, reverse=True)
    return {
        "rows": latest_first,
        "names": referrals.subject_names(latest_first),
        "new": new,
        "kinds": messages.KINDS,
        "states": messages.STATES,
    }
