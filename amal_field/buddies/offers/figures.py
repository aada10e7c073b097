"""The annual figures that walks and duos tell (`domain.md` I.1): duos that started in the year."""

from collections.abc import Callable
from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, func, select

from amal_field.attendance.models import Programme
from amal_field.attendance.queries.held_sessions import people_at
from amal_field.attendance.reports.figures import attendances, people, per_week, sessions, told_by
from amal_field.attendance.rules import PARTICIPANT
from amal_field.buddies.models import Match, MatchMember
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.clock import year_days
from amal_field.db import db
from amal_field.figures.figure import Figure, percentage
from amal_field.people.models import Person

SEXES = {"m": "m", "v": "f"}


def started(programme: str) -> Callable[[int, date], int]:
    """How many duos of a programme started."""
    return lambda year, today: db.session.scalar(
        select(func.count()).select_from(_started(select(Match.id), programme, year).subquery())
    )


def countries(year: int, today: date) -> int:
    """From how many countries the newcomers of Samen Gentenaar came."""
    there = select(Person.country).where(Person.id.in_(_members(NEWCOMER, year)), Person.country.is_not(None))
    return db.session.scalar(select(func.count()).select_from(there.distinct().subquery()))


def by_sex(role: str) -> Callable[[int, date], dict[str, int]]:
    """How many people were on this side in duos of Samen Gentenaar, each once; no other sex counts."""

    def compute(year: int, today: date) -> dict[str, int]:
        rows = select(Person.sex, func.count()).where(Person.id.in_(_members(role, year))).group_by(Person.sex)
        numbers = dict(db.session.execute(rows).all())
        return {word: numbers.get(sex, 0) for word, sex in SEXES.items()}

    return compute


def newcomer_share(year: int, today: date) -> int | None:
    """Of the walkers who said so or not, those who are new residents."""
    walkers = people_at(year, "buur_en_natuur", PARTICIPANT)
    answers = db.session.execute(
        select(Person.new_resident, func.count())
        .where(Person.id.in_(walkers), Person.new_resident.is_not(None))
        .group_by(Person.new_resident)
    )
    answers_by_word = dict(answers.all())
    return percentage(answers_by_word.get("yes", 0), sum(answers_by_word.values()))


def _members(role: str, year: int) -> Select:
    members = select(MatchMember.person_id).join(Match, Match.id == MatchMember.match_id)
    return _started(members.where(MatchMember.role == role, MatchMember.stands), "samen_gentenaar", year)


def _started(wanted: Select, programme: str, year: int) -> Select:
    of_programme = select(Programme.id).where(Programme.code == programme).scalar_subquery()
    return wanted.where(Match.stands, Match.programme_id == of_programme, Match.started_on.between(*year_days(year)))


FIGURES = (
    Figure("duos.samen_gentenaar", _l("Duos of Samen Gentenaar that started."), started("samen_gentenaar")),
    Figure("duos.tandem", _l("Duos of TANDEM that started."), started("tandem")),
    Figure(
        "duos.tandem_oekraine",
        _l("Duos of TANDEM for people from Ukraine that started."),
        started("tandem_ukraine"),
    ),
    Figure("duos.2run", _l("Duos of 2RUN that started."), started("2run")),
    Figure("duos.duoreno", _l("Duos of DuoReno that started."), started("duoreno")),
    Figure("duos.samen_gentenaar_countries", _l("Countries of the newcomers in these duos."), countries),
    Figure(
        "duos.samen_gentenaar_newcomers",
        _l("Newcomers in duos of Samen Gentenaar, each once, women and men."),
        by_sex(NEWCOMER),
    ),
    Figure(
        "duos.samen_gentenaar_buddies",
        _l("Buddies in duos of Samen Gentenaar, each once, women and men."),
        by_sex(BUDDY),
    ),
    Figure("walks.walkers", _l("People who walked along, each once."), people("buur_en_natuur", PARTICIPANT)),
    Figure(
        "walks.newcomer_share",
        _l("Of the walkers who answered, those who are new residents of Ghent, in %."),
        newcomer_share,
    ),
    Figure("walks.per_week", _l("Walks in each week that has one."), told_by("buur_en_natuur", per_week)),
    Figure("duos.group_sessions", _l("Group activities of Samen Gentenaar."), sessions("samen_gentenaar")),
    Figure("duos.group_attendance", _l("Attendances at these, unnamed people too."), attendances("samen_gentenaar")),
)
