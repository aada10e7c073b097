"""What came late to the site, as it is told to who decides."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Row, select
from sqlalchemy.orm import joinedload

from amal_field.accounts.models import User
from amal_field.db import db
from amal_field.outbox.models import Review
from amal_field.outbox.queries.reviews import ReviewKind, Told
from amal_field.outbox.rules import UNCERTAIN
from amal_field.people.models import Household
from amal_field.permissions import Permission
from amal_field.transit_site import messages, rules
from amal_field.transit_site.models import Stay, StayPerson, StayPitch
from amal_field.transit_site.operations import reviews
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.queries.stays import WHOLE

COUNTS, DROPPED = (reviews.COUNTS, _l("It counts")), (reviews.DROPPED, _l("It does not count"))
MOVED = (reviews.MOVED, _l("Stands on another pitch"))
AGAINST = {
    "pitch_taken": _l("Somebody else stands on the pitch."),
    "pitch_blocked": _l("The pitch was blocked by then."),
    "pitch_kept": _l("The pitch was kept for another family."),
    "person_here": _l("Somebody of them is on another stay."),
    "stay_over": _l("The stay was over by then."),
    "last_person": _l("Nobody would be left: the family has gone."),
    "departed_otherwise": _l("Another day or meter reading was noted."),
}
"""What stands against it; what a rule of the site says is called as everywhere."""


@dataclass
class Known:
    """What the reviews at hand are about: stays, persons on stays, and what counts by now on their pitches and of their
    people, each with the stay of it."""

    stays: dict[UUID, Stay] = field(default_factory=dict)
    spells: dict[UUID, StayPerson] = field(default_factory=dict)
    pitches: dict[UUID, list[Row]] = field(default_factory=lambda: defaultdict(list))
    persons: dict[UUID, list[Row]] = field(default_factory=lambda: defaultdict(list))
    free: Sequence[int] = ()


def tell(rows: Sequence[Review]) -> dict[UUID, Told]:
    """Reviews of the site in words, in six statements at most."""
    known = _known([row for row in rows if row.code != UNCERTAIN])
    return {row.id: _told(row, known) for row in rows}


def tell_sent(values: Sequence[Mapping[str, Any]]) -> list[Told]:
    """What was set aside of the site, by what stood in its address: on which pitch, of which stay."""
    stays = _stays({one["stay_id"] for one in values if "stay_id" in one})
    return [_told_sent(one, stays.get(one.get("stay_id"))) for one in values]


def _told_sent(values: Mapping[str, Any], stay: Stay | None) -> Told:
    if stay is not None:
        return Told(stay.household.name, ("transit_site.stay", {"stay_id": stay.id}), [])
    if "number" in values:
        return Told(_("Pitch %(number)s", number=values["number"]), None, [])
    return Told(_("Nothing is known of this address."), None, [])


def _told(review: Review, known: Known) -> Told:
    if review.code == UNCERTAIN:
        return Told(_("Hour uncertain"), None, [_("The clock of the tablet was wrong, or it came after a month.")])
    values, spell = review.values, known.spells.get(review.subject_id)
    stay = known.stays[spell.stay_id if spell else review.subject_id]
    title, url = stay.household.name, ("transit_site.stay", {"stay_id": stay.id})
    facts = [_("Told by the tablet: %(mark)s", mark=_happened(values, stay))]
    if spell is not None:
        title = f"{spell.person.name} · {title}"
    for code in values["against"]:
        facts.append(str(AGAINST.get(code) or messages.RULES[code]))
    facts += _others(stay, spell, values, known)
    options = [(str(number), str(number)) for number in known.free] if review.code in rules.late.ON_PITCH else ()
    return Told(title, url, facts, options)


def _happened(values: Mapping[str, Any], stay: Stay) -> str:
    if values["told"] == "arrival":
        return _("came in on pitch %(number)s on %(day)s", number=values["pitch"], day=_day(stay.arrived_on))
    if values["told"] == "departure":
        on = _day(date.fromisoformat(values["on"]))
        said = [_("left on %(day)s", day=on)]
        return ", ".join([*said, *_meter(values["meter_end"])])
    return _("joined the stay") if values["told"] == "joining" else _("left the stay")


def _others(stay: Stay, spell: StayPerson | None, values: Mapping[str, Any], known: Known) -> list[str]:
    """What counts by now and is against it, with who noted it."""
    if values["told"] == "departure":
        said = [_("noted: left on %(day)s", day=_day(date.fromisoformat(values["before"])))]
        return [", ".join([*said, *_meter(values["meter_before"])])]
    lines: list[str] = []
    if "pitch_taken" in values["against"]:
        mine = [one for one in stay.pitches if one.stands]
        lines += [
            _("Pitch %(number)s: %(name)s since %(day)s, noted by %(by)s", number=one.pitch.number, **_whose(row))
            for one in mine
            for row in known.pitches[one.pitch_id]
            if row.stay_id != stay.id and one.period.overlaps(rules.Period(row.from_on, row.to_on))
        ]
    if "person_here" in values["against"]:
        lines += [
            _("%(person)s is with %(name)s since %(day)s, noted by %(by)s", person=one.person.name, **_whose(row))
            for one in ([spell] if spell else stay.persons)
            for row in known.persons[one.person_id]
            if row.stay_id != stay.id and one.period.overlaps(rules.Period(row.from_on, row.to_on))
        ]
    return list(dict.fromkeys(lines))


def _whose(row: Row) -> dict[str, str]:
    return {"name": row.household, "day": _day(row.from_on), "by": row.by}


def _meter(reading: int | None) -> list[str]:
    return [_("meter %(reading)s", reading=reading)] if reading is not None else []


def _day(on: date) -> str:
    return format_date(on, "EEE d MMM")


def _stays(keys: set[UUID]) -> dict[UUID, Stay]:
    wanted = select(Stay).where(Stay.id.in_(keys)).options(*WHOLE)
    return {stay.id: stay for stay in db.session.scalars(wanted).unique()} if keys else {}


def _known(rows: Sequence[Review]) -> Known:
    known = Known()
    if not rows:
        return known
    of_spells = {row.subject_id for row in rows if row.subject_table == StayPerson.__tablename__}
    with_person = select(StayPerson).where(StayPerson.id.in_(of_spells)).options(joinedload(StayPerson.person))
    known.spells = {spell.id: spell for spell in db.session.scalars(with_person)} if of_spells else {}
    of_stays = {row.subject_id for row in rows} - of_spells | {spell.stay_id for spell in known.spells.values()}
    known.stays = _stays(of_stays)
    pitches = {one.pitch_id for stay in known.stays.values() for one in stay.pitches}
    persons = {one.person_id for stay in known.stays.values() for one in stay.persons}
    since = min(stay.arrived_on for stay in known.stays.values())
    for key, kind, of, row_of in (
        (StayPitch.pitch_id, StayPitch, pitches, known.pitches),
        (StayPerson.person_id, StayPerson, persons, known.persons),
    ):
        for row in db.session.execute(_standing(key, kind, of, since)):
            row_of[row.key].append(row)
    known.free = stay_queries.free_numbers()
    return known


def _standing(key: Any, kind: Any, of: set[UUID], since: date) -> Any:
    """What counts of these pitches or people from a day on, with its family and who noted it."""
    columns = [key.label("key"), kind.stay_id, kind.from_on, kind.to_on]
    return (
        select(*columns, Household.name.label("household"), User.name.label("by"))
        .join(Stay, Stay.id == kind.stay_id)
        .join(Household, Household.id == Stay.household_id)
        .join(User, User.id == kind.recorded_by_id)
        .where(key.in_(of), kind.counts, Stay.counts, kind.ends_after(since))
        .order_by(kind.from_on, kind.id)
    )


ARRIVED = dict.fromkeys(rules.late.ARRIVAL - set(rules.late.ON_PITCH), (COUNTS, DROPPED))
OTHERWISE = dict.fromkeys(rules.late.JOINING | rules.late.LEAVING | rules.late.DEPARTURE, (COUNTS, DROPPED))
REVIEWS = ReviewKind(
    permission=Permission.SITE_DECIDE,
    tell=tell,
    tell_sent=tell_sent,
    choices={
        **ARRIVED,
        **OTHERWISE,
        **dict.fromkeys(rules.late.ON_PITCH, (COUNTS, MOVED, DROPPED)),
        UNCERTAIN: ((reviews.SEEN, _l("Seen")),),
    },
    decide=reviews.decide,
    take_back=reviews.take_back,
    asks={reviews.MOVED: _l("Free pitch")},
)
