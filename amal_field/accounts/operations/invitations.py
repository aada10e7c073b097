"""An invitation ends once it is used or renewed, and with its user."""

from amal_field.accounts.models import User
from amal_field.db import db

COLUMNS = ("deactivated_at", "deactivated_by_id", "invitation_hash", "invitation_until", "invitation_serial")


def lock(user: User) -> None:
    """Read what invitations depend on, once those who are changing it have ended; nobody changes it meanwhile."""
    db.session.refresh(user, COLUMNS, with_for_update={"of": User})


def end_invitation(user: User) -> None:
    """Let every link that was given out for the user end."""
    user.invitation_hash = user.invitation_until = None
    user.invitation_serial += 1
