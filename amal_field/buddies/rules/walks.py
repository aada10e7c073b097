"""What holds on a walk (`domain.md` C.4)."""

from amal_field.refusal import RuleBroken

KIND = "walk"
"""The kind of the programmes of walks."""
DAYS = "buddies.walk_days"
"""The dated setting that says for how many days somebody who walked stands on the roll."""
YES, NO, UNKNOWN = ("yes", "no", "unknown")
"""Whether somebody is new in Ghent, as they say; unknown takes an answer back."""
LAST, LATELY = "last", "lately"
"""Under which heading somebody stands: was there last time, or in the last weeks."""


def check_answer(before: str | None, answer: str) -> None:
    """Demand that somebody is asked once. Raises `RuleBroken` `answered_already`."""
    if UNKNOWN != answer != before and before is not None:
        raise RuleBroken("answered_already")
