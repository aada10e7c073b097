"""The annual figures that walks and duos tell (`domain.md` I.1): duos that started in the year."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from sqlalchemy import Select, select

from amal_field.attendance.reports import facts as sessions
from amal_field.attendance.reports import figure_rows
from amal_field.attendance.rules import PARTICIPANT
from amal_field.buddies.models import MatchMember
from amal_field.buddies.reports import year_facts as duos
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.figures.figure import MEAN, PEOPLE, SHARE, SPLIT, Facts, Figure, Reading, Record, by_month, share
from amal_field.people.models import Person
from amal_field.permissions import Permission


def _people_of_duos(keys: Iterable[UUID]) -> Select:
    return select(MatchMember.person_id).where(MatchMember.match_id.in_(keys), MatchMember.stands)


DUO = Record("buddies.match", "match_id", Permission.BUDDIES_SEE, "people", _people_of_duos)
MEMBER = Record("people.person", "person_id", Permission.BUDDIES_SEE, "people")
SESSION = Record("attendance.roll", "session_id", Permission.SESSIONS_SEE)
WALKER = Record("people.person", "person_id", Permission.SESSIONS_SEE)
OF_DUOS = {"needs": (duos.duos,), "record": DUO}
OF_MEMBERS = {"needs": (duos.members,), "record": MEMBER, "subject": PEOPLE}
OF_SESSIONS = {"needs": (sessions.sessions,), "record": SESSION}
OF_WALKERS = {"needs": (sessions.people_there, sessions.sessions), "record": WALKER, "subject": PEOPLE}
WALK, SAMEN_GENTENAAR = "buur_en_natuur", "samen_gentenaar"


def _women_and_men(said: Any) -> dict[str, str]:
    """How many women and how many men, each with its noun."""
    return {
        "women": ngettext("%(number)s woman", "%(number)s women", said.numbers["v"], number=said["v"]),
        "men": ngettext("%(number)s man", "%(number)s men", said.numbers["m"], number=said["m"]),
    }


def newcomer_share(facts: Facts) -> Reading:
    """Of the walkers who said so or not, those who are new residents."""
    walkers = [
        one for one in facts[sessions.people_there] if (one.programme, one.role) == (WALK, PARTICIPANT) and one.is_sure
    ]
    answers = {"yes": 0, "no": 0, None: 0}
    for one in walkers:
        answers[one.new_resident] = answers.get(one.new_resident, 0) + one.number
    unknown = answers.pop(None)
    months = by_month((one.month, one.number) for one in walkers if one.new_resident)
    return share(answers["yes"], sum(answers.values()), months, unknown=unknown, kind="answers", doubt="answers")


FIGURES = (
    Figure(
        "duos.samen_gentenaar",
        _l("Duos of Samen Gentenaar that started."),
        duos.started(SAMEN_GENTENAAR),
        sentence=lambda said: ngettext(
            "Samen Gentenaar matched %(value)s duo.",
            "Samen Gentenaar matched %(value)s duos.",
            said.number,
            value=said.value,
        ),
        rows=duos.duo_rows(SAMEN_GENTENAAR),
        **OF_DUOS,
    ),
    Figure(
        "duos.tandem",
        _l("Duos of TANDEM that started."),
        duos.started("tandem"),
        sentence=lambda said: ngettext(
            "In TANDEM %(value)s duo started.", "In TANDEM %(value)s duos started.", said.number, value=said.value
        ),
        rows=duos.duo_rows("tandem"),
        **OF_DUOS,
    ),
    Figure(
        "duos.tandem_oekraine",
        _l("Duos of TANDEM for people from Ukraine that started."),
        duos.started("tandem_ukraine"),
        sentence=lambda said: ngettext(
            "In TANDEM for people from Ukraine %(value)s duo started.",
            "In TANDEM for people from Ukraine %(value)s duos started.",
            said.number,
            value=said.value,
        ),
        rows=duos.duo_rows("tandem_ukraine"),
        **OF_DUOS,
    ),
    Figure(
        "duos.2run",
        _l("Duos of 2RUN that started."),
        duos.started("2run"),
        sentence=lambda said: ngettext(
            "In 2RUN %(value)s duo started.", "In 2RUN %(value)s duos started.", said.number, value=said.value
        ),
        rows=duos.duo_rows("2run"),
        **OF_DUOS,
    ),
    Figure(
        "duos.duoreno",
        _l("Duos of DuoReno that started."),
        duos.started("duoreno"),
        sentence=lambda said: ngettext(
            "In DuoReno %(value)s duo was formed.",
            "In DuoReno %(value)s duos were formed.",
            said.number,
            value=said.value,
        ),
        rows=duos.duo_rows("duoreno"),
        **OF_DUOS,
    ),
    Figure(
        "duos.samen_gentenaar_countries",
        _l("Countries of the newcomers in these duos."),
        duos.countries(NEWCOMER),
        sentence=lambda said: ngettext(
            "The newcomers came from %(value)s country.",
            "The newcomers came from %(value)s different countries.",
            said.number,
            value=said.value,
        ),
        rows=duos.member_rows(NEWCOMER, "country"),
        noun="countries",
        needs=(duos.members,),
        record=MEMBER,
    ),
    Figure(
        "duos.samen_gentenaar_newcomers",
        _l("Newcomers in duos of Samen Gentenaar, each once, women and men."),
        duos.by_sex(NEWCOMER),
        sentence=lambda said: _("Newcomers: %(women)s and %(men)s.", **_women_and_men(said)),
        rows=duos.member_rows(NEWCOMER, "sex"),
        unit=SPLIT,
        **OF_MEMBERS,
    ),
    Figure(
        "duos.samen_gentenaar_buddies",
        _l("Buddies in duos of Samen Gentenaar, each once, women and men."),
        duos.by_sex(BUDDY),
        sentence=lambda said: _("Buddies: %(women)s and %(men)s.", **_women_and_men(said)),
        rows=duos.member_rows(BUDDY, "sex"),
        unit=SPLIT,
        **OF_MEMBERS,
    ),
    Figure(
        "walks.walkers",
        _l("People who walked along, each once."),
        sessions.people(WALK, PARTICIPANT),
        sentence=lambda said: ngettext(
            "%(value)s person walked along at least once.",
            "%(value)s people walked along at least once.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.people_rows(WALK, PARTICIPANT),
        **OF_WALKERS,
    ),
    Figure(
        "walks.newcomer_share",
        _l("Of the walkers who answered, those who are new residents of Ghent, in %."),
        newcomer_share,
        sentence=lambda said: _("Of these, %(value)s are new residents of Ghent.", value=said.value),
        rows=figure_rows.people_rows(
            WALK, PARTICIPANT, part=Person.new_resident, left_out=Person.new_resident.is_(None), doubt="answers"
        ),
        unit=SHARE,
        **OF_WALKERS,
    ),
    Figure(
        "walks.per_week",
        _l("Walks in each week that has one."),
        sessions.told_by(WALK, sessions.per_week),
        sentence=lambda said: ngettext(
            "The group walked %(value)s time a week.",
            "The group walked %(value)s times a week.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.session_rows(WALK),
        unit=MEAN,
        **OF_SESSIONS,
    ),
    Figure(
        "duos.group_sessions",
        _l("Group activities of Samen Gentenaar."),
        sessions.held_count(SAMEN_GENTENAAR),
        sentence=lambda said: ngettext(
            "%(value)s group activity took place.",
            "%(value)s group activities took place.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.session_rows(SAMEN_GENTENAAR),
        **OF_SESSIONS,
    ),
    Figure(
        "duos.group_attendance",
        _l("Attendances at these, unnamed people too."),
        sessions.attendances(SAMEN_GENTENAAR),
        sentence=lambda said: ngettext(
            "%(value)s participant was counted there in total.",
            "%(value)s participants were counted there in total.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.session_rows(SAMEN_GENTENAAR, counts="participants"),
        noun="attendances",
        number_name=_l("Participants"),
        **OF_SESSIONS,
    ),
)
