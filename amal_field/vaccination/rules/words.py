"""The codes of this room. Each has its word in `messages`."""

GROUNDS = ("contract", "volunteer", "law")
"""What binds somebody to keep secret what they read here."""
_SITE, _EXPECTED, WALK_IN = CAME_AS = ("site", "expected", "walk_in")
"""How somebody came on a list: is on the site, is expected there, walked in."""
PURPOSES = ("vaccination", "card")
YES, NO = "yes", "no"
ANSWERS = (YES, NO)
PARENT, _GUARDIAN, SELF, ADULT = CONSENT_BY = ("parent", "guardian", "self", "adult")
"""Who says yes or no. `self`: a minor who can judge this, says the nurse or doctor; that day only."""
HOW = ("present", "paper")
"""How it was said. Never by phone: who speaks there cannot be seen."""
GIVEN, NOT_GIVEN = OUTCOMES = ("given", "not_given")
ABSENT, POSTPONED, OTHER = "absent", "postponed", "other"
REASONS = (ABSENT, "left", "no_consent", "declined", POSTPONED, "in_order", "out_of_stock", "age", OTHER)
"""Why nothing was given, none of them medical: `postponed` hides what the team knows."""
TOTALS = ("listed", "vaccinated", "given", "walk_ins")
"""What an action adds up to, as a whole."""
BY_BRAND, PROMISED = "brand", "promised"
COUNTED = (*TOTALS, NOT_GIVEN, BY_BRAND, PROMISED)
"""What is counted of an action, and kept when its list is removed."""
MISTAKES = ("wrong_child", "wrong_lot", "wrong_dose", "not_done", "given_after_all")
"""Why what was noted was taken back."""
PROTECTS = (
    "hexavalent",
    "pneumococcal",
    "rotavirus",
    "mmr",
    "menc",
    "menacwy",
    "tetravalent",
    "hpv",
    "dtpa",
    "covid",
)
"""What a vaccine protects against: doses against one of these are counted together."""
BASIC, COVID = KINDS = ("basic", "covid")
WEEKS, MONTHS, YEARS = UNITS = ("weeks", "months", "years")
MOST_DOSES = 9
SEEN, TOLD = KNOWN_BY = ("seen", "told")
"""How a dose on a card is known: seen on the card, or told by the team."""
KEPT, *_NOTED = ENDINGS = ("kept", "elsewhere", "not_needed")
"""How a promised dose ends."""
_FAMILY, NEXT_DOSE, *_OTHERS = LOOKING_FOR = ("family", "next_dose", "recall", "correction")
"""Why somebody looks at a card or searches a lot."""
