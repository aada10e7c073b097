"""What of the planning ends when somebody may sign in no more: their calendar."""

from amal_field.accounts.models import User
from amal_field.planning import operations
from amal_field.planning.queries import feeds


def end_with_user(user: User) -> None:
    """Let the address of the user's own calendar end, for good."""
    feed = feeds.feed_of(person_id=user.person_id) if user.person_id else None
    if feed:
        operations.end_addresses(feed)
