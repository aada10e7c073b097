"""gunicorn's threads, which see a request only once the whole of it has come.

gunicorn gives each new connection a thread, and waits in it for whatever the client has yet to send: as many slow
clients as there are threads stop the app. Here the loop that accepts connections also collects their requests, which
costs a slow client nothing but memory, and hands a thread what it need not wait for.
"""

import os
import time
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ
from socket import SO_SNDTIMEO, SOL_SOCKET, socket
from struct import pack
from typing import Any

from gunicorn.http import get_parser
from gunicorn.http.errors import ParseException
from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import TConn, ThreadWorker
from werkzeug.exceptions import RequestTimeout

from amal_field.config import DEFAULTS
from amal_field.serving.wholeness import Progress, progress_of


def _setting(name: str) -> float:
    return float(os.environ.get(f"AMAL_FIELD_{name}") or DEFAULTS[name])


SILENCE = _setting("SILENCE_SECONDS")
"""How long a client may send nothing while its request has begun."""
PATIENCE = _setting("REQUEST_SECONDS")
"""How long a request may take to come, however steadily."""
MOST_COLLECTED = int(_setting("MAX_CONTENT_LENGTH"))
"""Bytes of one request. A larger body is left to the app, which refuses it unread."""
MOST_IN_ALL = 32 * MOST_COLLECTED
"""Bytes of all requests that are still coming: whose next bytes go beyond it is turned away."""
MOST_HEADER = 256 * 1024
"""gunicorn's own limits are lower: a longer header is handed on to be refused."""
TEXT = b"Connection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\n" + TEXT + b"Content-Length: 33\r\n\r\nThe request took too long to come"
TOO_MUCH = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\n" + TEXT + b"Content-Length: 18\r\n\r\nThe server is busy"
)


class Unreader(SocketUnreader):
    """What is left of a request that a thread reads itself, within the same limits."""

    begun = 0.0

    def chunk(self, size_hint: int | None = None) -> bytes:
        left = self.begun + PATIENCE - time.monotonic()
        before = self.sock.gettimeout()
        try:
            self.sock.settimeout(max(0.001, min(SILENCE, left)))
            return super().chunk(size_hint)
        except TimeoutError:
            raise RequestTimeout from None
        finally:
            with suppress(OSError):
                self.sock.settimeout(before)


class Collected:
    """The part of a request that has come."""

    def __init__(self, conn: TConn, received: bytes) -> None:
        self.conn, self.received = conn, bytearray(received)
        self.begun = self.last = time.monotonic()
        self.progress = Progress()

    def is_too_slow(self, now: float) -> bool:
        """Whether it has been waited for long enough."""
        return now > self.last + SILENCE or now > self.begun + PATIENCE


class WholeRequests(ThreadWorker):
    """`ThreadWorker` whose threads wait for no client that sends slowly, nor long for one that reads slowly."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collecting: dict[TConn, Collected] = {}
        self.bytes_held = 0

    def enqueue_req(self, conn: TConn) -> None:
        """Wait in the loop for the whole request, then give it a thread."""
        if conn.parser is None:
            conn.parser = get_parser(self.cfg, conn.sock, conn.client)
            conn.parser.unreader = Unreader(conn.sock)
            conn.sock.setsockopt(SOL_SOCKET, SO_SNDTIMEO, pack("ll", int(PATIENCE) or 1, 0))
        conn.sock.setblocking(False)
        collected = Collected(conn, conn.parser.unreader.take_buffered())
        self.bytes_held += len(collected.received)
        self.collecting[conn] = collected
        self.poller.register(conn.sock, EVENT_READ, partial(self._read_more, collected))
        self._look_at(collected)

    def murder_pending(self) -> None:
        """End the connections that have kept the loop waiting, and all of them once the worker is to stop."""
        super().murder_pending()
        now = time.monotonic()
        for collected in list(self.collecting.values()):
            if not self.alive and not collected.received:
                self._end(collected)
            elif collected.is_too_slow(now):
                self._end(collected, TOO_SLOW if collected.received else b"")

    def _keepalive_after(self, conn: TConn, keepalive: bool) -> bool:
        with suppress(RequestTimeout, ParseException):
            return super()._keepalive_after(conn, keepalive)
        return False

    def _read_more(self, collected: Collected, sock: socket) -> None:
        """Take what has come."""
        try:
            piece = sock.recv(64 * 1024)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            self._end(collected)
            return
        collected.received += piece
        collected.last = time.monotonic()
        self.bytes_held += len(piece)
        self._look_at(collected)

    def _look_at(self, collected: Collected) -> None:
        """Hand the request on where what has come is all that a thread needs."""
        in_header = collected.progress.body_at is None
        if progress_of(collected.received, collected.progress, MOST_HEADER, MOST_COLLECTED):
            self._hand_on(collected)
        elif self.bytes_held > MOST_IN_ALL:
            self._end(collected, TOO_MUCH)
        elif in_header and collected.progress.wants_word:
            self._say(collected, b"HTTP/1.1 100 Continue\r\n\r\n")

    def _hand_on(self, collected: Collected) -> None:
        conn = collected.conn
        self._forget(collected)
        conn.parser.unreader.begun = collected.begun
        conn.parser.unreader.unread(bytes(collected.received))
        conn.data_ready = True
        super().enqueue_req(conn)

    def _end(self, collected: Collected, last_word: bytes = b"") -> None:
        self._forget(collected)
        self._say(collected, last_word)
        self.nr_conns -= 1
        collected.conn.close()

    def _say(self, collected: Collected, words: bytes) -> None:
        """Without waiting: who does not read it need not have it."""
        with suppress(OSError):
            collected.conn.sock.send(words)

    def _forget(self, collected: Collected) -> None:
        del self.collecting[collected.conn]
        self.bytes_held -= len(collected.received)
        with suppress(OSError, KeyError, ValueError):
            self.poller.unregister(collected.conn.sock)
