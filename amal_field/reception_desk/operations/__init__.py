"""What people do at the reception desk. Each operation changes, flushes and records; none commits."""

from amal_field.reception_desk.operations.invitations import cancel_invitation, invite
from amal_field.reception_desk.operations.steps import take_step

__all__ = ["cancel_invitation", "invite", "take_step"]
