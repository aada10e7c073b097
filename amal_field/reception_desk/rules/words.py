"""The words of the reception desk that stand in the database (`registers.md`)."""

STATUSES = ("none", "registered", "certificate", "annex_15", "a_card")
"""The statuses of protection, in the order in which somebody gets them (`domain.md` J.5)."""
ADDRESS_KINDS = ("host_family", "city_reception", "own", "unknown")
COMPANIONS = ("parent", "guardian", "relative", "other", "nobody")
"""Who came with a minor (`domain.md` J.5)."""
UNACCOMPANIED = ("relative", "other", "nobody")
"""Those of them with whom a minor has nobody who may decide: it is to be reported (`domain.md` J.5)."""
WITHOUT_PARENT = ("guardian", *UNACCOMPANIED)
REPORTED_HOW = ("phone", "form", "by_dvz")
"""How a minor was reported to the Guardianship Service; the Immigration Office (DVZ) does so at Heysel."""
ANSWERED_BY = ("self", "parent", "guardian")
"""Who said whether the welfare side may see somebody."""
SERVICES = ("desk", "site", "other")
"""For whom an interpreter works."""
MANNERS = ("on_site", "phone", "video")
TIERS = ("social", "crisis")
"""A social interpreter, or a volunteer for the crisis (`domain.md` J.5)."""
REQUESTED, CONFIRMED, REFUSED, DONE = "requested", "confirmed", "refused", "done"
IN_TIME, LATE, CANCELLED = "cancelled_in_time", "cancelled_late", "cancelled"
"""Cancelled, and when: the register does not tell when."""
NOT_DELIVERED = "not_delivered"
STATES = (REQUESTED, CONFIRMED, REFUSED, DONE, IN_TIME, LATE, CANCELLED, NOT_DELIVERED)
OPEN_STATES = (REQUESTED, CONFIRMED)
"""The states in which an interpreter may still come."""
ASSIGNMENT_PURPOSES = ("desk", "info_session", "school", "welfare", "other")
"""What an interpreter is asked for; never what is said (`domain.md` J.5)."""
INTEGRATION, WELFARE = SIDES = ("integration", "welfare")
"""Ours, and that of the OCMW."""
SOCIAL_HELP = "welfare"
PURPOSES = ("school", "dutch", SOCIAL_HELP, "other")
"""What somebody comes for."""
WAITING, CALLED, ABSENT, AWAY, SERVED, NOT_SERVED = TICKET_STATES = (
    *("waiting", "called", "absent", "away", "served", "not_served"),
)
"""How it is with a ticket. `absent`: was called and not here; `away`: comes back later."""
CALL_OUTCOMES = (SERVED, ABSENT, AWAY, "passed", "counter_closed", NOT_SERVED, "undone")
"""How a call ended."""

INFO_SESSION = "info_session"
STEPS = ("school", "dutch", "welfare", "health_fund", "work", "housing", INFO_SESSION, "buddy")
"""What a person at the desk is helped with, in the order of the list."""
OPEN, BUSY, STEP_DONE, NOT_NEEDED = "open", "busy", "done", "not_needed"
STEP_STATES = (OPEN, BUSY, STEP_DONE, NOT_NEEDED)
"""How far a step is."""
INFO, MEETING = "info", "meeting"
KINDS_OF_SESSIONS = (INFO, MEETING)
"""The kinds of programme of which the desk sees the sessions, and to which it invites."""
ANSWERS = ("waiting_list", "accepted", "started", "refused", "not_taken_up")
"""What the welfare side may say of a referral: how it goes on, not that it is withdrawn or opened again."""
