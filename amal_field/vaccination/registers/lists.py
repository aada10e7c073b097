"""The lists that an import writes, each with its action."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from amal_field.attendance.models import GroupSession
from amal_field.attendance.registers.presences import Presence
from amal_field.db import db
from amal_field.people.models import HouseholdMember
from amal_field.registers.importing.register import parts
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models import VaccinationAction
from amal_field.vaccination.models.health import VaccinationLine
from amal_field.vaccination.operations import actions, door
from amal_field.vaccination.queries.actions import actions_of
from amal_field.vaccination.registers.told import Told
from amal_field.vaccination.rules.words import IMPORT


class Lists:
    """The lists of some sessions, locked; an action is made where nobody has prepared one."""

    def __init__(self, rows: Collection[Presence | Told], stamp: Stamp) -> None:
        self._stamp = stamp
        self._homes = _homes_of({row.recorded_id for row in rows})
        session_ids = {row.session_id for row in rows}
        self._sessions: dict[UUID, GroupSession] = {}
        for chunk in parts(session_ids):
            wanted = select(GroupSession).where(GroupSession.id.in_(chunk))
            self._sessions |= {session.id: session for session in db.session.scalars(wanted)}
        self._actions: dict[UUID, VaccinationAction] = actions_of(session_ids)
        for key in sorted(session_ids - self._actions.keys()):
            self._actions[key] = actions.prepare_action(self._sessions[key], stamp=stamp)
        self._revisions, self._lines, self._last = {}, {}, {}
        for key, action in self._actions.items():
            self._revisions[key] = actions.count_up(action)
            self._lines[key] = door.standing_lines(action.id)
            self._last[key] = door.last_number(action.id)

    def session(self, session_id: UUID) -> GroupSession:
        """The session."""
        return self._sessions[session_id]

    def action(self, session_id: UUID) -> VaccinationAction:
        """Its action."""
        return self._actions[session_id]

    def revision(self, session_id: UUID) -> int:
        """The revision of its list from now on."""
        return self._revisions[session_id]

    def line_of(self, session_id: UUID, person_id: UUID) -> VaccinationLine:
        """Somebody's line on its list, made where they have none."""
        lines = self._lines[session_id]
        if person_id not in lines:
            self._last[session_id] += 1
            lines[person_id] = VaccinationLine(
                action_id=self._actions[session_id].id,
                person_id=person_id,
                recorded_person_id=person_id,
                household_id=self._homes.get(person_id),
                came_as=IMPORT,
                number=self._last[session_id],
                revision=self._revisions[session_id],
                **stamped(self._stamp),
            )
            db.session.add(lines[person_id])
        return lines[person_id]


def _homes_of(person_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The household of each of these now."""
    homes: dict[UUID, UUID] = {}
    for chunk in parts(person_ids):
        present = (HouseholdMember.person_id.in_(chunk), HouseholdMember.is_present)
        wanted = select(HouseholdMember.person_id, HouseholdMember.household_id).where(*present)
        for person_id, household_id in db.session.execute(wanted.order_by(HouseholdMember.id)):
            homes.setdefault(person_id, household_id)
    return homes
