"""Two rows side by side: one human being, or two who look alike; and taking either back."""

from typing import Any
from uuid import UUID

from flask import Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field.people import messages, operations
from amal_field.people.duplicates import side_by_side, worklist
from amal_field.people.forms.pairs import MergeForm, PairForm
from amal_field.people.models import Merge, Person
from amal_field.people.queries import merging
from amal_field.people.queries import people as people_queries
from amal_field.people.views.common import bp
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import inside
from amal_field.web.htmx import refused, show, written
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import is_write

A_PAGE = 50


@bp.get("/duplicates")
@requires(Permission.PEOPLE_MERGE)
def likely() -> ResponseReturnValue:
    """The likely pairs, one after the other, the likeliest first; those put off are passed by."""
    later = max(request.args.get("later", 0, type=int), 0)
    swap = "swap" in request.args
    left = worklist.how_many()
    pairs = worklist.likely_pairs(1, skip=min(later, left))
    page = {"left": max(left - later, 0), "later": min(later, left), "reasons": [], "person": None}
    page["waiting"] = worklist.waiting()
    if pairs:
        sides = (pairs[0].one, pairs[0].other)
        page |= pair_page(*(reversed(sides) if swap else sides))
        page |= {"reasons": pairs[0].reasons, "how_likely": messages.LIKELIHOODS[pairs[0].code]}
        page |= {"then": later, "put_off": url_for(".likely", later=later + 1)}
        page["swapped"] = url_for(".likely", later=later or None, swap=None if swap else "yes")
    return show("people/duplicates.html", reason_names=messages.REASONS, **page)


@bp.post("/duplicates")
@requires(Permission.PEOPLE_MERGE)
def comparison() -> Response:
    """Look for pairs among some of those who are new or have changed."""
    worklist.look_again(PairForm().stamp().at)
    return written(None, to=url_for(".likely"), said=_("Looked for new pairs."))


@bp.get("/pairs/<uuid:person_id>/<uuid:duplicate_id>")
@requires(Permission.PEOPLE_MERGE)
def pair(person_id: UUID, duplicate_id: UUID) -> ResponseReturnValue:
    """Two rows side by side: the first stays."""
    person, duplicate = _pair(person_id, duplicate_id)
    known = next((row.same_as_id for row in (person, duplicate) if row.same_as_id), None)
    if known is not None or person is duplicate:
        return redirect(url_for(".person", person_id=known or person.id), 303)
    return show("people/pair.html", **pair_page(person, duplicate))


@bp.post("/pairs/<uuid:person_id>/<uuid:duplicate_id>/merge")
@requires(Permission.PEOPLE_MERGE)
def merge(person_id: UUID, duplicate_id: UUID) -> ResponseReturnValue:
    """They are one human being: the first stays, the facts of the second follow."""
    person, duplicate = _pair(person_id, duplicate_id)
    form = MergeForm()
    if form.validate():
        with form.refusals(merging.sentences()):
            made = operations.merge(duplicate, person, taken=form.taken, stamp=form.stamp())
            said = _("%(duplicate)s and %(person)s are one person now.", duplicate=duplicate.name, person=person.name)
            undo = url_for(".merge_cancellation", merge_id=made.id, back=_back())
            return written(None, to=_onward(made.person_id), said=said, undo=undo)
    return refused("people/pair.html", **pair_page(*_pair(person_id, duplicate_id), form))


@bp.post("/pairs/<uuid:person_id>/<uuid:duplicate_id>/difference")
@requires(Permission.PEOPLE_MERGE)
def difference(person_id: UUID, duplicate_id: UUID) -> ResponseReturnValue:
    """They are two people: remember it."""
    person, duplicate = _pair(person_id, duplicate_id)
    form = PairForm()
    if form.validate():
        with form.refusals(merging.sentences()):
            operations.tell_apart(person, duplicate, stamp=form.stamp())
            said = _("%(person)s and %(other)s are two people.", person=person.name, other=duplicate.name)
            pair = {"person_id": person.id, "duplicate_id": duplicate.id, "back": _back()}
            undo = url_for(".difference_cancellation", **pair)
            return written(None, to=_onward(person.id), said=said, undo=undo)
    return refused("people/pair.html", **pair_page(*_pair(person_id, duplicate_id)) | {"wrong": form.form_errors})


@bp.post("/pairs/<uuid:person_id>/<uuid:duplicate_id>/difference/cancellation")
@requires(Permission.PEOPLE_MERGE)
def difference_cancellation(person_id: UUID, duplicate_id: UUID) -> Response:
    """They may be one human being after all."""
    operations.take_back_difference(*_pair(person_id, duplicate_id), stamp=PairForm().stamp())
    to = url_for(".pair", person_id=person_id, duplicate_id=duplicate_id, back=_back())
    return written(None, to=to, said=_("Taken back."))


@bp.get("/merges")
@requires(Permission.PEOPLE_MERGE)
def merges() -> ResponseReturnValue:
    """What was merged, the latest first; each can be taken back."""
    return show("people/merges.html", merges=people_queries.merges_for(current_user, most=A_PAGE), wrong=[])


@bp.post("/merges/<uuid:merge_id>/cancellation")
@requires(Permission.PEOPLE_MERGE)
def merge_cancellation(merge_id: UUID) -> ResponseReturnValue:
    """Take a merge back: the duplicate is a person of her own again."""
    merge = _merge(merge_id)
    form = PairForm()
    with form.refusals(merging.sentences()):
        operations.unmerge(merge, stamp=form.stamp())
        said = _("%(duplicate)s is a person of her own again.", duplicate=merge.duplicate.name)
        to = url_for(".pair", person_id=merge.person_id, duplicate_id=merge.duplicate_id)
        return written(None, to=_back() or to, said=said)
    page = {"merges": people_queries.merges_for(current_user, most=A_PAGE), "wrong": form.form_errors}
    return refused("people/merges.html", **page)


def pair_page(person: Person, duplicate: Person, form: MergeForm | None = None) -> dict[str, Any]:
    """What the comparison of two rows shows."""
    return {
        "person": person,
        "duplicate": duplicate,
        "form": form or MergeForm(formdata=None),
        "lines": side_by_side.lines_of(person, duplicate),
        "facts": side_by_side.facts_of(person, duplicate),
        "homes": people_queries.homes_of([person.id, duplicate.id]),
        "swapped": url_for(".pair", person_id=duplicate.id, duplicate_id=person.id, back=_back()),
        "then": None,
        "back": _back(),
        "put_off": None,
        "difference": people_queries.difference_between(person.id, duplicate.id),
        "wrong": [],
    }


def _onward(person_id: UUID) -> str:
    """Where a decision leads: back to the page that asks to, on through the list where it was made there, else to the
    person."""
    later = request.args.get("then", type=int)
    if later is not None:
        return url_for(".likely", later=later or None)
    return _back() or url_for(".person", person_id=person_id)


def _back() -> str | None:
    """The page of ours that wants to be shown again after a decision."""
    return inside(request.args.get("back"))


@asked_again
def _merge(merge_id: UUID) -> Merge:
    return people_queries.merge_for(current_user, merge_id) or abort(404)


@asked_again
def _pair(person_id: UUID, duplicate_id: UUID) -> tuple[Person, Person]:
    return people_queries.pair_for(current_user, person_id, duplicate_id, locked=is_write()) or abort(404)
