"""A talk with somebody who has a file: what they said beside what stands, taken over by field or all at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.people import operations as people_operations
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.reception_desk import operations, rules
from amal_field.reception_desk.forms.said import SaidPart, people_said, take_over
from amal_field.reception_desk.forms.talk_files import MemberForm, SpeakerForm
from amal_field.reception_desk.models import DeskFile, Talk
from amal_field.reception_desk.queries import talks as talk_queries
from amal_field.reception_desk.queries.registrations import home_of
from amal_field.reception_desk.rules.talks import Known
from amal_field.reception_desk.views.common import SENTENCES, bp, look, url_of_household
from amal_field.reception_desk.views.talk_common import name_said, said_beside, talk_words
from amal_field.reception_desk.views.talks import talk_or_404
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import is_write

PAGE = "reception_desk/talk_file.html"


@dataclass
class Compared:
    """A talk, and those of the household whom it is about: `forms` with what stands of each, and as it is sent."""

    talk: Talk
    people: Sequence[Person]
    file: DeskFile | None
    forms: list[MemberForm]

    @cached_property
    def places(self) -> list[int | None]:
        """Of each who was named the place among the people; the one who spoke is the first."""
        named = people_said(self.talk.words)
        speaks = [0] if self.talk.words.get("who") else []
        known = [Known(one.given_name, one.native_name, one.birth) for one in self.people[1:]]
        others = rules.talks.who_is_who(named[len(speaks) :], known, today=clock.today())
        return speaks + [None if place is None else place + 1 for place in others]

    @property
    def said(self) -> list[SaidPart]:
        """What was said, beside the fields."""
        rows = [None if place is None else self.forms[place] for place in self.places]
        return said_beside(self.talk.words, rows, self.forms[0])

    @property
    def strangers(self) -> dict[int, str]:
        """Who was named and is nobody of the household: their number in the talk, and how they are called."""
        named = people_said(self.talk.words)
        return {number: name_said(named[number]) for number, place in enumerate(self.places) if place is None}

    @property
    def named(self) -> list[Person]:
        """The one who spoke, and those of the household who were named."""
        return [self.people[0], *(self.people[place] for place in self.places if place)]


@bp.get("/talks/<uuid:talk_id>/file")
@requires(Permission.DESK_RECORD)
def talk_file_form(talk_id: UUID) -> ResponseReturnValue:
    """What they said, beside what stands."""
    return show(PAGE, **_page(compared_or_404(talk_id), ActionForm()))


@bp.post("/talks/<uuid:talk_id>/file")
@requires(Permission.DESK_RECORD)
def talk_file(talk_id: UUID) -> ResponseReturnValue:
    """Write what is right now, and keep what they answered of sharing; the words of the talk are emptied."""
    now, form = compared_or_404(talk_id), ActionForm()
    sent = Compared(now.talk, now.people, now.file, [_sent(one) for one in now.forms])
    if take_over(sent.said, request.form.get("take")):
        return refused(PAGE, **_page(sent, form))
    good = [one.validate() and one.merge(stands) for one, stands in zip(sent.forms, now.forms, strict=True)]
    if form.validate() and all(good):
        with form.refusals(SENTENCES):
            stamp = form.stamp()
            better = [(person, one.values()) for person, one in zip(sent.people, sent.forms, strict=True)]
            people_operations.correct_people(better, stamp=stamp)
            if sent.file:
                needs = {"needs_interpreter": sent.forms[0].needs_interpreter}
                operations.corrections.correct_file(sent.file, needs, stamp=stamp)
            operations.talks.take_over(sent.talk, sent.named, stamp=stamp)
            return written(None, to=_home(sent), said=_("Stored. What was said is emptied."))
    return refused(PAGE, **_page(sent, form))


def compared_or_404(talk_id: UUID) -> Compared:
    """The talk with this key, with somebody who has a file, and what stands of them and of their household."""
    found = talk_or_404(talk_id)
    if found.person_id is None:
        abort(404)
    people = talk_queries.people_asked(current_user, found.person_id, locked=is_write())
    if not people or people[0].id != found.person_id:
        abort(404)
    file = talk_queries.latest_file(found.person_id)
    members = [MemberForm.of(person, place) for place, person in enumerate(people) if place]
    return Compared(found, people, file, [SpeakerForm.of_speaker(people[0], file), *members])


def _sent(drawn: MemberForm) -> MemberForm:
    """The form as it was sent, for one that is drawn from what stands."""
    more = {"known": tuple(drawn.languages.data)} if isinstance(drawn, SpeakerForm) else {}
    form = type(drawn)(prefix=drawn._prefix, **more)
    if more and "interpreter" not in drawn:
        del form.interpreter
    return form


def _page(compared: Compared, form: ActionForm) -> dict[str, Any]:
    look([person.id for person in compared.people], "page", "talk")
    wrong = [f"{field.label.text}: {error}" for one in compared.forms for field in one for error in field.errors]
    return {
        "talk": compared.talk,
        "people": list(zip(compared.people, compared.forms, strict=True)),
        "said": compared.said,
        "strangers": compared.strangers,
        "home_id": home_of(compared.people[0].id),
        "back": _home(compared),
        "form": form,
        "wrong": [*form.sentences, *wrong],
        "talk_words": talk_words(),
    }


def _home(compared: Compared) -> str:
    person_id = compared.people[0].id
    home = home_of(person_id)
    return url_of_household(home) if home else url_for(".person_file", person_id=person_id)
