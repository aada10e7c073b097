"""While a family stays: people join and leave, pitches are taken and given back, caravans come and go."""

from collections.abc import Callable
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.people import operations as people_operations
from amal_field.people.duplicates.newcomers import Doubles, undecided
from amal_field.people.messages import SENTENCES as PEOPLE_SENTENCES
from amal_field.people.models import Person
from amal_field.people.rules import distinct_names
from amal_field.permissions import Permission
from amal_field.stamp import Stamp
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import CaravanForm, JoiningForm, PitchForm
from amal_field.transit_site.models import Pitch, Stay, StayPerson, StayPitch
from amal_field.transit_site.queries import families
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.views.common import (
    asked_doubles,
    bp,
    number_of,
    open_or_refused,
    pitch_changed,
    pitch_or_404,
    press,
    stay_or_404,
    url_of,
)
from amal_field.web import outbox
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written


@bp.get("/stays/<uuid:stay_id>/persons")
@requires(Permission.SITE_RECORD)
def joining_form(stay_id: UUID) -> ResponseReturnValue:
    """Who joins the stay."""
    stay, form = open_or_refused(stay_id), JoiningForm()
    form.offer(distinct_names({str(person.id): person for person in _absent(stay)}))
    return show("transit_site/joining.html", stay=stay, form=form, doubles={})


@bp.post("/stays/<uuid:stay_id>/persons")
@requires(Permission.SITE_RECORD)
def joining(stay_id: UUID) -> ResponseReturnValue:
    stay, form = stay_or_404(stay_id), JoiningForm()
    absent = {str(person.id): person for person in _absent(stay)}
    form.offer(distinct_names(absent))
    doubles = asked_doubles(form.new_people())
    left = undecided(doubles, form.who_is_same(), form.who_is_different())
    if form.validate() and not left:
        with form.refusals(messages.SENTENCES | PEOPLE_SENTENCES):
            stamp = form.stamp()
            outbox.demand_new(form.spell_id.data, StayPerson)
            person = absent.get(form.person.data) or _newcomer(stay, form, doubles, stamp)
            spell = operations.add_person(stay, person, spell_id=form.spell_id.data, stamp=stamp)
            undo = url_for(".coming_cancellation", stay_id=stay.id, kind="persons", spell_id=spell.id)
            said = _("%(name)s is on the stay.", name=spell.person.name)
            return written(None, to=url_of(number_of(stay)), said=said, undo=undo)
    stay, form_part = open_or_refused(stay_id), "transit_site/_joining_form.html"
    return refused("transit_site/joining.html", partial=form_part, stay=stay, form=form, doubles=left)


@bp.post("/stays/<uuid:stay_id>/persons/<uuid:spell_id>/departure")
@requires(Permission.SITE_RECORD)
def leaving(stay_id: UUID, spell_id: UUID) -> ResponseReturnValue:
    """Somebody leaves the stay."""
    return _gone(
        "persons", stay_id, spell_id, operations.remove_person, said=_("%(name)s is not on the stay any more.")
    )


@bp.get("/stays/<uuid:stay_id>/pitches")
@requires(Permission.SITE_RECORD)
def pitches_form(stay_id: UUID) -> ResponseReturnValue:
    """Another pitch, or one more."""
    return show("transit_site/pitches.html", **_choosing(open_or_refused(stay_id)))


@bp.post("/stays/<uuid:stay_id>/pitches")
@requires(Permission.SITE_RECORD)
def taking(stay_id: UUID) -> ResponseReturnValue:
    """They take one more pitch."""

    def undo(spell: StayPitch) -> str:
        return url_for(".coming_cancellation", stay_id=stay_id, kind="pitches", spell_id=spell.id)

    return _with_pitch(stay_id, operations.take_pitch, undo)


@bp.post("/stays/<uuid:stay_id>/pitches/<uuid:spell_id>/move")
@requires(Permission.SITE_RECORD)
def moving(stay_id: UUID, spell_id: UUID) -> ResponseReturnValue:
    """They move to another pitch."""

    def move(stay: Stay, pitch: Pitch, *, stamp: Stamp) -> StayPitch:
        return operations.move(stay_queries.spell("pitches", stay, spell_id) or abort(404), pitch, stamp=stamp)

    def undo(spell: StayPitch) -> str:
        return url_for(".moving_cancellation", stay_id=stay_id, spell_id=spell_id, new_id=spell.id)

    return _with_pitch(stay_id, move, undo)


@bp.post("/stays/<uuid:stay_id>/pitches/<uuid:spell_id>/departure")
@requires(Permission.SITE_RECORD)
def giving_back(stay_id: UUID, spell_id: UUID) -> ResponseReturnValue:
    """They give one of their pitches back."""
    return _gone("pitches", stay_id, spell_id, operations.leave_pitch, said=_("Pitch %(name)s is given back."))


@bp.get("/stays/<uuid:stay_id>/caravans")
@requires(Permission.SITE_RECORD)
def caravan_form(stay_id: UUID) -> ResponseReturnValue:
    return show("transit_site/caravan.html", stay=open_or_refused(stay_id), form=CaravanForm())


@bp.post("/stays/<uuid:stay_id>/caravans")
@requires(Permission.SITE_RECORD)
def caravan(stay_id: UUID) -> ResponseReturnValue:
    stay, form = stay_or_404(stay_id), CaravanForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            spell = operations.add_caravan(stay, form.plate.data, stamp=form.stamp())
            undo = url_for(".coming_cancellation", stay_id=stay.id, kind="caravans", spell_id=spell.id)
            return pitch_changed(number_of(stay), said=_("Caravan %(plate)s noted.", plate=spell.name), undo=undo)
    return refused("transit_site/caravan.html", stay=open_or_refused(stay_id), form=form)


@bp.post("/stays/<uuid:stay_id>/caravans/<uuid:spell_id>/departure")
@requires(Permission.SITE_RECORD)
def caravan_departure(stay_id: UUID, spell_id: UUID) -> ResponseReturnValue:
    return _gone("caravans", stay_id, spell_id, operations.remove_caravan, said=_("Caravan %(name)s is gone."))


@bp.post("/stays/<uuid:stay_id>/<any(persons, pitches, caravans):kind>/<uuid:spell_id>/cancellation")
@requires(Permission.SITE_RECORD)
def coming_cancellation(stay_id: UUID, kind: str, spell_id: UUID) -> ResponseReturnValue:
    """It did not come after all."""
    return _press_spell(kind, stay_id, spell_id, operations.withdraw, said=_("Undone."))


@bp.post("/stays/<uuid:stay_id>/<any(persons, pitches, caravans):kind>/<uuid:spell_id>/departure/cancellation")
@requires(Permission.SITE_RECORD)
def going_cancellation(stay_id: UUID, kind: str, spell_id: UUID) -> ResponseReturnValue:
    """It is still there."""
    return _press_spell(kind, stay_id, spell_id, operations.restore, said=_("Undone."))


@bp.post("/stays/<uuid:stay_id>/pitches/<uuid:spell_id>/move/<uuid:new_id>/cancellation")
@requires(Permission.SITE_RECORD)
def moving_cancellation(stay_id: UUID, spell_id: UUID, new_id: UUID) -> ResponseReturnValue:
    """They did not move after all."""
    stay = stay_or_404(stay_id)
    before, after = (stay_queries.spell("pitches", stay, key) or abort(404) for key in (spell_id, new_id))
    return press(
        before.pitch.number,
        lambda stamp: operations.cancel_move(before, after, stamp=stamp),
        said=_("Undone."),
    )


def _absent(stay: Stay) -> list[Person]:
    here = {spell.person_id for spell in stay.present_persons}
    return [person for person in families.members_of(stay.household) if person.id not in here]


def _newcomer(stay: Stay, form: JoiningForm, doubles: Doubles, stamp: Stamp) -> Person:
    same, household = form.who_is_same(), stay.household
    return people_operations.receive([form.newcomer], doubles, same, household=household, stamp=stamp).persons[0]


def _choosing(stay: Stay) -> dict:
    form, own = PitchForm(formdata=None), {spell.pitch.number for spell in stay.standing_pitches}
    free = stay_queries.free_numbers()
    form.offer([number for number in free if number not in own])
    return {"stay": stay, "form": form}


def _with_pitch(
    stay_id: UUID, operation: Callable[..., StayPitch], undo: Callable[[StayPitch], str]
) -> ResponseReturnValue:
    stay, form = stay_or_404(stay_id), PitchForm()
    form.offer(stay_queries.numbers())
    if form.validate():
        with form.refusals(messages.SENTENCES):
            spell = operation(stay, pitch_or_404(form.pitch.data), stamp=form.stamp())
            number = spell.pitch.number
            said = _("%(name)s stands on pitch %(number)s.", name=stay.household.name, number=number)
            return pitch_changed(number, said=said, undo=undo(spell))
    context = _choosing(open_or_refused(stay_id))
    context["form"].pitch.errors = [*form.pitch.errors, *form.form_errors]
    return refused("transit_site/pitches.html", **context)


def _gone(
    kind: str, stay_id: UUID, spell_id: UUID, operation: Callable[..., None], *, said: str
) -> ResponseReturnValue:
    undo = url_for(".going_cancellation", stay_id=stay_id, kind=kind, spell_id=spell_id)
    return _press_spell(kind, stay_id, spell_id, operation, said=said, undo=undo)


def _press_spell(
    kind: str, stay_id: UUID, spell_id: UUID, operation: Callable[..., None], *, said: str, undo: str | None = None
) -> ResponseReturnValue:
    stay = stay_or_404(stay_id)
    spell = stay_queries.spell(kind, stay, spell_id) or abort(404)
    said = said % {"name": spell.name}
    return press(number_of(stay), lambda stamp: operation(spell, stamp=stamp), said=said, undo=undo)
