"""How money, figures and the rules of the site work, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("account", "statement"),
        (
            _l("What was paid and what the stay costs so far; the balance stands on top."),
            _l("After a payment you get the receipt to print."),
            _l("Electricity is left out while a reading is missing; the page says so."),
            _l("A wrong line is reversed by one with the opposite amount, never wiped out."),
            _l("When the family leaves, settle: then the account is closed."),
        ),
    ),
    **dict.fromkeys(
        ("payment_form", "refund_form", "deduction_form", "debt"),
        (
            _l("Fill in the amount as you say it: 40 or 40,50."),
            _l("Say whether it was cash or by card: cash goes into the cash book."),
            _l("Write for what it is if that does not go without saying."),
            _l("Count the money before you press."),
            _l("A mistake is reversed on the account afterwards."),
        ),
    ),
    "settlement_form": (
        _l("Here you see what the stay cost, what was paid, and what is left."),
        _l("Look first whether the electricity is counted: it needs both readings."),
        _l("Money left is given back; what is missing is paid now or stays as a debt."),
        _l("A debt shows when the family comes again."),
        _l("A settlement can be undone on the account; the lines are then reversed."),
    ),
    "receipt_page": (
        _l("The receipt for a payment, in Dutch and in the language of the household."),
        _l("Print it and give it along."),
        _l("The number is unique and never used again."),
        _l("You find it again on the account of the stay."),
        _l("A reversed payment keeps its receipt, marked as reversed."),
    ),
    **dict.fromkeys(
        ("cash_book", "cash_book_sheet"),
        (
            _l("Everything that passed over the table on this day, with who booked it."),
            _l("Cash is counted apart from cards: only cash should be in the box."),
            _l("Count in the evening and close the day."),
            _l("What comes after the closing goes on the next day."),
            _l("Print the day or take it along as a spreadsheet."),
        ),
    ),
    "closing_form": (
        _l("Count what is in the cash box, and fill in the sum."),
        _l("The page says what should be there."),
        _l("A difference needs a word of explanation; that is no shame."),
        _l("Once closed, the day takes nothing more."),
        _l("A closing can be undone to count again."),
    ),
    "report": (
        _l("The figures of a year beside those of the year before."),
        _l("Choose the year above."),
        _l("Beneath a figure stands what it leaves out."),
        _l("Take it along as a spreadsheet or print it."),
        _l("No names of people stand in it."),
    ),
    **dict.fromkeys(
        ("tariffs", "tariff_form"),
        (
            _l("The tariff in force, those to come and those of before."),
            _l("A new tariff holds from a day on; what was booked before stays."),
            _l("The amounts of today are filled in: change only what is new."),
            _l("A tariff that has not begun can be withdrawn."),
            _l("Only an administrator sets tariffs."),
        ),
    ),
    **dict.fromkeys(
        ("settings", "rule_form", "closure_form"),
        (
            _l("The rules of the site: how long, how often, how many people and caravans."),
            _l("New rules hold from a day on; stays of before keep the old ones."),
            _l("A closure says from when to when nobody is checked in."),
            _l("Stays that run into a closure are shown on the plan."),
            _l("Rules that have not begun can be withdrawn."),
        ),
    ),
    **dict.fromkeys(
        ("house_rules", "house_rules_form"),
        (
            _l("The house rules as families get them, version by version."),
            _l("Choose a language to read or print it."),
            _l("A new version begins on a day; until then the old one holds."),
            _l("Write short sentences: they are read out at the gate."),
            _l("A version that has not begun can be withdrawn."),
        ),
    ),
    "house_rules_reading_form": (
        _l("The family reads the house rules here, before it signs."),
        _l("Choose its language, or let it choose."),
        _l("Turn the tablet: it opens nothing else then, whatever is tapped."),
        _l("The last button notes that the rules were read, and when."),
        _l("Take the tablet back with Staff and your PIN."),
    ),
}
