"""The part of the demo that referrals play: of families on the site and at the desk, in every state, three of them
without news."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.db import db, new_key
from amal_field.organisations.models import Organisation
from amal_field.people.models import Household, Person
from amal_field.referrals import operations
from amal_field.referrals.models import Referral
from amal_field.referrals.operations import Whom
from amal_field.referrals.queries import scope
from amal_field.stamp import Stamp

MALPERTUUS = "Wijkgezondheidscentrum Malpertuus"


@dataclass(frozen=True)
class Played:
    """A referral, told in days before today: of the household of this name, or of its first so many people, or of the
    person of this name at the desk; by whom, and its steps."""

    name: str
    people: int
    kind: str
    to: str
    by: str
    ago: int
    steps: Sequence[tuple[str, int]] = ()
    service: str = "site"


PLAYED = (
    Played("Steinbach", 2, "health", MALPERTUUS, "farah", 30, (("waiting_list", 24), ("started", 9))),
    Played("Gorgan", 0, "health", MALPERTUUS, "farah", 21),
    Played("Petermann", 1, "health", MALPERTUUS, "farah", 4, (("accepted", 2),)),
    Played("Winterstein", 0, "ocmw", "OCMW Gent", "amina", 26),
    Played("Debarre", 1, "leisure", "Sportaround", "amina", 19),
    Played("Adel", 0, "ocmw", "OCMW Gent", "amina", 3),
    Played("Rosenberg", 2, "leisure", "Natuurpunt", "karim", 12, (("accepted", 8),)),
    Played("Weiss", 0, "ocmw", "OCMW Gent", "amina", 60, (("waiting_list", 50), ("refused", 40))),
    Played("Taikon", 1, "leisure", "Sportaround", "karim", 45, (("not_taken_up", 30),)),
    Played("Dubois", 0, "ocmw", "OCMW Gent", "karim", 33, (("withdrawn", 32),)),
    Played("Olena Kovalenko", 1, "nt2", "CVO Gent", "halyna", 40, (("waiting_list", 22),), "desk"),
    Played("Yuliia Shevchuk", 1, "nt2", "LIGO", "halyna", 15, (("started", 5),), "desk"),
)


def load(stamp: Stamp) -> None:
    """Refer them, and let it go on. Twice is once."""
    if db.session.scalar(select(Referral.id).where(Referral.register_no.is_(None)).limit(1)):
        return
    today, services = clock.day_of(stamp.at), scope.service_ids()
    organisations = {one.name: one for one in db.session.scalars(select(Organisation).where(Organisation.stands))}
    for played in PLAYED:
        whom = _whom(played)
        if whom is None:
            continue
        made = operations.make_referrals(
            whom,
            played.kind,
            organisations[played.to],
            services[played.service],
            today - timedelta(days=played.ago),
            stamp=_by(played, stamp, today, played.ago),
        )
        for step, ago in played.steps:
            operations.take_step(made[0], step, today - timedelta(days=ago), stamp=_by(played, stamp, today, ago))


def _by(played: Played, stamp: Stamp, today: date, ago: int) -> Stamp:
    return replace(stamp_of(played.by, stamp, today - timedelta(days=ago), 14), token=new_key())


def _whom(played: Played) -> Whom | None:
    """Who is sent; None where the rooms before have not brought them."""
    if played.service == "desk":
        given_name, _between, family_name = played.name.partition(" ")
        named = select(Person.id).filter_by(given_name=given_name, family_name=family_name).order_by(Person.recorded_at)
        person_id = db.session.scalars(named.limit(1)).one_or_none()
        return Whom([person_id], []) if person_id else None
    named = select(Household).filter_by(name=played.name, register_no=None).order_by(Household.recorded_at.desc())
    household = db.session.scalars(named.limit(1)).one_or_none()
    if household is None:
        return None
    people = [member.person_id for member in household.present][: played.people]
    return Whom(people, [] if played.people else [household.id])
