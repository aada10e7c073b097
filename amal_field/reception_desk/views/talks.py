"""Talks: staff asks, the tablet is turned, and the client answers screen by screen."""

from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.people.models import Person
from amal_field.people.queries import people as people_queries
from amal_field.people.rules import is_minor
from amal_field.permissions import Permission
from amal_field.reception_desk import messages, operations, rules
from amal_field.reception_desk.forms.talks import SCREENS, ScreenForm, TalkForm
from amal_field.reception_desk.models import Talk, Ticket
from amal_field.reception_desk.queries import queue as queue_queries
from amal_field.reception_desk.queries import talks as talk_queries
from amal_field.reception_desk.views.common import bp, look, why
from amal_field.reception_desk.views.talk_common import name_said
from amal_field.refusal import RuleBroken
from amal_field.web import client_language
from amal_field.web.access import requires, turnable
from amal_field.web.addresses import key_in
from amal_field.web.htmx import refused, show, written
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import discard, is_write

SCREEN = "reception_desk/talk_screen.html"
PICTURES = {
    **{"who": "person", "family": "people", "languages": "talk", "notice": "lock"},
    **{"sharing": "heart", "children": "people"},
}
"""Screen → its picture."""


@bp.get("/talks/new")
@requires(Permission.DESK_RECORD)
def talk_form() -> ResponseReturnValue:
    """What to ask, and in which language: that of a ticket (`?ticket=`, or at my counter), the first of ours that is
    spoken by who has a file (`?person=`), or what `?language=` says."""
    ticket, person = _of_whom(key_in(request.args.get("ticket")), key_in(request.args.get("person")))
    ticket = ticket or queue_queries.ticket_here(current_user.id, clock.today())
    spoken = [request.args.get("language"), ticket and ticket.language, *(person.languages if person else ())]
    language = next((code for code in spoken if code in client_language.LANGUAGES), None)
    form = TalkForm(formdata=None, language=language, ticket=ticket and ticket.id, person=person and person.id)
    form.asked.data = list(rules.talks.TOPICS)
    look([person.id] if person else [], "page", why("ticket" if ticket else "file"))
    return show("reception_desk/talk_new.html", **_list_page(form, ticket, person))


@bp.post("/talks")
@requires(Permission.DESK_RECORD)
def talk_opening() -> ResponseReturnValue:
    """Ask it: next the tablet is turned."""
    form = TalkForm()
    ticket, person = _of_whom(form.ticket.data, form.person.data)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            whose = {"ticket": ticket, "person": person}
            made = operations.talks.open_talk(form.language.data, form.asked.data, **whose, stamp=form.stamp())
            return written(None, to=url_for(".talk", talk_id=made.id))
    look([person.id] if person else [], "page", why("ticket" if ticket else "file"))
    return refused("reception_desk/talk_new.html", **_list_page(form, ticket, person))


@bp.get("/talks/<uuid:talk_id>/questions")
@turnable
@requires(Permission.DESK_RECORD)
def talk_questions(talk_id: UUID) -> ResponseReturnValue:
    """The first screen."""
    found = talk_or_404(talk_id)
    return _screen(found, _steps(found)[0])


@bp.get("/talks/<uuid:talk_id>/questions/<step>")
@requires(Permission.DESK_RECORD)
def talk_question(talk_id: UUID, step: str) -> ResponseReturnValue:
    """One screen; after the last one "Thank you"."""
    found = talk_or_404(talk_id)
    if step == "end":
        client_language.speak(found.language)
        return show("reception_desk/talk_end.html", talk=found)
    return _screen(found, step if step in _steps(found) else abort(404))


@bp.post("/talks/<uuid:talk_id>/questions/<step>")
@requires(Permission.DESK_RECORD)
def talk_answer(talk_id: UUID, step: str) -> ResponseReturnValue:
    """Keep the answer and go on."""
    found = talk_or_404(talk_id)
    if step not in _steps(found):
        abort(404)
    client_language.speak(found.language)
    form = _form_of(found, step)()
    if form.validate():
        try:
            words = form.words() if step != "notice" else _notice_read(found, form.version.data)
            operations.talks.answer(found, step, words, stamp=form.stamp())
            following = _steps(found)[_steps(found).index(step) + 1 :]
            if not following:
                operations.talks.end_talk(found, stamp=form.stamp())
            return written(None, to=url_for(".talk_question", talk_id=found.id, step=next(iter(following), "end")))
        except RuleBroken as broken:
            discard()
            form.refuse(broken)
    return refused(SCREEN, **_screen_page(talk_or_404(talk_id), step, form))


@asked_again
def talk_or_404(talk_id: UUID) -> Talk:
    """The talk with this key, of the last day, of whoever asks: only who made it, or anybody at the desk."""
    return talk_queries.talk_for(talk_id, locked=is_write()) or abort(404)


def _steps(found: Talk) -> list[str]:
    return rules.talks.steps(found.asked, found.words, today=clock.today())


def _form_of(found: Talk, step: str) -> type[ScreenForm]:
    """The form of a screen: somebody under 18 does not answer for themselves."""
    return SCREENS[rules.talks.CHILDREN if step == "sharing" and _is_of_minor(found) else step]


def _is_of_minor(found: Talk) -> bool:
    """Whether who speaks is under 18, by what they typed or by their file."""
    today = clock.today()
    person = talk_queries.person_of(found)
    is_known_as_one = person is not None and is_minor(person.born_on, today)
    return is_known_as_one or rules.talks.is_child(found.words.get("who", {}), today=today)


def _screen(found: Talk, step: str) -> ResponseReturnValue:
    return show(SCREEN, **_screen_page(found, step, _form_of(found, step).filled(found.words.get(step))))


def _screen_page(found: Talk, step: str, form: ScreenForm) -> dict[str, Any]:
    client_language.speak(found.language)
    steps = _steps(found)
    place = steps.index(step)
    notice = talk_queries.latest_notice() if step == "notice" else None
    return {
        "talk": found,
        "step": step,
        "form": form,
        "is_of_minor": step == "sharing" and _is_of_minor(found),
        "place": place + 1,
        "of": len(steps),
        "before": steps[place - 1] if place else None,
        "notice": notice.texts[found.language] if notice else "",
        "version": notice.version if notice else None,
        "pictures": PICTURES,
        "most": rules.talks.MOST_FAMILY,
    }


def _notice_read(found: Talk, shown: str | None) -> dict[str, Any]:
    """That they read the version that was shown, which need not be the latest by now."""
    latest = talk_queries.latest_notice().version
    version = next((number for number in range(1, latest + 1) if str(number) == shown), None)
    if version is None:
        raise RuleBroken("talk_unanswered")
    return {"version": version, "language": found.language, "at": clock.now().isoformat()}


def _of_whom(ticket_id: UUID | None, person_id: UUID | None) -> tuple[Ticket | None, Person | None]:
    """The ticket of today and the person with these keys, as far as this user may see them."""
    ticket = queue_queries.ticket_of_day(ticket_id, clock.today()) if ticket_id else None
    return ticket, people_queries.person_for(current_user, person_id) if person_id else None


def _list_page(form: TalkForm, ticket: Ticket | None, person: Person | None) -> dict[str, Any]:
    waiting = talk_queries.open_talks()
    return {"form": form, "talks": waiting, "name_said": name_said, "ticket": ticket, "person": person}
