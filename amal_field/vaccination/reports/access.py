"""Who may see health data, made from the roles and the door (law of 30 July 2018, art. 9: `domain.md` G.6): in which
capacity, what, when, and bound by what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from amal_field.accounts.models import User
from amal_field.permissions import GRANTS, Permission, Role
from amal_field.vaccination.models import HealthDuty

WHAT = (Permission.VACCINATION_PLAN, Permission.VACCINATION_RECORD, Permission.REFERRALS_CARE)
"""What gives sight of health data; who holds the first sees all that the second does too."""
BEHIND_DUTY = frozenset({Permission.VACCINATION_PLAN, Permission.VACCINATION_RECORD})
"""What nobody reaches before their secrecy is noted."""


@dataclass(frozen=True)
class Holder:
    """A user with the role, and what binds them; `may_pass`: it binds today."""

    name: str
    duty: HealthDuty | None
    may_pass: bool


@dataclass(frozen=True)
class Capacity:
    """A role that sees health data: what of it (permissions), and who has the role, where that is shown."""

    role: Role
    what: Sequence[Permission]
    holders: list[Holder] = field(default_factory=list)

    @property
    def wants_duty(self) -> bool:
        """Whether the door asks for a noted secrecy."""
        return not BEHIND_DUTY.isdisjoint(self.what)


def capacities(users: Sequence[User], duties: Mapping[UUID, HealthDuty], day: date) -> list[Capacity]:
    """The roles that see health data, in the order of the roles, with who of these users has them."""
    return [
        Capacity(role, what, [_holder(user, duties.get(user.id), day) for user in users if role in user.roles])
        for role in Role
        if (what := _what(role))
    ]


def _what(role: Role) -> list[Permission]:
    held = [permission for permission in WHAT if permission in GRANTS[role]]
    if Permission.VACCINATION_PLAN in held:
        held.remove(Permission.VACCINATION_RECORD)
    return held


def _holder(user: User, duty: HealthDuty | None, day: date) -> Holder:
    return Holder(user.name, duty, duty is not None and duty.binds_on(day))
