"""Who said yes or no, as a register tells it of somebody on a list."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from amal_field.db import db
from amal_field.registers.importing.register import Row, parts
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine
from amal_field.vaccination.operations import door
from amal_field.vaccination.rules.words import ADULT, NO, REFUSALS, REGISTER, SELF, YES


class Answers:
    """What registers told of some lines, and what an import adds."""

    def __init__(self, lines: Iterable[VaccinationLine], stamp: Stamp) -> None:
        self._stamp = stamp
        self._known: dict[UUID, list[VaccinationConsent]] = defaultdict(list)
        for chunk in parts({line.id for line in lines}):
            for answer in door.register_answers(chunk):
                self._known[answer.line_id].append(answer)

    def yes_for(self, row: Row, line_id: UUID, *, minor: bool, day: date) -> VaccinationConsent | None:
        """The yes on which what a row tells rests. Who says no, and so why nothing was given, stands by itself."""
        said_by, answer = row.final("toestemming_door"), NO if row.final("reden") in REFUSALS else YES
        if not said_by:
            return None
        said_by = ADULT if said_by == SELF and not minor else said_by
        same = [one for one in self._known[line_id] if (one.said_by, one.answer) == (said_by, answer)]
        said = same[0] if same else self._add(line_id, said_by, answer, day)
        return said if answer == YES else None

    def _add(self, line_id: UUID, said_by: str, answer: str, day: date) -> VaccinationConsent:
        said = VaccinationConsent(
            line_id=line_id,
            purpose=door.VACCINATION,
            answer=answer,
            said_by=said_by,
            how=REGISTER,
            given_on=day,
            **stamped(self._stamp),
        )
        db.session.add(said)
        self._known[line_id].append(said)
        return said
