"""Programmes with their rules, series, group sessions, and who was there."""

from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, query_expression

from amal_field.db import Keyed, db, is_empty, is_filled
from amal_field.stamp import Disputable, Stamped

DISPUTED = db.text("disputed_at IS NOT NULL")


class Programme(Keyed, db.Model):
    """A programme (programma): what people come to again and again, with its rules as data.

    `code` also names it on screen (`messages.PROGRAMMES`). `kind`: which rooms it belongs to. `session_kinds`: of
    which kinds its sessions are, none where it does not tell them apart. Ages are years, a half allowed, None where
    everybody is welcome. Helpers see the names of a roll from `minutes_before` its session to `minutes_after`, always
    where these are None. `requires_names`: everybody is in the roll by name, because the agency counts unique people.
    `in_dutch`: whether people speak Dutch there, so that its hours count as practice; None where nobody practises.
    One that was made on screen has its names here, and its code is its word in the registers (`register_no`); the
    others have none of it. `asks_organisation`: whether people come for an organisation. From `retired_on` on nothing
    is planned of it.
    """

    __tablename__ = "programmes"
    __table_args__ = (Index("uq_programmes_register_no", "register_no", unique=True),)

    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    session_kinds: Mapped[list[str]] = mapped_column(JSON)
    sessions_per_week: Mapped[int | None]
    sessions_per_series: Mapped[int | None]
    least_age: Mapped[Decimal | None]
    most_age: Mapped[Decimal | None]
    requires_names: Mapped[bool]
    in_dutch: Mapped[bool | None]
    minutes_before: Mapped[int | None]
    minutes_after: Mapped[int | None]
    register_no: Mapped[str | None]
    name_nl: Mapped[str | None]
    name_fr: Mapped[str | None]
    name_en: Mapped[str | None]
    asks_organisation: Mapped[bool] = mapped_column(default=False, server_default=false())
    retired_on: Mapped[date | None]
    recorded_at: Mapped[datetime | None]
    recorded_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))

    def is_retired(self, on: date) -> bool:
        """Whether nothing is planned of it any more on that day."""
        return self.retired_on is not None and self.retired_on <= on


class Series(Keyed, Stamped, db.Model):
    """A series (reeks) or group of a programme: sessions that belong together, known by its name. How many people
    `enrolled` and `completed` it, where that is known; `language`: what is spoken, beside Dutch where that is too."""

    __tablename__ = "series"
    __table_args__ = (
        UniqueConstraint("programme_id", "name"),
        Index("uq_series_register_no", "register_no", unique=True),
        CheckConstraint("enrolled >= 0", name="enrolled_not_negative"),
        CheckConstraint("completed >= 0 AND (enrolled IS NULL OR completed <= enrolled)", name="completed_possible"),
    )

    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"))
    register_no: Mapped[str | None]
    name: Mapped[str]
    language: Mapped[str | None]
    enrolled: Mapped[int | None]
    completed: Mapped[int | None]


class GroupSession(Keyed, Stamped, db.Model):
    """A session (sessie) to which people come on a date; `starts` and `ends` are times of that day in Brussels.

    The extras are head counts of people without a name: children of the site, children from outside it, others; None
    where nobody counted. A session that was called off is a fact: it stays, and never counts. `revision` grows with
    every change of its roll; writers of one roll queue on this row. A closed roll takes no more marks. `planned_on` and
    `planned_at` are the day and the start that the pattern of its series gave it, wherever it was moved; `sequence`
    counts its changes, for calendars. `linked`: how many of its rows were recorded under another name, where asked for.
    """

    __tablename__ = "group_sessions"
    __table_args__ = (
        Index("ix_group_sessions_held_on", "held_on"),
        Index("ix_group_sessions_programme_id_held_on", "programme_id", "held_on"),
        Index("ix_group_sessions_series_id", "series_id"),
        Index("uq_group_sessions_planned", "series_id", "planned_on", "planned_at", unique=True),
        CheckConstraint("ends > starts", name="ends_after_start"),
        CheckConstraint("extra_site >= 0", name="extra_site_not_negative"),
        CheckConstraint("extra_outside >= 0", name="extra_outside_not_negative"),
        CheckConstraint("extra_other >= 0", name="extra_other_not_negative"),
        CheckConstraint("(called_off_at IS NULL) = (called_off_by_id IS NULL)", name="called_off_by_somebody"),
    )

    register_no: Mapped[str | None] = mapped_column(unique=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"))
    series_id: Mapped[UUID | None] = mapped_column(ForeignKey("series.id"))
    kind: Mapped[str | None]
    held_on: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]
    place: Mapped[str | None]
    planned_on: Mapped[date | None]
    planned_at: Mapped[time | None]
    sequence: Mapped[int] = mapped_column(default=0)
    extra_site: Mapped[int | None]
    extra_outside: Mapped[int | None]
    extra_other: Mapped[int | None]
    remark: Mapped[str | None]
    called_off_at: Mapped[datetime | None]
    called_off_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    called_off_reason: Mapped[str | None]
    revision: Mapped[int] = mapped_column(default=0)
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))

    linked: Mapped[int | None] = query_expression()

    @hybrid_property
    def is_called_off(self) -> bool:
        """Whether it does not take place."""
        return is_filled(self.called_off_at)

    @hybrid_property
    def is_closed(self) -> bool:
        """Whether its roll is closed."""
        return is_filled(self.closed_at)

    @hybrid_method
    def is_to_come(self, today: date) -> bool:
        """Whether its day is yet to come, so that nobody was there."""
        return self.held_on > today

    def has_begun(self, now: datetime) -> bool:
        """Whether its start is there or past; `now` is a moment in Brussels."""
        return datetime.combine(self.held_on, self.starts) <= now

    @hybrid_method
    def takes_marks(self, today: date) -> bool:
        """Whether presence may be noted: its roll is open, it takes place, and its day is there or past."""
        return is_empty(self.closed_at) & is_empty(self.called_off_at) & (self.held_on <= today)


class SeriesHelper(Stamped, db.Model):
    """Somebody helps at every session of a series (vaste begeleider): as a user she may open their rolls."""

    __tablename__ = "series_helpers"
    __table_args__ = (Index("ix_series_helpers_person_id", "person_id"),)

    series_id: Mapped[UUID] = mapped_column(ForeignKey("series.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)


class SessionHelper(Stamped, db.Model):
    """Somebody is to help at one session (begeleider); that she was there is her attendance."""

    __tablename__ = "session_helpers"
    __table_args__ = (Index("ix_session_helpers_person_id", "person_id"),)

    session_id: Mapped[UUID] = mapped_column(ForeignKey("group_sessions.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)


class SheetRow(Stamped, db.Model):
    """Somebody's number on the paper sheet of a session: it stays hers, so that it can be typed back in."""

    __tablename__ = "sheet_rows"
    __table_args__ = (
        UniqueConstraint("session_id", "number"),
        CheckConstraint("number > 0", name="number_positive"),
        Index("ix_sheet_rows_person_id", "person_id"),
    )

    session_id: Mapped[UUID] = mapped_column(ForeignKey("group_sessions.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    number: Mapped[int]


class Attendance(Keyed, Stamped, Disputable, db.Model):
    """Somebody was at a session (aanwezigheid), as participant or as helper.

    Who is noted absent has a cancelled row with `absent_at`: whatever counts attendances passes it by. `revision` is
    that of the session when the row changed last. `recorded_person_id` keeps for whom it was recorded, should rows of
    persons be merged. `organisation_id`: for which organisation somebody came, where the programme asks that.
    `marked_at`: when the mark was made that stands; an older one that comes later changes nothing. A disputed row came
    late and contradicts what was so by then: it stands on the roll and does not count until somebody has looked.
    """

    __tablename__ = "attendances"
    __table_args__ = (
        Index("ix_attendances_session_id", "session_id"),
        Index("ix_attendances_person_id", "person_id"),
        Index("ix_attendances_recorded_person_id", "recorded_person_id"),
        Index("ix_attendances_organisation_id", "organisation_id"),
        Index(
            "uq_attendances_standing",
            "session_id",
            "person_id",
            unique=True,
            sqlite_where=db.text("cancelled_at IS NULL"),
            postgresql_where=db.text("cancelled_at IS NULL"),
        ),
        Index("ix_attendances_disputed", "session_id", sqlite_where=DISPUTED, postgresql_where=DISPUTED),
        CheckConstraint("absent_at IS NULL OR cancelled_at IS NOT NULL", name="absent_never_counts"),
    )

    register_no: Mapped[str | None] = mapped_column(unique=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("group_sessions.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    role: Mapped[str]
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    absent_at: Mapped[datetime | None]
    marked_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=0)

    @hybrid_property
    def is_absent(self) -> bool:
        """Whether somebody is noted absent."""
        return is_filled(self.absent_at)


class TallyMark(Keyed, Stamped, Disputable, db.Model):
    """Somebody told a head count of a session (telling): its `number`, None where nobody counted, or a `step` up or
    down. What stands, and what `GroupSession` keeps, is the newest number with the steps made after it, whichever of
    them came first. `tally`: the column there. One that came late against a roll counts once somebody has looked."""

    __tablename__ = "tally_marks"
    __table_args__ = (
        Index("ix_tally_marks_session_id_tally", "session_id", "tally"),
        CheckConstraint("tally IN ('extra_site', 'extra_outside', 'extra_other')", name="tally_known"),
        CheckConstraint("step IS NULL OR number IS NULL", name="number_or_step"),
        CheckConstraint("number >= 0", name="number_not_negative"),
    )

    session_id: Mapped[UUID] = mapped_column(ForeignKey("group_sessions.id"))
    tally: Mapped[str]
    number: Mapped[int | None]
    step: Mapped[int | None]
