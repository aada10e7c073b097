"""The annual figures that sessions tell: class unit, tables, and of the desk its groups (`domain.md` I.1, I.3)."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from amal_field.attendance.reports import facts, figure_rows
from amal_field.attendance.rules import HELPER, PARTICIPANT
from amal_field.figures.figure import MEAN, PEOPLE, RANGE, Figure, Record
from amal_field.people.models import Person
from amal_field.permissions import Permission

SESSION = Record("attendance.roll", "session_id", Permission.SESSIONS_SEE)
SERIES = Record("planning.series", "series_id", Permission.PLANNING_OPEN)
PERSON = Record("people.person", "person_id", Permission.SESSIONS_SEE)
HELPER_OF_CLASS = Record("people.person", "person_id", Permission.CLASS_SEE, "people")
PERSON_OF_DESK = Record("people.person", "person_id", Permission.DESK_SEE, "desk")
OF_SESSIONS = {"needs": (facts.sessions,), "record": SESSION}
OF_PEOPLE = {"needs": (facts.people_there, facts.sessions), "subject": PEOPLE}


def _began(there: Any) -> Any:
    return Person.volunteer_since_on.between(there.c.first, there.c.last)


def _is_student(there: Any) -> Any:
    return Person.student_at.is_not(None)


CLASS_UNIT = (
    Figure(
        "class.activities",
        _l("Activities of the class unit."),
        facts.held_count("class_unit", "activity"),
        sentence=lambda said: ngettext(
            "In the class unit %(value)s activity took place.",
            "In the class unit %(value)s activities took place.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.session_rows("class_unit", kind="activity"),
        noun="activities",
        **OF_SESSIONS,
    ),
    Figure(
        "class.children_range",
        _l("The lowest and the highest number of children at a lesson or an activity of the class unit."),
        facts.told_by("class_unit", lambda held: facts.lowest_and_highest([session.children for session in held])),
        sentence=lambda said: _(
            "Between %(low)s and %(high)s children took part at a time.", low=said.low, high=said.high
        ),
        rows=figure_rows.session_rows("class_unit", counts="children"),
        number_name=_l("Children"),
        unit=RANGE,
        **OF_SESSIONS,
    ),
    Figure(
        "class.new_volunteers",
        _l("Volunteers who helped at the class unit and began in the year."),
        facts.people("class_unit", HELPER, lambda group: group.began),
        sentence=lambda said: ngettext(
            "%(value)s new volunteer helped.", "%(value)s new volunteers helped.", said.number, value=said.value
        ),
        rows=figure_rows.people_rows("class_unit", HELPER, _began),
        noun="helpers",
        record=HELPER_OF_CLASS,
        **OF_PEOPLE,
    ),
    Figure(
        "class.students",
        _l("Students on placement who helped at the class unit."),
        facts.people("class_unit", HELPER, lambda group: group.student),
        sentence=lambda said: ngettext(
            "%(value)s student did a placement there.",
            "%(value)s students did a placement there.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.people_rows("class_unit", HELPER, _is_student),
        noun="students",
        record=HELPER_OF_CLASS,
        **OF_PEOPLE,
    ),
    Figure(
        "class.pretkamjonet_mean",
        _l("Mean number of children at a session of Pretkamjonet."),
        facts.told_by("pretkamjonet", facts.mean_of_children),
        sentence=lambda said: ngettext(
            "Pretkamjonet reached %(value)s child on average.",
            "Pretkamjonet reached %(value)s children on average.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.session_rows("pretkamjonet", counts="children"),
        number_name=_l("Children"),
        unit=MEAN,
        **OF_SESSIONS,
    ),
)

TABLES = (
    Figure(
        "tables.online_participants",
        _l("People at the online tables, each once."),
        facts.people("online_table", PARTICIPANT),
        sentence=lambda said: ngettext(
            "The online tables had %(value)s unique participant.",
            "The online tables had %(value)s unique participants.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.people_rows("online_table", PARTICIPANT),
        record=PERSON,
        **OF_PEOPLE,
    ),
    Figure(
        "tables.online_mean",
        _l("Mean participants of an online table."),
        facts.told_by("online_table", facts.mean_of),
        sentence=lambda said: ngettext(
            "On average %(value)s person took part online.",
            "On average %(value)s people took part online.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.session_rows("online_table", counts="participants"),
        number_name=_l("Participants"),
        unit=MEAN,
        **OF_SESSIONS,
    ),
    Figure(
        "tables.physical_range",
        _l("The lowest and the highest number of participants of a conversation table on the spot."),
        facts.told_by(
            "physical_table", lambda held: facts.lowest_and_highest([session.participants for session in held])
        ),
        sentence=lambda said: _(
            "At the tables on the spot were between %(low)s and %(high)s participants.", low=said.low, high=said.high
        ),
        rows=figure_rows.session_rows("physical_table", counts="participants"),
        number_name=_l("Participants"),
        unit=RANGE,
        **OF_SESSIONS,
    ),
    Figure(
        "tables.physical_per_week",
        _l("Conversation tables on the spot in each week that has one."),
        facts.told_by("physical_table", facts.per_week),
        sentence=lambda said: ngettext(
            "They took place %(value)s time a week.",
            "They took place %(value)s times a week.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.session_rows("physical_table"),
        unit=MEAN,
        **OF_SESSIONS,
    ),
    Figure(
        "tables.physical_volunteers",
        _l("Helpers at the conversation tables on the spot, each once."),
        facts.people("physical_table", HELPER),
        sentence=lambda said: ngettext(
            "%(value)s volunteer led them.", "%(value)s volunteers led them.", said.number, value=said.value
        ),
        rows=figure_rows.people_rows("physical_table", HELPER),
        noun="helpers",
        record=PERSON,
        **OF_PEOPLE,
    ),
    Figure(
        "tables.advanced_mean",
        _l("Mean participants of a table for the advanced."),
        facts.told_by("advanced_table", facts.mean_of),
        sentence=lambda said: ngettext(
            "At the tables for the advanced was %(value)s person on average.",
            "At the tables for the advanced were %(value)s people on average.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.session_rows("advanced_table", counts="participants"),
        number_name=_l("Participants"),
        unit=MEAN,
        **OF_SESSIONS,
    ),
    Figure(
        "tables.advanced_volunteers",
        _l("Helpers at the tables for the advanced, each once."),
        facts.people("advanced_table", HELPER),
        sentence=lambda said: ngettext(
            "%(value)s volunteer led the tables for the advanced.",
            "%(value)s volunteers led the tables for the advanced.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.people_rows("advanced_table", HELPER),
        noun="helpers",
        record=PERSON,
        **OF_PEOPLE,
    ),
)
