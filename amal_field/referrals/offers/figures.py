"""The annual figures that referrals tell (`domain.md` I.1). What was withdrawn never counts."""

from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, func, select

from amal_field.clock import year_days
from amal_field.db import db
from amal_field.figures.figure import Figure
from amal_field.referrals import rules
from amal_field.referrals.models import Referral
from amal_field.referrals.operations import health
from amal_field.referrals.queries import scope

WORDS = {"school_basic": "basis", "school_okan": "okan", "school_other": "ander"}


def health_households(year: int, today: date) -> int:
    """Households that the site sent to care."""
    return health.households_referred("site", *year_days(year))


def school_children(year: int, today: date) -> dict[str, int]:
    """People whom the desk sent to a school, each once, by the kind of the last time."""
    rows = db.session.execute(
        _by_the_desk(select(Referral.person_id, Referral.kind), year)
        .where(Referral.kind.in_(rules.SCHOOL))
        .order_by(Referral.made_on, Referral.register_no, Referral.id)
    )
    of_kind = list(dict(rows.all()).values())
    return {"total": len(of_kind)} | {word: of_kind.count(kind) for kind, word in WORDS.items()}


def nt2(year: int, today: date) -> int:
    """People whom the desk sent to lessons of Dutch, each once."""
    people = _by_the_desk(select(func.count(Referral.person_id.distinct())), year)
    return db.session.scalar(people.where(Referral.kind == "nt2"))


def _by_the_desk(wanted: Select, year: int) -> Select:
    return wanted.where(
        Referral.stands,
        Referral.person_id.is_not(None),
        Referral.state != rules.WITHDRAWN,
        Referral.made_on.between(*year_days(year)),
        scope.of_services(Referral, ["desk"]),
    )


FIGURES = (
    Figure("site.health_referral_households", _l("Households that the site referred to care"), health_households),
    Figure("desk.school_children", _l("People whom the desk referred to a school, by the last one"), school_children),
    Figure("desk.nt2", _l("People whom the desk referred to Dutch lessons"), nt2),
)
