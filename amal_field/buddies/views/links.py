"""The link of a member as the coordinator hands it over, the card to take along, and who asks for help."""

from functools import partial
from typing import Any
from urllib.parse import quote
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.buddies import messages
from amal_field.buddies.forms import HelpForm
from amal_field.buddies.operations import links as link_operations
from amal_field.buddies.queries import MatchLine, links
from amal_field.buddies.queries.links import HelpLine, MemberLine
from amal_field.buddies.views.common import bp, match_or_404
from amal_field.looks.operations import NewLook, looked
from amal_field.people.models import Person
from amal_field.people.rules import phone_keys
from amal_field.permissions import Permission
from amal_field.web import locale
from amal_field.web.access import requires
from amal_field.web.addresses import picture_of
from amal_field.web.forms import ActionForm, stamp
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import remember

PAGE = "buddies/member_link.html"


@bp.get("/duos/<uuid:match_id>/members/<uuid:duo_member_id>/link")
@requires(Permission.BUDDIES_RECORD)
def member_link(match_id: UUID, duo_member_id: UUID) -> ResponseReturnValue:
    """The link of a member, to hand over; that it was shown is noted."""
    line, member = _found(match_id, duo_member_id)
    _note_shown(line, member)
    return show(PAGE, **_page(line, member))


@bp.post("/duos/<uuid:match_id>/members/<uuid:duo_member_id>/link")
@requires(Permission.BUDDIES_RECORD)
def member_link_making(match_id: UUID, duo_member_id: UUID) -> ResponseReturnValue:
    """Make one."""
    line, member = _found(match_id, duo_member_id)
    form, contact = ActionForm(), links.contact_on(clock.today())
    with form.refusals(messages.SENTENCES):
        link_operations.make_link(line.match, member, contact, stamp=form.stamp())
        return written(None, to=_url(match_id, duo_member_id), said=_("The link is made."))
    return refused(PAGE, **_page(*_found(match_id, duo_member_id)) | {"problems": form.form_errors})


@bp.post("/duos/<uuid:match_id>/members/<uuid:duo_member_id>/link/renewal")
@requires(Permission.BUDDIES_RECORD)
def member_link_renewal(match_id: UUID, duo_member_id: UUID) -> ResponseReturnValue:
    """Another link: the one of before is dead."""
    line, member = _found(match_id, duo_member_id)
    form, contact = ActionForm(), links.contact_on(clock.today())
    with form.refusals(messages.SENTENCES):
        link_operations.renew_link(line.match, member, contact, stamp=form.stamp())
        return written(
            None, to=_url(match_id, duo_member_id), said=_("There is a new link. The old one works no more.")
        )
    return refused(PAGE, **_page(*_found(match_id, duo_member_id)) | {"problems": form.form_errors})


@bp.post("/duos/<uuid:match_id>/members/<uuid:duo_member_id>/link/revocation")
@requires(Permission.BUDDIES_RECORD)
def member_link_revocation(match_id: UUID, duo_member_id: UUID) -> ResponseReturnValue:
    """It works no more."""
    line, member = _found(match_id, duo_member_id)
    link_operations.revoke_link(line.match, member, stamp=ActionForm().stamp())
    return written(None, to=_url(match_id, duo_member_id), said=_("The link works no more."))


@bp.get("/duos/<uuid:match_id>/members/<uuid:duo_member_id>/card")
@requires(Permission.BUDDIES_RECORD)
def card(match_id: UUID, duo_member_id: UUID) -> ResponseReturnValue:
    """What a member takes along: with whom, the limits of the task, whom to call, and the link to scan."""
    line, member = _found(match_id, duo_member_id)
    page = _page(line, member)
    if not line.match.is_agreed or not page["contact"].phone or not member.is_adult:
        return refused(PAGE, **page | {"problems": [messages.SENTENCES[_why_no_card(line, page)]]})
    _note_shown(line, member)
    looked(NewLook("people", "print", "buddies.card", [person.id for person in line.people]), current_user.id)
    today = clock.today()
    others = [(person, (age := person.age_on(today)) is None or age >= links.ADULT) for person in line.people]
    return show(
        "buddies/card.html", others=others, months=line.rule and line.rule.months, limits=messages.LIMITS, **page
    )


@bp.post("/help/<uuid:help_id>/handling")
@requires(Permission.BUDDIES_RECORD)
def help_handling(help_id: UUID) -> ResponseReturnValue:
    """It was handled, and how."""
    line, form = _help_or_404(help_id), HelpForm()
    match = match_or_404(line.match_id).match
    if not form.validate():
        abort(400)
    link_operations.handle_help(line.request, match, form.outcome.data, stamp=form.stamp())
    undo = url_for(".help_reopening", help_id=help_id)
    return written(None, to=url_for(".candidates"), said=_("Noted."), undo=undo)


@bp.post("/help/<uuid:help_id>/reopening")
@requires(Permission.BUDDIES_RECORD)
def help_reopening(help_id: UUID) -> ResponseReturnValue:
    """It was not handled after all."""
    line = _help_or_404(help_id)
    link_operations.reopen_help(line.request, match_or_404(line.match_id).match, stamp=ActionForm().stamp())
    return written(None, to=url_for(".candidates"), said=_("Undone."))


def _help_or_404(help_id: UUID) -> HelpLine:
    return links.help_for(help_id) or abort(404)


def _found(match_id: UUID, duo_member_id: UUID) -> tuple[MatchLine, MemberLine]:
    line = match_or_404(match_id)
    return line, links.member_line(line.match, duo_member_id, clock.today()) or abort(404)


def _url(match_id: UUID, duo_member_id: UUID) -> str:
    return url_for("buddies.member_link", match_id=match_id, duo_member_id=duo_member_id)


def _why_no_card(line: MatchLine, page: dict[str, Any]) -> str:
    if not line.match.is_agreed:
        return "match_not_agreed"
    return "link_of_child" if page["contact"].phone else "link_without_contact"


def _note_shown(line: MatchLine, member: MemberLine) -> None:
    if member.link is not None:
        remember(partial(link_operations.note_shown, line.match.id, member.member.person_id, stamp=stamp()))


def _page(line: MatchLine, member: MemberLine) -> dict[str, Any]:
    person = member.member.person
    other = next((one for one in line.people if one.id != person.id), person)
    address = member.link and url_for("buddies.link_page", signed=links.secret_of(member.link), _external=True)
    works = bool(member.link) and line.match.is_open and member.member.is_there
    return {
        "line": line,
        "match": line.match,
        "member": member,
        "person": person,
        "contact": links.contact_on(clock.today()),
        "address": address if works else None,
        "code": picture_of(address) if works else None,
        "texts": _texts(person, other, address) if works else [],
        "problems": [],
    }


def _texts(person: Person, other: Person, address: str) -> list[tuple[str, str, str, str]]:
    """For each language its code and the words, without the link, and what opens a message and a mail with it."""
    names = {"name": person.given_name or person.name, "other": other.given_name or other.name, "address": address}
    number = next(iter(phone_keys(person.phone) if person.phone else []), "")
    told = []
    for code in locale.LANGUAGES:
        with force_locale(code):
            words, subject = str(messages.HANDED_OVER), str(messages.SUBJECT)
        text = words % names
        sms = f"sms:{number}?body={quote(text)}"
        told.append(
            (code, words % (names | {"address": "…"}), sms, f"mailto:?subject={quote(subject)}&body={quote(text)}")
        )
    return told
