"""How long people practised Dutch, at sessions and in duos, as the rooms tell it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import Row, Select, func, or_, select, union_all

from amal_field.db import db, on_page, page_of
from amal_field.people.models import Person
from amal_field.people.queries.people import person_ids_named, words_of

PRACTISED: dict[str, Callable[[date, date], Select]] = {}
"""Room → who practised between two days: a row for each person and time, with the columns of `Practised` after the key
of the person."""


@dataclass(frozen=True)
class Practised:
    """Once that somebody practised: at a session, or at a meeting of a duo, which has no hours of the day. `programme`
    is a code, `minutes` how long it took, `in_dutch` whether they count."""

    held_on: date
    starts: time | None
    ends: time | None
    programme: str
    series: str | None
    minutes: int
    in_dutch: bool

    @property
    def is_meeting(self) -> bool:
        """Whether it was a meeting of a duo."""
        return self.starts is None


def practised(first: date, last: date, text: str | None, *, page: int = 1) -> tuple[list[Row], bool]:
    """People with the minutes and times that they practised between two days, the most first, a page of them, and
    whether there are more; of a search those who are called so."""
    rows = union_all(*(told(first, last) for told in PRACTISED.values())).subquery()
    person_id, *_facts, minutes, in_dutch = rows.c
    wanted = (
        select(Person, func.sum(minutes).label("minutes"), func.count().label("times"))
        .join(rows, person_id == Person.id)
        .where(in_dutch)
        .group_by(Person.id)
        .order_by(func.sum(minutes).desc(), Person.sort_key, Person.id)
    )
    words, _common = words_of(text or "")
    if words:
        wanted = wanted.where(Person.id.in_(person_ids_named(words)))
    return page_of(db.session.execute(on_page(wanted, page)).all())


def practiser(person_id: UUID) -> Person | None:
    """Somebody who practised once."""
    practised_once = or_(*(rows.exists() for rows in _of(person_id, date.min, date.max)))
    return db.session.scalar(select(Person).where(Person.id == person_id, practised_once))


def times_of(person: Person, first: date, last: date) -> list[Practised]:
    """When somebody practised between two days, in order of time, meetings of a day after its sessions."""
    rows = db.session.execute(union_all(*_of(person.id, first, last)))
    times = [Practised(*row[1:]) for row in rows]
    return sorted(times, key=lambda once: (once.held_on, once.starts or time.max, once.programme, once.minutes))


def _of(person_id: UUID, first: date, last: date) -> list[Select]:
    rows = [told(first, last) for told in PRACTISED.values()]
    return [each.where(each.selected_columns[0] == person_id) for each in rows]
