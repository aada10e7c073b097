"""Decisions about sign-ins: how long one holds, and how its browser is called."""

from datetime import datetime, timedelta

LONGEST_SIGN_IN = timedelta(days=30)
ENDED_SIGN_IN_KEPT = timedelta(days=90)
"""So long after its end a sign-in is still known."""
HALF_SIGN_IN = timedelta(minutes=10)
"""So long after the password the second step may be done."""
PASSWORD = "password"
"""How somebody came in who showed a password alone."""
PIN = "pin"
"""How somebody came in who showed a PIN on a shared tablet."""
RAISED_FOR = timedelta(minutes=10)
"""So long after the password was given it is not asked again."""
BROWSERS = (
    *(("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox")),
    *(("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")),
)
SYSTEMS = (
    *(("iPad", "iPad"), ("iPhone", "iPhone"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "Chromebook")),
    *(("Macintosh", "Mac"), ("Linux", "Linux")),
)
"""What stands in the name that a browser gives itself, the most telling first, and the word for it."""


def is_raised(until: datetime | None, *, now: datetime) -> bool:
    """Whether the password was asked so short ago that it need not be asked again."""
    return until is not None and now < until


def is_under(path: str, address: str) -> bool:
    """Whether a path is that of an address, or one under it."""
    return path == address or path.startswith(f"{address}/")


def browser_in_words(agent: str) -> str:
    """`Chrome, Android`: what a browser calls itself, for people who look where they are signed in."""
    names = [next((word for sign, word in signs if sign in agent), None) for signs in (BROWSERS, SYSTEMS)]
    return ", ".join(name for name in names if name)
