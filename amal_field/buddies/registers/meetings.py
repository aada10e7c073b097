"""Writing the register of meetings; then the duos that the import touched get their own days."""

from sqlalchemy import select

from amal_field import audit
from amal_field.buddies.models import Match, MatchMeeting
from amal_field.buddies.registers.checks import Spans
from amal_field.buddies.registers.duos import AllTouched, finish
from amal_field.buddies.rules.words import REGISTER
from amal_field.db import db
from amal_field.registers.importing.register import Import, Row, parts
from amal_field.stamp import stamped


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each meeting."""
    spans, stamp = importing.get(Spans), importing.stamp
    rows = [row for row in importing["ontmoetingen"].read_rows if row.is_new or row.changes]
    match_ids = {row.number: spans.of[row.final("duo_nr")].match_id for row in rows if _is_placed(row)}
    matches = {
        match.id: match
        for chunk in parts(set(match_ids.values()))
        for match in db.session.scalars(select(Match).where(Match.id.in_(chunk)))
    }
    for row in rows:
        meeting = row.stored.subject if row.stored else MatchMeeting(id=row.subject_id, via=REGISTER, **stamped(stamp))
        if row.number in match_ids:
            if row.stored:
                db.session.refresh(meeting, ["begins_on", "ends_on"])
            for name, value in matches[match_ids[row.number]].for_meetings.items():
                setattr(meeting, name, value)
        meeting.register_no = row.number
        meeting.met_on, meeting.minutes = row.final("datum"), row.final("minuten")
        meeting.kind, meeting.is_done = row.final("soort"), row.final("gedaan") == "yes"
        db.session.add(meeting)
        audit.record("buddies:meeting:import", meeting, stamp)
    db.session.flush()
    finish(importing.get(AllTouched))


def _is_placed(row: Row) -> bool:
    """Whether the row says of which duo it is, and nobody moved it on screen."""
    return row.is_new or "duo_nr" in row.changes
