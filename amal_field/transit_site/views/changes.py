"""While a family stays: people join and leave, pitches are taken and given back, caravans come and go."""

from collections.abc import Callable
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.people import operations as people_operations
from amal_field.people.messages import SENTENCES as PEOPLE_SENTENCES
from amal_field.people.models import Person
from amal_field.people.rules import Newcomer
from amal_field.permissions import Permission
from amal_field.transit_site import families, messages, operations, queries
from amal_field.transit_site.forms import CaravanForm, JoiningForm, PitchForm
from amal_field.transit_site.models import Spell, Stay, StayCaravan, StayPerson, StayPitch
from amal_field.transit_site.views.common import bp, number_of, pitch_changed, pitch_or_404, press, stay_or_404
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show


@bp.get("/stays/<uuid:stay_id>/persons")
@requires(Permission.SITE_RECORD)
def joining_form(stay_id: UUID) -> ResponseReturnValue:
    """Who joins the stay."""
    found, form = stay_or_404(stay_id), JoiningForm()
    form.offer({str(person.id): person.name for person in _absent(found)})
    return show("transit_site/joining.html", stay=found, form=form)


@bp.post("/stays/<uuid:stay_id>/persons")
@requires(Permission.SITE_RECORD)
def joining(stay_id: UUID) -> ResponseReturnValue:
    """Somebody joins."""
    found, form = stay_or_404(stay_id), JoiningForm()
    absent = {str(person.id): person for person in _absent(found)}
    form.offer({key: person.name for key, person in absent.items()})
    if form.validate():
        with form.refusals(messages.SENTENCES | PEOPLE_SENTENCES):
            person = absent.get(form.person.data) or _registered(found, form)
            spell = operations.add_person(found, person, stamp=form.stamp())
            undo = url_for(".joining_cancellation", stay_id=found.id, spell_id=spell.id)
            said = _("%(name)s is on the stay.", name=spell.person.name)
            return pitch_changed(number_of(found), said=said, undo=undo)
    return refused("transit_site/joining.html", stay=stay_or_404(stay_id), form=form)


@bp.post("/stays/<uuid:stay_id>/persons/<uuid:spell_id>/cancellation")
@requires(Permission.SITE_RECORD)
def joining_cancellation(stay_id: UUID, spell_id: UUID) -> ResponseReturnValue:
    """Somebody did not join after all."""
    return _press_spell(StayPerson, stay_id, spell_id, operations.cancel_person, said=_("Undone."))


@bp.post("/stays/<uuid:stay_id>/persons/<uuid:spell_id>/departure")
@requires(Permission.SITE_RECORD)
def leaving(stay_id: UUID, spell_id: UUID) -> ResponseReturnValue:
    """Somebody leaves the stay."""
    undo = url_for(".leaving_cancellation", stay_id=stay_id, spell_id=spell_id)
    return _press_spell(
        StayPerson, stay_id, spell_id, operations.remove_person, said=_("Not on the stay any more."), undo=undo
    )


@bp.post("/stays/<uuid:stay_id>/persons/<uuid:spell_id>/departure/cancellation")
@requires(Permission.SITE_RECORD)
def leaving_cancellation(stay_id: UUID, spell_id: UUID) -> ResponseReturnValue:
    """Somebody is still on the stay."""
    return _press_spell(StayPerson, stay_id, spell_id, operations.return_person, said=_("Back on the stay."))


@bp.get("/stays/<uuid:stay_id>/pitches")
@requires(Permission.SITE_RECORD)
def pitches_form(stay_id: UUID) -> ResponseReturnValue:
    """Another pitch, or one more."""
    return show("transit_site/pitches.html", **_choosing(stay_or_404(stay_id)))


@bp.post("/stays/<uuid:stay_id>/pitches")
@requires(Permission.SITE_RECORD)
def taking(stay_id: UUID) -> ResponseReturnValue:
    """They take one more pitch."""
    return _with_pitch(stay_id, lambda stay, pitch, stamp: operations.take_pitch(stay, pitch, stamp=stamp))


@bp.post("/stays/<uuid:stay_id>/pitches/<uuid:spell_id>/move")
@requires(Permission.SITE_RECORD)
def moving(stay_id: UUID, spell_id: UUID) -> ResponseReturnValue:
    """They move to another pitch."""

    def move(stay: Stay, pitch, stamp) -> StayPitch:
        return operations.move(queries.spell(StayPitch, stay, spell_id) or abort(404), pitch, stamp=stamp)

    return _with_pitch(stay_id, move)


@bp.post("/stays/<uuid:stay_id>/pitches/<uuid:spell_id>/departure")
@requires(Permission.SITE_RECORD)
def giving_back(stay_id: UUID, spell_id: UUID) -> ResponseReturnValue:
    """They give one of their pitches back."""
    return _press_spell(StayPitch, stay_id, spell_id, operations.leave_pitch, said=_("The pitch is given back."))


@bp.get("/stays/<uuid:stay_id>/caravans")
@requires(Permission.SITE_RECORD)
def caravan_form(stay_id: UUID) -> ResponseReturnValue:
    """One more caravan."""
    return show("transit_site/caravan.html", stay=stay_or_404(stay_id), form=CaravanForm())


@bp.post("/stays/<uuid:stay_id>/caravans")
@requires(Permission.SITE_RECORD)
def caravan(stay_id: UUID) -> ResponseReturnValue:
    """A caravan comes."""
    found, form = stay_or_404(stay_id), CaravanForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            spell = operations.add_caravan(found, form.plate.data, stamp=form.stamp())
            undo = url_for(".caravan_departure", stay_id=found.id, spell_id=spell.id)
            return pitch_changed(number_of(found), said=_("Caravan %(plate)s noted.", plate=spell.plate), undo=undo)
    return refused("transit_site/caravan.html", stay=stay_or_404(stay_id), form=form)


@bp.post("/stays/<uuid:stay_id>/caravans/<uuid:spell_id>/departure")
@requires(Permission.SITE_RECORD)
def caravan_departure(stay_id: UUID, spell_id: UUID) -> ResponseReturnValue:
    """A caravan leaves."""
    return _press_spell(StayCaravan, stay_id, spell_id, operations.remove_caravan, said=_("The caravan is gone."))


def _absent(stay: Stay) -> list[Person]:
    here = {spell.person_id for spell in stay.present_persons}
    return [person for person in families.members_of(stay.household) if person.id not in here]


def _registered(stay: Stay, form: JoiningForm) -> Person:
    newcomer = Newcomer(form.given_name.data, form.family_name.data, form.birth.data, form.relation.data)
    person = people_operations.register_person(newcomer, stamp=form.stamp())
    people_operations.join_household(stay.household, person, newcomer.relation, stamp=form.stamp())
    return person


def _choosing(stay: Stay) -> dict:
    form, own = PitchForm(formdata=None), {spell.pitch.number for spell in stay.standing_pitches}
    free = queries.free_numbers()
    form.offer([number for number in free if number not in own])
    return {"stay": stay, "form": form}


def _with_pitch(stay_id: UUID, deed: Callable) -> ResponseReturnValue:
    found, form = stay_or_404(stay_id), PitchForm()
    form.offer(queries.numbers())
    if form.validate():
        with form.refusals(messages.SENTENCES):
            spell = deed(found, pitch_or_404(form.pitch.data), form.stamp())
            number = spell.pitch.number
            return pitch_changed(number, said=_("They stand on pitch %(number)s.", number=number))
    context = _choosing(stay_or_404(stay_id))
    context["form"].pitch.errors = [*form.pitch.errors, *form.form_errors]
    return refused("transit_site/pitches.html", **context)


def _press_spell(
    kind: type[Spell], stay_id: UUID, spell_id: UUID, deed: Callable, *, said: str, undo: str | None = None
) -> ResponseReturnValue:
    found = stay_or_404(stay_id)
    spell = queries.spell(kind, found, spell_id) or abort(404)
    return press(number_of(found), lambda stamp: deed(spell, stamp=stamp), said=said, undo=undo)
