"""Decisions about shared tablets: their codes and letters, and the PINs of who uses them."""

import re
import unicodedata
from datetime import timedelta
from itertools import pairwise

from amal_field.refusal import RuleBroken

STAFF, ENTRANCE, SCREEN = USES = ("staff", "entrance", "screen")
"""What a tablet is for: the people who work here, who comes in, or who waits and looks."""
LETTERS = "ABCDEFGHJKLMNPRSTUVWXY"
"""The letters that a tablet may have; Z means "no tablet", and I, O and Q are taken for figures."""
CODE_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LENGTH = 8
CODE_LIFE = timedelta(minutes=15)
DEMO_CODE_LIFE = timedelta(hours=24)
PIN_LEAST, PIN_MOST = 4, 6
PIN_TRIES = 5
"""So many wrong tries of one person, and the PIN is closed."""
TABLET_TRIES = 20
"""So many wrong tries on one tablet within `TABLET_WINDOW`, and it takes passwords alone for as long."""
TABLET_WINDOW = timedelta(minutes=15)
CONTACT_NOTED = timedelta(minutes=1)
"""How often at most it is written down that a tablet asked for something."""


def bare_code(typed: str) -> str:
    """The code of an enrolment as it is compared: however somebody wrote its groups and its capitals."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKC", typed).casefold())


def check_letter(letter: str | None, *, use: str) -> None:
    """Demand a letter that a tablet of this use may have, or none. Raises `RuleBroken` `letter_unknown` or
    `letter_on_screen`."""
    if letter is not None and use == SCREEN:
        raise RuleBroken("letter_on_screen")
    if letter is not None and letter not in list(LETTERS):
        raise RuleBroken("letter_unknown")


def typed_pin(typed: str) -> str:
    """A PIN in the figures 0 to 9, whatever figures it was typed with. Raises `RuleBroken` `pin_digits` or
    `pin_length`."""
    figures = [unicodedata.decimal(sign, None) for sign in typed.strip()]
    if None in figures:
        raise RuleBroken("pin_digits")
    if not PIN_LEAST <= len(figures) <= PIN_MOST:
        raise RuleBroken("pin_length", least=PIN_LEAST, most=PIN_MOST)
    return "".join(map(str, figures))


def checked_pin(typed: str) -> str:
    """The PIN that somebody chose, as `typed_pin`. Raises `RuleBroken` as that does, and `pin_easy`: one figure over
    and over, or a run up or down."""
    pin = typed_pin(typed)
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if steps in ({0}, {1}, {9}):
        raise RuleBroken("pin_easy")
    return pin
