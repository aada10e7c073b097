"""The words of the codes of the site, on tiles, in lists, on tickets."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

from amal_field.transit_site.messages.roll_calls import ROLL_CALL_MARKS
from amal_field.transit_site.rules import PitchState

STATES = {
    PitchState.FREE: (_p("letter on a tile", "F"), _l("Free")),
    PitchState.TAKEN: (_p("letter on a tile", "T"), _l("Taken")),
    PitchState.OVERDUE: (_p("letter on a tile", "!"), _l("Overdue")),
    PitchState.EXPECTED: (_p("letter on a tile", "E"), _l("Expected today")),
    PitchState.LATE: (_p("letter on a tile", "L"), _l("Late, place kept")),
    PitchState.BLOCKED: (_p("letter on a tile", "×"), _l("Blocked")),
}

SPANS = {"month": _l("Month"), "season": _l("Season"), "year": _l("Year")}
SEASONS = {
    3: _l("Spring %(year)s"),
    6: _l("Summer %(year)s"),
    9: _l("Autumn %(year)s"),
    12: _l("Winter %(year)s"),
}
"""The month in which a season begins, and what the season is called."""

BARS = {"gone": _l("left"), "here": _l("on the site"), "overdue": _l("overdue"), "blocked": _l("blocked")}
"""What a bar of the season picture says of its days."""

TO_DO = {
    "plan": _l("Planned departure"),
    "prepayment": _l("Prepayment"),
    "meter": _l("Meter reading"),
    "identity": _l("Document seen"),
    "house_rules": _l("House rules handed over"),
}

MARKS = {
    "too_long": _l("Longer than the site allows"),
    "too_many": _l("More stays this year than the site allows"),
}

RULES = {
    "closed": _l("The site is closed"),
    "excluded": _l("Exclusion"),
    "debt": _l("Open debt"),
    "full": _l("The site is full"),
    "too_many": _l("Too many stays this year"),
    "too_soon": _l("Too soon after the stay before"),
    "too_long": _l("Longer than the site allows"),
}

STATE_CHOICES = {
    "confirmed": _l("Confirm"),
    "waiting": _l("Waiting list"),
    "requested": _l("Decide later"),
    "refused": _l("Refuse"),
}

RESERVATION_STATES = {
    "requested": _l("Not decided yet"),
    "confirmed": _l("Confirmed"),
    "waiting": _l("Waiting list"),
    "refused": _l("Refused"),
    "cancelled": _l("Cancelled"),
    "missed": _l("Did not come"),
    "used": _l("Came"),
}

RESERVATION_ANSWERS = {
    "requested": _l("The reservation of %(name)s is noted. Nothing is decided yet."),
    "confirmed": _l("The reservation of %(name)s is confirmed."),
    "waiting": _l("%(name)s is on the waiting list."),
    "refused": _l("The reservation of %(name)s is refused."),
    "cancelled": _l("%(name)s does not come any more: the reservation is cancelled."),
    "missed": _l("%(name)s did not come."),
    "used": _l("%(name)s came."),
}
"""What is said once a reservation has this state."""

REFUSALS = {
    "full": _l("The site is full"),
    "debt": _l("Open debt"),
    "exclusion": _l("Exclusion"),
    "not_roadworthy": _l("Caravan not roadworthy"),
    "not_the_target_group": _l("Not who the site is for"),
    "other": _l("Another reason"),
}

STAYS_WITHIN = {"calendar_year": _l("The calendar year of arrival"), "twelve_months": _l("The past twelve months")}

IDENTITY_KINDS = {
    "identity_card": _l("Identity card"),
    "passport": _l("Passport"),
    "residence_card": _l("Residence card"),
    "other": _l("Another document"),
}

DEPARTURES = {"departed": _l("Departed"), "left_without_notice": _l("Left without notice")}
MONEY_KINDS = {
    "prepayment": _l("Prepayment"),
    "payment": _l("Payment"),
    "day_fee": _l("Day fee"),
    "electricity": _l("Electricity"),
    "deduction": _l("Deduction"),
    "refund": _l("Given back"),
}

METHODS = {"cash": _l("Cash"), "card": _l("Card"), "transfer": _l("Transfer")}
TOTALS = {"cash": _l("Total in cash"), "card": _l("Total by card"), "transfer": _l("Total by transfer")}
"""A total of the cash book, for each way of paying."""

WISHES = {
    "name": _l("Name"),
    "phone": _l("Phone"),
    "nights": _l("Nights"),
    "pitch": _l("Pitch"),
    "caravans": _l("Caravans"),
    "people": _l("People"),
    "state": _l("What becomes of it"),
}

DEDUCTIONS = {
    "damage": _l("Damage to the pitch"),
    "cleaning": _l("Pitch left dirty"),
    "lost_key": _l("Key or badge not returned"),
    "missing": _l("Equipment missing"),
    "other": _l("Something else"),
}

OUTCOMES = {
    "even": _l("Nothing to pay"),
    "received": _l("Paid"),
    "given_back": _l("Given back"),
    "owed": _l("Left as a debt"),
    "credit": _l("To be given back later"),
}

SETTLED = {
    "even": _l("Settled: there is nothing to pay."),
    "received": _l("Settled and paid."),
    "given_back": _l("Settled and given back."),
    "owed": _l("Settled: the debt stays open."),
    "credit": _l("Settled: the money is given back later."),
}
"""How an account ended, as one sentence."""

DECIDED = {"moved": _l("it counts, on another pitch")}
"""What was decided of what came late, beside what every room has."""
WORDS = DECIDED | TO_DO | RULES | MONEY_KINDS | OUTCOMES | WISHES | RESERVATION_STATES | ROLL_CALL_MARKS
"""What a code in the history is called."""
