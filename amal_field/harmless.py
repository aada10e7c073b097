"""Characters that nobody types and that XML, a spreadsheet or a database does not hold: control characters but for tab
and line ends, halves of a surrogate pair, and two that are none."""

import re

HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that nobody sees and that turn the direction of what follows: a name looks like another one with them."""
REPLACEMENT = "\ufffd"


def without_harm(text: str) -> str:
    """The text without them: what a form takes in."""
    return HARMFUL.sub("", text)


def harmless(text: str) -> str:
    """The text with a replacement character for each: what leaves as a file."""
    return HARMFUL.sub(REPLACEMENT, text)
