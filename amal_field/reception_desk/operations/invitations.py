"""Inviting people to sessions."""

from amal_field import audit
from amal_field.attendance.models import GroupSession
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.reception_desk import queries
from amal_field.reception_desk.models import SessionInvitation
from amal_field.stamp import Stamp, stamped


def invite(person: Person, group_session: GroupSession, *, stamp: Stamp) -> None:
    """Expect somebody at a session. Twice is once."""
    if queries.invitation_of(person.id, group_session.id) is not None:
        return
    whose = {"person_id": person.id, "recorded_person_id": person.id}
    invitation = SessionInvitation(session_id=group_session.id, **whose, **stamped(stamp))
    db.session.add(invitation)
    db.session.flush()
    audit.record("reception_desk:invitation:make", invitation, stamp)


def cancel_invitation(person: Person, group_session: GroupSession, *, stamp: Stamp) -> None:
    """They are not invited after all. Twice is once."""
    invitation = queries.invitation_of(person.id, group_session.id)
    if invitation is None:
        return
    invitation.cancel(stamp)
    db.session.flush()
    audit.record("reception_desk:invitation:cancel", invitation, stamp)
