"""The queue of those who write to SQLite, which has one writer at a time and whose own wait is not fair."""

import threading
import time

MOVING = 0.5
"""Seconds since a writer last began within which the queue counts as moving: who finds no place in it waits as long."""


class Writers:
    """A lock for the writers of one process, with so few places that other threads are left to read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._places = threading.Condition()
        self._inside = 0
        self._moved_at = 0.0

    def acquire(self, seconds: float, *, most: int) -> bool:
        """Wait so long for one's turn among `most`, holder included; False where it does not come.

        Who finds no place waits for one only while the queue is moving: while another process holds the database,
        they are told at once.
        """
        with self._places:
            if not self._inside:
                self._moved_at = time.monotonic()
            is_moving = time.monotonic() - self._moved_at < MOVING
            patience = min(MOVING, seconds) if is_moving else 0
            if not self._places.wait_for(lambda: self._inside < most, patience):
                return False
            self._inside += 1
        if self._lock.acquire(timeout=seconds):
            return True
        self._leave()
        return False

    def has_begun(self) -> None:
        """Note that the holder's transaction has begun: the queue is moving."""
        self._moved_at = time.monotonic()

    def release(self) -> None:
        """Let the next one have its turn."""
        self._lock.release()
        self._leave()

    def locked(self) -> bool:
        """Whether somebody has their turn."""
        return self._lock.locked()

    def _leave(self) -> None:
        with self._places:
            self._inside -= 1
            self._places.notify()
