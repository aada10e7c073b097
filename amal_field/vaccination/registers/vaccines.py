"""The vaccines and lots that a register names: one that nobody knows yet is noted, for the coordinator to look at."""

from collections.abc import Iterable
from uuid import UUID

from amal_field.db import db
from amal_field.registers.importing.register import parts
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models import VaccineLot
from amal_field.vaccination.operations import lots
from amal_field.vaccination.queries import reference
from amal_field.vaccination.rules.words import BASIC, COVID, UNKNOWN


class Vaccines:
    """Those that there are, and those that an import adds."""

    def __init__(self, lots: Iterable[str | None], stamp: Stamp) -> None:
        self._stamp = stamp
        self._known = {vaccine.brand_key: vaccine.id for vaccine in reference.vaccines()}
        self._lots: dict[tuple[UUID, str], UUID] = {}
        for chunk in parts({lot for lot in lots if lot}):
            self._lots |= {(known.vaccine_id, known.lot): known.id for known in reference.known_lots(chunk)}

    def id_of(self, brand: str, kind: str | None) -> UUID:
        """The vaccine of this brand; a new one is of the kind of its session."""
        key = lots.brand_key(brand)
        if key not in self._known:
            values = {"brand": brand, "protects": COVID if kind == COVID else UNKNOWN, "kind": kind or BASIC}
            empty = dict.fromkeys(("least_days", "source", "confirmed_on"))
            self._known[key] = lots.add_vaccine(values | empty, stamp=self._stamp).id
        return self._known[key]

    def lot_id_of(self, vaccine_id: UUID, lot: str) -> UUID:
        """The lot of a vaccine; of a new one nobody read the month."""
        key = vaccine_id, lot
        if key not in self._lots:
            new = VaccineLot(vaccine_id=vaccine_id, lot=lot, expires_on=None, **stamped(self._stamp))
            db.session.add(new)
            self._lots[key] = new.id
        return self._lots[key]
