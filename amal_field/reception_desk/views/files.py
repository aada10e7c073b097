"""Finding a file, and the page of a household or of somebody who is in none."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.dated_settings.queries import setting
from amal_field.people import messages as people_messages
from amal_field.people.models import HouseholdMember
from amal_field.people.queries import people as people_queries
from amal_field.people.rules import is_minor
from amal_field.people.search import finding
from amal_field.people.views.common import household_or_404, person_or_404
from amal_field.permissions import Permission
from amal_field.reception_desk import queries
from amal_field.reception_desk.queries import minors
from amal_field.reception_desk.rules.registration import GUARDIANSHIP_PHONE
from amal_field.reception_desk.views.common import WORDS_OF_FILES, bp, look, why
from amal_field.web.access import requires
from amal_field.web.addresses import searched
from amal_field.web.htmx import show

SEARCH, LIST = "search", "list"
"""Why somebody looks at files."""


@bp.get("")
@requires(Permission.DESK_SEE)
def files() -> ResponseReturnValue:
    """Find somebody by whatever is known; beneath stand the files that were made last."""
    typed = searched()
    found = finding.people_for(current_user, typed)
    latest = [] if typed else queries.latest_people()
    look([one.person.id for one in found], "search", SEARCH)
    look([person.id for _file, person, _home in latest], "page", LIST)
    return show(
        "reception_desk/files.html",
        partial="reception_desk/_found.html",
        typed=typed,
        found=found,
        latest=latest,
        reason_names=people_messages.REASONS,
    )


@bp.get("/files/<uuid:household_id>")
@requires(Permission.DESK_SEE)
def household_file(household_id: UUID) -> ResponseReturnValue:
    """A household: a column for each person who is in it now."""
    home = queries.home_for(current_user, household_id)
    if home is None:  # nobody is in it now, or it is not for this user
        return show("reception_desk/file.html", household=household_or_404(household_id), **file_page([], household_id))
    return show("reception_desk/file.html", household=home, **file_page(home.people, home.id))


@bp.get("/files/persons/<uuid:person_id>")
@requires(Permission.DESK_SEE)
def person_file(person_id: UUID) -> ResponseReturnValue:
    """Somebody who is in no household; who is in one is shown there."""
    person = person_or_404(person_id)
    if person.is_duplicate:
        return redirect(url_for(".person_file", person_id=person.same_as_id, why=request.args.get("why")), 303)
    homes = [member for member in people_queries.households_for(current_user, person) if member.is_present]
    if homes:
        return redirect(url_of(person.id, homes, why=request.args.get("why")), 303)
    return show("reception_desk/file.html", household=None, **file_page([person], None))


def url_of(person_id: UUID, homes: Sequence[HouseholdMember], *, why: str | None = None) -> str:
    """The address of the column of a person: in the household, or alone."""
    anchor = f"person-{person_id}"
    if homes:
        return url_for("reception_desk.household_file", household_id=homes[0].household_id, why=why, _anchor=anchor)
    return url_for("reception_desk.person_file", person_id=person_id, why=why, _anchor=anchor)


def file_page(people: Sequence[Any], household_id: UUID | None) -> dict[str, Any]:
    """What the page shows of these people, in this household; that somebody looks is noted."""
    today = clock.today()
    look([person.id for person in people], "page", why())
    shown = queries.desk_people(current_user, people, household_id, today) if people else []
    alarms = minors.alarms(shown, today) if current_user.may(Permission.MINORS_SEE) else {}
    return {
        "people": shown,
        "minors": {one.person.id for one in shown if is_minor(one.person.born_on, today)},
        "alarms": alarms,
        "guardianship_phone": setting(GUARDIANSHIP_PHONE, today) if alarms else None,
        "sessions": queries.next_sessions(today),
        "on": today,
        "problems": [],
        "may_record": current_user.may(Permission.DESK_RECORD),
        "may_refer": current_user.may(Permission.REFERRALS_FOLLOW),
        # a column says each of them several times: as plain text
        **{name: {code: str(word) for code, word in known.items()} for name, known in WORDS_OF_FILES.items()},
    }
