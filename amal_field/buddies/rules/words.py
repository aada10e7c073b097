"""The words that duos know: sides, reasons of an end, kinds of meetings, and ways in which these come."""

from datetime import date

NEVER = date(9999, 12, 31)
"""The day that does not come: until when an open duo lasts, and when one that has not started does."""
BUDDY, NEWCOMER = ROLES = ("buddy", "newcomer")
PROPOSED, AGREED, ACTIVE, CLOSED, DECLINED = ("proposed", "agreed", "active", "closed", "declined")
DECLINED_BY = (*ROLES, "withdrawn")
"""Who ended a proposal: a side that said no, or the coordinator who took it back."""
REASONS = ("completed", "moved", "no_time", "no_click", "language", "family", "work", "unknown")
KINDS = ("walk", "coffee", "sport", "outing", "other")
DESK, REGISTER = "desk", "register"
LINK = "link"
WAYS = (DESK, LINK, REGISTER)
SECOND_REASONS = ("runs_out", "family_member", "agreed", REGISTER)
"""Why a newcomer is in a second open duo of a programme."""
PROLONG_REASONS = ("asked", "goal", "paused")
"""Why a duo goes on beyond its planned end."""
CALLED, TRIED = CALLS = ("called", "tried")
"""Signs of a duo that are no meetings."""
