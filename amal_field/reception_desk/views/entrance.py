"""The tablet at the entrance: language, how many, what for, and the number. Nobody gives a name."""

from typing import Any
from uuid import UUID

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.people.rules import LANGUAGES
from amal_field.people.search.languages import OWN
from amal_field.reception_desk import operations, rules
from amal_field.reception_desk.forms import ReturnForm, TicketForm
from amal_field.reception_desk.queries import queue
from amal_field.reception_desk.rules.queue import MOST_PEOPLE, NO_TABLET
from amal_field.reception_desk.rules.words import PURPOSES
from amal_field.reception_desk.views import entrance_words
from amal_field.reception_desk.views.common import bp
from amal_field.refusal import RuleBroken
from amal_field.web import client_language
from amal_field.web.access import on_tablet
from amal_field.web.client_language import client_gettext
from amal_field.web.htmx import refused, show
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import discard

ENTRANCE = "entrance"
NAMES = OWN | {"rom": "romani čhib"}
"""What each language is called in itself."""
SECONDS = 15
"""After so long without a touch nobody stands there any more: each page goes back to the first one."""


@bp.get("/entrance")
@on_tablet(ENTRANCE)
def entrance() -> ResponseReturnValue:
    """The nine languages, each in itself."""
    return show("reception_desk/entrance.html", start="", seconds=SECONDS)


@bp.get("/entrance/languages")
@on_tablet(ENTRANCE)
def entrance_spoken() -> ResponseReturnValue:
    """The other languages that somebody may speak."""
    others = {code: NAMES.get(code, code) for code in LANGUAGES if code not in client_language.LANGUAGES}
    return show("reception_desk/entrance_spoken.html", others=others, **_start())


@bp.get("/entrance/languages/<spoken>")
@on_tablet(ENTRANCE)
def entrance_reading(spoken: str) -> ResponseReturnValue:
    """In which of the nine they read on."""
    if spoken not in LANGUAGES:
        abort(404)
    return show("reception_desk/entrance_reading.html", spoken=spoken, name=NAMES.get(spoken, spoken), **_start())


@bp.get("/entrance/<language>")
@on_tablet(ENTRANCE)
def entrance_party(language: str) -> ResponseReturnValue:
    """How many adults and children."""
    _speak_or_404(language)
    return show("reception_desk/entrance_party.html", **_party_page(language))


@bp.get("/entrance/<language>/purpose")
@on_tablet(ENTRANCE)
def entrance_purpose(language: str) -> ResponseReturnValue:
    """What for; the next tap makes the number."""
    _speak_or_404(language)
    asked = _party_asked(language)
    try:
        rules.queue.party_of(asked["spoken"], _number(asked["adults"]), _number(asked["children"]), PURPOSES[0])
    except RuleBroken as broken:
        sentence = entrance_words.SENTENCES[broken.code]
        problem = client_gettext(sentence, **broken.values)
        return refused("reception_desk/entrance_party.html", **_party_page(language) | {"problem": problem})
    return show("reception_desk/entrance_purpose.html", **_purpose_page(TicketForm(formdata=None), asked))


@bp.post("/entrance/<language>/tickets")
@on_tablet(ENTRANCE)
def entrance_ticket(language: str) -> ResponseReturnValue:
    """Take the number. The same tap again is the same ticket."""
    _speak_or_404(language)
    form = TicketForm()
    if form.validate():
        try:
            party = rules.queue.party_of(form.spoken.data, form.adults.data, form.children.data, form.purpose.data)
            ticket = operations.take_ticket(party, letter_here(), stamp=form.stamp())
            return redirect(url_for(".entrance_number", language=language, ticket_id=ticket.id), 303)
        except RuleBroken:
            discard()
    sentence = entrance_words.SENTENCES["party_size"]
    problem = client_gettext(sentence, most=MOST_PEOPLE)
    return refused("reception_desk/entrance_party.html", **_party_page(language) | {"problem": problem})


@bp.get("/entrance/<language>/tickets/<uuid:ticket_id>")
@on_tablet(ENTRANCE)
def entrance_number(language: str, ticket_id: UUID) -> ResponseReturnValue:
    """The number, to be read and printed."""
    _speak_or_404(language)
    return show("reception_desk/entrance_number.html", ticket=ticket_of_today_or_404(ticket_id), **_start())


@bp.get("/entrance/<language>/return")
@on_tablet(ENTRANCE)
def entrance_return_form(language: str) -> ResponseReturnValue:
    """Where the code of a slip is typed."""
    _speak_or_404(language)
    page = {"form": ReturnForm(formdata=None), "problem": None}
    return show("reception_desk/entrance_return.html", **page, **_start())


@bp.post("/entrance/<language>/return")
@on_tablet(ENTRANCE)
def entrance_return(language: str) -> ResponseReturnValue:
    """Who comes back waits again, at the front."""
    _speak_or_404(language)
    form, sentence = ReturnForm(), entrance_words.SENTENCES["code_unknown"]
    if form.validate():
        try:
            ticket = operations.come_back(form.code.data, letter_here(), stamp=form.stamp())
            return redirect(url_for(".entrance_number", language=language, ticket_id=ticket.id), 303)
        except RuleBroken:
            discard()
    page = {"form": form, "problem": client_gettext(sentence)}
    return refused("reception_desk/entrance_return.html", **page, **_start())


def letter_here() -> str:
    """The letter of the tablet at hand."""
    return (current_user.tablet.letter if current_user.tablet else None) or NO_TABLET


@asked_again
def ticket_of_today_or_404(ticket_id: UUID) -> Any:
    """A ticket of today."""
    return queue.ticket_of_day(ticket_id, clock.today()) or abort(404)


def _speak_or_404(language: str) -> None:
    if language not in client_language.LANGUAGES:
        abort(404)
    client_language.speak(language)


def _start() -> dict[str, Any]:
    return {"start": url_for("reception_desk.entrance"), "seconds": SECONDS}


def _party_page(language: str) -> dict[str, Any]:
    page = {"most": MOST_PEOPLE, "problem": None}
    return page | _party_asked(language) | _start()


def _purpose_page(form: TicketForm, party: dict[str, Any]) -> dict[str, Any]:
    page = {"form": form, "party": party, "purposes": entrance_words.PURPOSES}
    return page | _start()


def _party_asked(language: str) -> dict[str, str]:
    """What the address, or the form, says of the party; what is none of ours stays out."""
    said = request.values
    spoken = said.get("spoken", language)
    adults, children = (_number(said.get(name, default)) for name, default in (("adults", "1"), ("children", "0")))
    shown = {"adults": "" if adults is None else str(adults), "children": "" if children is None else str(children)}
    return {"spoken": spoken if spoken in LANGUAGES else language, **shown}


def _number(text: str) -> int | None:
    is_number = text.isascii() and text.isdigit() and len(text) <= 3
    return int(text) if is_number else None
