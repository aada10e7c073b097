"""What was agreed, on paper to take along: in Dutch, and in the language of whom it is for."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.people.views.common import household_or_404, person_or_404
from amal_field.permissions import Permission
from amal_field.reception_desk import queries
from amal_field.reception_desk.views.common import bp, look
from amal_field.web.access import requires
from amal_field.web.client_language import LANGUAGES, client_day
from amal_field.web.htmx import show

DUTCH, OTHERS = "nl", "en"
PAPER = "paper"
"""Why somebody looks: to hand it out."""


@bp.get("/files/<uuid:household_id>/agreed")
@requires(Permission.DESK_SEE)
def household_agreed(household_id: UUID) -> ResponseReturnValue:
    """What was agreed with a household."""
    home = queries.home_for(current_user, household_id)
    if home is None:  # nobody is in it now, or it is not for this user
        household_or_404(household_id)
    people, language = (home.people, home.language) if home else ([], None)
    here, back = (f".{name}" for name in ("household_agreed", "household_file"))
    return _sheet(people, household_id, language, (here, back), {"household_id": household_id})


@bp.get("/files/persons/<uuid:person_id>/agreed")
@requires(Permission.DESK_SEE)
def person_agreed(person_id: UUID) -> ResponseReturnValue:
    """What was agreed with one person."""
    person = person_or_404(person_id)
    here, back = (f".{name}" for name in ("person_agreed", "person_file"))
    return _sheet([person], None, None, (here, back), {"person_id": person_id})


def _sheet(
    people: Sequence[Any], household_id: UUID | None, language: str | None, pages: tuple[str, str], key: dict[str, UUID]
) -> ResponseReturnValue:
    """The page of A4; `pages`: its own endpoint, and that of the file; `key`: what both name."""
    today = clock.today()
    look([person.id for person in people], "print", PAPER)
    spoken = [*(language for person in people for language in person.languages), *([language] if language else [])]
    asked = request.args.get("language")
    other = asked if asked in LANGUAGES else next((one for one in spoken if one in LANGUAGES), OTHERS)
    here, back = pages
    return show(
        "reception_desk/agreed.html",
        people=queries.desk_people(current_user, people, household_id, today),
        languages=list(dict.fromkeys((other, DUTCH))),
        links={code: url_for(here, **key, language=code) for code in LANGUAGES},
        back=url_for(back, **key),
        client_day=client_day,
        local=clock.ZONE,
        on=today,
    )
