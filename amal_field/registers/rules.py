"""The states of an import that was asked for on screen, and how long what belongs to it is kept."""

from datetime import timedelta

QUEUED, READING, READY, CONFIRMED, STORING = "queued", "reading", "ready", "confirmed", "storing"
STORED, DISCARDED, FAILED, LAPSED = "stored", "discarded", "failed", "lapsed"
STATES = (QUEUED, READING, READY, CONFIRMED, STORING, STORED, DISCARDED, FAILED, LAPSED)
WAITING = {QUEUED: READING, CONFIRMED: STORING}
"""A state in which it waits for a thread → the state in which that works on it."""
BUSY = {READING: QUEUED, STORING: CONFIRMED}
"""A state in which a thread works on it → the state in which it waits to be done again."""
OPEN = (QUEUED, READING, READY, CONFIRMED, STORING, FAILED)
"""The states from which it may still come to something."""
PATIENCE = {READING: timedelta(seconds=30), STORING: timedelta(minutes=5)}
"""How long nothing is heard of a living thread: while it stores it holds the lock with which it would tell."""
BYTES_KEPT = timedelta(hours=24)
VALUES_KEPT = timedelta(days=30)
MOST_BYTES = 20 * 1024 * 1024
"""Of the files that are sent together."""
MOST_FILES = 50
MOST_TOLD = 2000
"""Changes that a report holds; more are counted alone."""
