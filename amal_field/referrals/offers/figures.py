"""The annual figures that referrals tell (`domain.md` I.1). What was withdrawn never counts."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    String,
    case,
    extract,
    func,
    literal,
    null,
    select,
    union_all,
)

from amal_field.figures.figure import (
    HOUSEHOLDS,
    PEOPLE,
    SPLIT,
    Base,
    Facts,
    Figure,
    Reading,
    Record,
    YearSpan,
    by_month,
)
from amal_field.figures.queries.counted import people_of_households
from amal_field.figures.queries.rows import row
from amal_field.figures.queries.years import ask, grouped
from amal_field.permissions import Permission
from amal_field.referrals import rules
from amal_field.referrals.models import Referral
from amal_field.referrals.operations import health
from amal_field.referrals.queries import scope

WORDS = {"school_basic": "basis", "school_okan": "okan", "school_other": "ander"}
SCHOOL, NT2, CARE = "school", "nt2", "care"
PERSON = Record("people.person", "person_id", Permission.DESK_SEE, "desk")
HOUSEHOLD = Record("people.household", "household_id", Permission.REFERRALS_HEALTH, "health", people_of_households)


def referred(spans: Sequence[YearSpan]) -> dict[int, list[tuple[str, str | None, int, int]]]:
    """Year → to what (`SCHOOL`, `NT2`), the kind of the last one, the month of the first, how many people; to care
    (`CARE`) by the site: how many households."""
    return grouped(spans, ask(_counted, spans), lambda *columns: columns)


def _counted(years: FromClause) -> CompoundSelect:
    homes, people = health.households_referred("site", years).subquery(), _last_ones(years).subquery()
    of_homes = [homes.c.year, extract("month", homes.c.day)]
    to_care = select(homes.c.year, literal(CARE), null().cast(String), of_homes[1], func.count()).group_by(*of_homes)
    parts = [people.c.year, people.c.purpose, people.c.kind, extract("month", people.c.day)]
    return union_all(select(*parts, func.count()).where(people.c.place == 1).group_by(*parts), to_care)


def health_households(facts: Facts) -> Reading:
    """Households that the site sent to care."""
    months = by_month((month, number) for to, _kind, month, number in facts[referred] if to == CARE)
    return Reading(sum(months), None, months)


def school_children(facts: Facts) -> Reading:
    """People whom the desk sent to a school, each once, by the kind of the last time."""
    those = [(kind, month, number) for to, kind, month, number in facts[referred] if to == SCHOOL]
    parts = {word: sum(number for of, _month, number in those if of == kind) for kind, word in WORDS.items()}
    months = by_month((month, number) for _kind, month, number in those)
    return Reading({"total": sum(months)} | parts, Base("people", sum(months)), months)


def nt2(facts: Facts) -> Reading:
    """People whom the desk sent to lessons of Dutch, each once."""
    months = by_month((month, number) for to, _kind, month, number in facts[referred] if to == NT2)
    return Reading(sum(months), None, months)


def health_rows(years: FromClause) -> Select:
    """The households, by the day of their first referral to care."""
    homes = health.households_referred("site", years).subquery()
    return select(*row(homes.c.year, homes.c.household_id, homes.c.day))


def school_rows(years: FromClause) -> Select:
    """The people, by the kind of the last time."""
    people = _last_ones(years).subquery()
    columns = row(people.c.year, people.c.person_id, people.c.day, part=people.c.kind)
    return select(*columns).where(people.c.place == 1, people.c.purpose == SCHOOL)


def nt2_rows(years: FromClause) -> Select:
    """The people, by the day of the first time."""
    people = _last_ones(years).subquery()
    columns = row(people.c.year, people.c.person_id, people.c.day)
    return select(*columns).where(people.c.place == 1, people.c.purpose == NT2)


def _last_ones(years: FromClause) -> Select:
    """The referrals of people to schools and lessons by the desk; `place` 1 is the last of a person, `day` that of the
    first."""
    purpose: ColumnElement[str] = case((Referral.kind == NT2, NT2), else_=literal(SCHOOL)).label("purpose")
    same = [years.c.year, purpose.element, Referral.person_id]
    latest_first = (Referral.made_on.desc(), Referral.register_no.desc(), Referral.id.desc())
    return (
        select(
            years.c.year,
            Referral.person_id,
            purpose,
            Referral.kind,
            func.min(Referral.made_on).over(partition_by=same).label("day"),
            func.row_number().over(partition_by=same, order_by=latest_first).label("place"),
        )
        .join(Referral, Referral.made_on.between(years.c.first, years.c.last))
        .where(Referral.stands, Referral.person_id.is_not(None), Referral.state != rules.WITHDRAWN)
        .where(Referral.kind.in_((*rules.SCHOOL, NT2)), scope.of_services(Referral, ["desk"]))
    )


FIGURES = (
    Figure(
        "site.health_referral_households",
        _l("Households that the site referred to care"),
        health_households,
        (referred,),
        sentence=lambda said: ngettext(
            "We referred %(value)s family to care.",
            "We referred %(value)s families to care.",
            said.number,
            value=said.value,
        ),
        rows=health_rows,
        record=HOUSEHOLD,
        subject=HOUSEHOLDS,
    ),
    Figure(
        "desk.school_children",
        _l("People whom the desk referred to a school, by the last one"),
        school_children,
        (referred,),
        sentence=lambda said: ngettext(
            "We guided %(total)s child to a school: %(basic)s to primary school, %(okan)s to OKAN, %(other)s "
            "elsewhere.",
            "We guided %(total)s children to a school: %(basic)s to primary school, %(okan)s to OKAN, %(other)s "
            "elsewhere.",
            said.numbers["total"],
            total=said["total"],
            basic=said["basis"],
            okan=said["okan"],
            other=said["ander"],
        ),
        rows=school_rows,
        record=PERSON,
        unit=SPLIT,
        subject=PEOPLE,
    ),
    Figure(
        "desk.nt2",
        _l("People whom the desk referred to Dutch lessons"),
        nt2,
        (referred,),
        sentence=lambda said: ngettext(
            "We guided %(value)s person to lessons of Dutch.",
            "We guided %(value)s people to lessons of Dutch.",
            said.number,
            value=said.value,
        ),
        rows=nt2_rows,
        record=PERSON,
        subject=PEOPLE,
    ),
)
