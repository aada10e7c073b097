"""The sentences of the transit site: refusals, history, and the words on tiles and tickets."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

from amal_field.transit_site.messages import roll_calls
from amal_field.transit_site.messages.roll_calls import ROLL_CALL_MARKS
from amal_field.transit_site.messages.season import BARS, SEASONS, SPANS
from amal_field.transit_site.rules import PitchState

__all__ = ["BARS", "SEASONS", "SPANS"]

SENTENCES = {
    "pitch_taken": _l("Pitch %(pitch)s has just been taken."),
    "pitch_unknown": _l("The site has no pitch %(pitch)s."),
    "pitch_blocked": _l("Pitch %(pitch)s takes nobody: %(reason)s."),
    "pitch_same": _l("They stand there already."),
    "moved_on": _l("They do not stand there any more. Load the page again to see how it stands."),
    "last_pitch": _l("This is their only pitch. Record a departure or move them instead."),
    "last_person": _l("Nobody would be left. Record a departure instead."),
    "nobody_here": _l("Tick at least one person who is here."),
    "too_many_people": _l("That is more than %(most)d people. Make a second stay for the others."),
    "person_here": _l("On the site already: %(people)s. Record their departure there first."),
    "person_elsewhere": _l(
        "One of these people has just come in on another stay. Load the page again to see how it stands."
    ),
    "day_to_come": _l("This day has not come yet."),
    "day_too_old": _l("This is more than %(days)d days ago. Ask the coordinator to bring it in with the registers."),
    "plan_before_arrival": _l("The planned departure lies before the arrival."),
    "departure_before_arrival": _l("They had not arrived yet on that day."),
    "departure_before_change": _l("Something about this stay changed after that day. Choose a later day."),
    "departure_before_payment": _l("They paid or were given money back after that day. Choose a later day."),
    "paid_before_arrival": _l("They had not arrived yet on that day."),
    "refund_too_much": _l("That is more than is theirs. Look at the account."),
    "entry_reverses": _l("This line reverses another. Book it anew instead."),
    "entry_settled": _l("This line belongs to the settlement. Undo the settlement instead."),
    "not_departed": _l("They have not left yet. Record their departure first."),
    "settled_already": _l("This stay has just been settled. Look at how it ended."),
    "account_made_up": _l("This stay is settled. Undo the settlement first."),
    "account_changed": _l("The account has changed meanwhile. Look at it again before you settle."),
    "tariff_backwards": _l("A tariff holds from today or a later day, never backwards."),
    "tariff_exists": _l("Another tariff starts on that day. Withdraw it or choose another day."),
    "tariff_in_force": _l("This tariff is in force. Set a new one from a day on instead."),
    "cash_closed": _l("The cash book of this day is closed."),
    "taken_too_much": _l("That is more than was counted."),
    "difference_unexplained": _l("There should be another amount. Count again, or say why it differs."),
    "later_closing": _l("A later day is closed already. Undo that one first."),
    "meter_back": _l("The meter runs back: at the start it stood at %(start)d."),
    "stay_over": _l("This stay has ended. Load the page again to see how it stands."),
    "stay_cancelled": _l("This stay was undone. Load the page again to see how it stands."),
    "block_exists": _l("This pitch is blocked already."),
    "pitch_in_use": _l("Somebody stands there. Move them first."),
    "closed": _l("The site is closed from %(since)s until %(until)s: %(reason)s."),
    "excluded": _l("This family is excluded until %(until)s."),
    "debt": _l("This family still has to pay %(amount)s."),
    "full": _l("At most %(most)d pitches may be taken, and so many are."),
    "too_many": _l("This family has had %(stays)d stays; %(most)d are allowed."),
    "too_soon": _l("They left on %(since)s. With %(most)d nights between two stays they can come from %(until)s."),
    "too_long": _l("The longest stay is %(most)d nights: they can stay until %(until)s."),
    "day_gone_by": _l("This day has gone by."),
    "refusal_without_reason": _l("Choose why it is refused."),
    "pitch_reserved": _l("Pitch %(pitch)s is reserved for %(name)s in these nights."),
    "pitch_kept": _l("Pitch %(pitch)s is kept for %(name)s. Choose another, or say first whether they come."),
    "reserved_same": _l("%(name)s has a reservation from %(since)s until %(until)s under the same phone number."),
    "reserved_already": _l("This family has a reservation from %(since)s until %(until)s already."),
    "reservation_over": _l("This reservation is over. Load the page again to see how it stands."),
    "exclusion_without_end": _l("Choose the last day of the exclusion."),
    "exclusion_over": _l("This day has gone by: choose today or later."),
    "warning_with_end": _l("A warning has no end. Leave the day empty, or choose an exclusion."),
    "measure_withdrawn": _l("This measure was withdrawn. Load the page again to see how it stands."),
    "nothing_inspected": _l("Choose for at least one thing how it was found."),
    "rule_backwards": _l("Rules hold from a day to come: tomorrow or later."),
    "rule_exists": _l("There are rules from this day on already. Withdraw them first."),
    "rule_holds": _l("These rules hold already. Set new ones from a day to come."),
    "closure_backwards": _l("This day has gone by. A closure begins today or later."),
    "closure_ends_early": _l("The site would open again before it is closed."),
    "closure_exists": _l("The site is closed in these days already."),
    "birth_after_arrival": _l("This birth lies after the arrival of stay %(stay)s."),
    "arrival_before_birth": _l("%(person)s was not born yet on this day."),
    "merge_two_stays": _l("They were on two stays at once, so they are two people, or one of these stays is wrong."),
    "same_as_two_stays": _l("This human being would be on the stays %(stay)s and %(other)s at once."),
    "human_twice": _l("%(person)s and %(other)s are the same human being."),
    "pitch_two_stays": _l("On pitch %(pitch)s stands stay %(other)s at that time."),
    "person_two_stays": _l("%(person)s is on stay %(other)s at that time."),
    "stay_changed": _l("Pitches or people of this stay were changed on screen outside these days."),
} | roll_calls.SENTENCES

EVENTS = {
    "site:stay:open": _l("Checked in on pitch %(pitches)s, %(people)s people"),
    "site:stay:complete": _l("Details noted: %(fields)s"),
    "site:stay:plan": _l("Plans to leave on %(on)s"),
    "site:stay:cancel": _l("Check-in undone"),
    "site:stay:depart": _l("Departed on %(on)s"),
    "site:stay:abandon": _l("Left without notice, last night %(on)s"),
    "site:departure:cancel": _l("Departure undone"),
    "site:money:book": _l("%(what)s booked: %(amount)s"),
    "site:money:reverse": _l("%(what)s reversed: %(amount)s"),
    "site:meter:read": _l("Meter read at departure: %(meter_end)s"),
    "site:account:settle": _l("Settled: %(outcome)s, %(amount)s"),
    "site:settlement:cancel": _l("Settlement undone"),
    "site:tariff:set": _l("Tariff set from %(on)s"),
    "site:tariff:withdraw": _l("Tariff from %(on)s withdrawn"),
    "site:cash:close": _l("Cash book of %(on)s closed, counted %(amount)s"),
    "site:cash:reopen": _l("Cash book of %(on)s opened again"),
    "site:stay:import": _l("Taken over from the register %(register)s"),
    "site:person:arrive": _l("%(person)s joined the stay"),
    "site:person:leave": _l("%(person)s left the stay"),
    "site:spell:restore": _l("Undone, still there: %(what)s"),
    "site:spell:withdraw": _l("Undone, was not there: %(what)s"),
    "site:pitch:take": _l("Pitch %(pitch)s taken too"),
    "site:pitch:leave": _l("Pitch %(pitch)s given back"),
    "site:pitch:move": _l("Moved from pitch %(before)s to %(pitch)s"),
    "site:caravan:arrive": _l("Caravan %(plate)s came"),
    "site:caravan:leave": _l("Caravan %(plate)s left"),
    "site:house_rules:write": _l("House rules written, version %(version)s from %(on)s"),
    "site:house_rules:withdraw": _l("House rules withdrawn, version %(version)s"),
    "site:block:begin": _l("Blocked: %(reason)s"),
    "site:block:end": _l("Open again"),
    "site:reservation:make": _l("Reservation from %(on)s: %(to)s"),
    "site:reservation:change": _l("Reservation changed: %(fields)s"),
    "site:reservation:cancel": _l("Reservation cancelled"),
    "site:reservation:miss": _l("Nobody came"),
    "site:reservation:restore": _l("Undone: the reservation stands again"),
    "site:reservation:keep": _l("Place kept a day more, on %(on)s"),
    "site:reservation:let_go": _l("Undone: the place is not kept longer"),
    "site:measure:take": _l("%(kind)s: %(reason)s"),
    "site:measure:withdraw": _l("%(kind)s withdrawn"),
    "site:measure:appeal": _l("Answer to the %(kind)s noted"),
    "site:pitch:inspect": _l("Pitch inspected (%(moment)s), not in order: %(wrong)s"),
    "site:rule:decide": _l("Decided to let pass: %(rules)s. Reason: %(reason)s"),
    "site:rule:set": _l("New rules from %(on)s"),
    "site:rule:withdraw": _l("Rules from %(on)s withdrawn"),
    "site:closure:set": _l("Closed from %(on)s: %(reason)s"),
    "site:closure:end": _l("Closure ended: %(reason)s"),
} | roll_calls.EVENTS

STATES = {
    PitchState.FREE: (_p("letter on a tile", "F"), _l("Free")),
    PitchState.TAKEN: (_p("letter on a tile", "T"), _l("Taken")),
    PitchState.OVERDUE: (_p("letter on a tile", "!"), _l("Overdue")),
    PitchState.EXPECTED: (_p("letter on a tile", "E"), _l("Expected today")),
    PitchState.LATE: (_p("letter on a tile", "L"), _l("Late, place kept")),
    PitchState.BLOCKED: (_p("letter on a tile", "×"), _l("Blocked")),
}

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
    "closed": _l("Closure"),
    "excluded": _l("Exclusion"),
    "debt": _l("Open debt"),
    "full": _l("Capacity"),
    "too_many": _l("Stays a year"),
    "too_soon": _l("Minimum gap"),
    "too_long": _l("Longest stay"),
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

WORDS = TO_DO | RULES | MONEY_KINDS | OUTCOMES | WISHES | RESERVATION_STATES | ROLL_CALL_MARKS
"""What a code in the history is called."""
