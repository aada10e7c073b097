"""The codes of this room. Each has its word in `messages`."""

GROUNDS = ("contract", "volunteer", "law")
"""What binds somebody to keep secret what they read here."""
_SITE, _EXPECTED, WALK_IN, IMPORT = CAME_AS = ("site", "expected", "walk_in", "import")
"""How somebody came on a list: is on the site, is expected there, walked in, or a register tells it."""
PURPOSES = ("vaccination", "card")
YES, NO = "yes", "no"
ANSWERS = (YES, NO)
PARENT, _GUARDIAN, SELF, ADULT = CONSENT_BY = ("parent", "guardian", "self", "adult")
"""Who says yes or no. `self`: a minor who can judge this, says the nurse or doctor; that day only."""
_PRESENT, _PAPER, REGISTER = HOW = ("present", "paper", "register")
"""How it was said; of what a register tells nobody knows more. Never by phone: who speaks there cannot be seen."""
GIVEN, NOT_GIVEN = OUTCOMES = ("given", "not_given")
ABSENT, POSTPONED, OTHER = "absent", "postponed", "other"
REASONS = (ABSENT, "left", "no_consent", "declined", POSTPONED, "in_order", "out_of_stock", "age", OTHER)
"""Why nothing was given, none of them medical: `postponed` hides what the team knows."""
REFUSALS = ("no_consent", "declined")
"""Those that somebody answers: nobody says yes, or somebody says no."""
TOTALS = ("listed", "vaccinated", "given", "walk_ins")
"""What an action adds up to, as a whole."""
BY_BRAND, PROMISED = "brand", "promised"
COUNTED = (*TOTALS, NOT_GIVEN, BY_BRAND, PROMISED)
"""What is counted of an action, and kept when its list is removed."""
NOTED = ("given", NOT_GIVEN)
"""What of it says that something was noted."""
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
UNKNOWN = "unknown"
"""What a vaccine protects against that a register named and nobody has looked at."""
BASIC, COVID = KINDS = ("basic", "covid")
WEEKS, MONTHS, YEARS = UNITS = ("weeks", "months", "years")
MOST_DOSES = 9
SEEN, TOLD = KNOWN_BY = ("seen", "told")
"""How a dose on a card is known: seen on the card, or told by the team."""
KEPT, *_NOTED = ENDINGS = ("kept", "elsewhere", "not_needed")
"""How a promised dose ends."""
_FAMILY, NEXT_DOSE, *_OTHERS = LOOKING_FOR = ("family", "next_dose", "recall", "correction")
"""Why somebody looks at a card or searches a lot."""
