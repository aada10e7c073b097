"""Sending somebody somewhere, from the page of a person, a household or a stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from amal_field import clock
from amal_field.organisations import queries as organisation_queries
from amal_field.organisations.models import Organisation, Service
from amal_field.people.models import Household, Person
from amal_field.people.queries import people as people_queries
from amal_field.people.rules import distinct_names
from amal_field.permissions import Permission
from amal_field.referrals import messages, operations, rules
from amal_field.referrals.forms import MakingForm
from amal_field.referrals.models import AnyReferral, Referral
from amal_field.referrals.operations import Whom, health
from amal_field.referrals.queries import referrals, scope
from amal_field.referrals.views.common import answered, bp, reader, url_of
from amal_field.refusal import RuleBroken
from amal_field.web.access import leaves_no_draft, requires
from amal_field.web.addresses import chosen, inside
from amal_field.web.htmx import refused, show

PERSON, HOUSEHOLD = "person", "household"


@dataclass(frozen=True)
class Origin:
    """From whose page one comes: a person, or a household; with the household in which the person is."""

    person: Person | None
    household: Household | None

    @property
    def people(self) -> list[Person]:
        """Who may be chosen: the person, and whoever is in the household now."""
        members = [member.person for member in self.household.present] if self.household else []
        return list(dict.fromkeys([*([self.person] if self.person else []), *members]))

    @property
    def back(self) -> str:
        """The address from which one comes."""
        if self.person:
            return url_for("people.person", person_id=self.person.id)
        return url_for("people.household", household_id=self.household.id)


@dataclass(frozen=True)
class Offered:
    """In whose name the user may refer, and for what: services and kinds by the code of a service."""

    services: Mapping[str, Service]
    kinds: Mapping[str, Sequence[str]]

    @property
    def every_kind(self) -> list[str]:
        """What they may refer for, in the order of the form."""
        return [kind for kind in rules.KINDS if any(kind in of for of in self.kinds.values())]


@bp.get("/new")
@requires(Permission.REFERRALS_FOLLOW)
def making_form() -> ResponseReturnValue:
    """Who, what for, where to. Nobody is chosen beforehand, unless the address says what for: then it is that person,
    in the name of the service that it names."""
    person_id, household_id = (request.args.get(name, type=UUID) for name in ("person", "household"))
    if not request.args:
        return redirect(url_for(".destinations"))
    origin = _origin(person_id, household_id) or abort(404)
    home = origin.household.id if origin.household else None
    form = MakingForm(formdata=None, of_person=person_id, of_household=home)
    offered = _offer(form, origin)
    _choose(form, origin, offered)
    return show("referrals/making.html", **_page(form, origin, offered, ()))


@bp.post("")
@leaves_no_draft
@requires(Permission.REFERRALS_FOLLOW)
def making() -> ResponseReturnValue:
    """Make them, one for each who was chosen."""
    form, same = MakingForm(), []
    origin = _origin(form.of_person.data, form.of_household.data) or abort(404)
    offered = _offer(form, origin)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            organisation = _destination(form, offered)
            whom = _whom(form)
            same = [] if form.anyway.data else _same(form.kind.data, organisation.id, whom)
            if same:
                raise RuleBroken("referral_there")
            service = offered.services[form.service.data]
            made = operations.make_referrals(
                whom, form.kind.data, organisation, service.id, form.made_on.data, stamp=form.stamp()
            )
            undo = url_for(".cancellation", referral_id=made[0].id)
            return answered(made[0], to=_back() or url_of(made[0].id), said=_said(made, organisation), undo=undo)
    return refused("referrals/making.html", **_page(form, origin, offered, same))


def _said(made: Sequence[AnyReferral], organisation: Organisation) -> str:
    """What the note says; of care nothing that tells of whom or where to."""
    if not isinstance(made[0], Referral):
        return _("Noted.")
    return ngettext("Referred to %(name)s.", "%(num)d referrals to %(name)s.", len(made), name=organisation.name)


def _origin(person_id: UUID | None, household_id: UUID | None) -> Origin | None:
    """The person, the household, or both, as far as this user may see them. Not through a finder that is asked again:
    its keys would be kept beside the submission, and a repeat is only led to the referral."""
    household = people_queries.household_for(current_user, household_id) if household_id else None
    if person_id is None:
        return Origin(None, household) if household else None
    person = next((one.person for one in household.present if one.person_id == person_id), None) if household else None
    if person is not None:
        return Origin(person, household)
    person = people_queries.person_for(current_user, person_id)
    if person is None:
        return None
    homes = [home for home in people_queries.households_for(current_user, person) if home.is_present]
    return Origin(person, people_queries.household_for(current_user, homes[0].household_id) if homes else None)


def _offer(form: MakingForm, origin: Origin) -> Offered:
    """Hand the form who and what may be chosen."""
    kinds = scope.kinds_by_service(current_user)
    services = organisation_queries.services(kinds)
    people = {person.id: person for person in origin.people}
    whom = {f"{PERSON}:{key}": name for key, name in distinct_names(people).items()}
    if origin.household:
        whom[f"{HOUSEHOLD}:{origin.household.id}"] = _("The whole household %(name)s", name=origin.household.name)
    offered = Offered(services, kinds)
    form.offer(whom, {code: services[code].name for code in kinds}, offered.every_kind)
    return offered


def _choose(form: MakingForm, origin: Origin, offered: Offered) -> None:
    """Choose what the address asks for, as far as the user may refer so."""
    kind, service = chosen("kind"), chosen("service")
    if origin.person and kind in offered.every_kind:
        form.kind.data, form.whom.data = kind, [f"{PERSON}:{origin.person.id}"]
    if service in offered.services:
        form.service.data = service


def _back() -> str | None:
    """The page from which the form was opened, where the address says it (`?back=`)."""
    return inside(request.args.get("back"))


def _destination(form: MakingForm, offered: Offered) -> Organisation:
    """Where to, once its other writers have ended, such as one who lets it go into another. Raises `RuleBroken`
    `referral_not_yours` or `destination_missing`."""
    if form.kind.data not in offered.kinds.get(form.service.data, ()):
        raise RuleBroken("referral_not_yours")
    key = form.destination.data
    organisation = organisation_queries.organisation(key, locked=True) if key else None
    if organisation is None or not organisation.stands:
        raise RuleBroken("destination_missing")
    return organisation


def _whom(form: MakingForm) -> Whom:
    chosen = [choice.partition(":") for choice in form.whom.data]
    persons = [UUID(key) for what, _between, key in chosen if what == PERSON]
    return Whom(persons, [UUID(key) for what, _between, key in chosen if what == HOUSEHOLD])


def _same(kind: str, organisation_id: UUID, whom: Whom) -> list[AnyReferral]:
    """Those of the same people to the same destination in which something is still to come."""
    if kind == rules.HEALTH:
        return list(health.same_pending(reader(rules.MAKING), organisation_id, whom.person_ids, whom.household_ids))
    return referrals.same_pending_for(current_user, kind, organisation_id, whom.person_ids, whom.household_ids)


def _page(form: MakingForm, origin: Origin, offered: Offered, same: Sequence[AnyReferral]) -> dict[str, Any]:
    return {
        "form": form,
        "origin": origin,
        "same": same,
        "destinations": referrals.open_destinations(offered.every_kind, clock.today()),
        "several_services": len(offered.services) > 1,
        "back": _back(),
    }
