"""Whether the bytes of a request that have come are the whole of it."""

import re
from dataclasses import dataclass

from gunicorn.http.body import ChunkedReader
from gunicorn.http.errors import ChunkMissingTerminator, NoMoreData, ParseException
from gunicorn.http.unreader import IterUnreader

LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
EXPECTS = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)


@dataclass
class Progress:
    """What is known so far: where the body begins, how long it is (None: in chunks), and whether the client waits to
    be told that it may send it."""

    searched: int = 0
    body_at: int | None = None
    length: int | None = None
    wants_word: bool = False


def progress_of(received: bytearray, progress: Progress, most_header: int, most_body: int) -> bool:
    """Note in `progress` what the bytes say; whether a thread would wait for no more.

    A header or body longer than the limits counts as whole: it is refused, not read.
    """
    if progress.body_at is None and not _find_body(received, progress):
        return len(received) > most_header
    there = len(received) - progress.body_at
    if progress.length is None:
        return there > 2 * most_body or _chunks_end(received[progress.body_at :])
    return there >= progress.length or progress.length > most_body


def _find_body(received: bytearray, progress: Progress) -> bool:
    end = received.find(b"\r\n\r\n", max(0, progress.searched - 3))
    progress.searched = len(received)
    if end < 0:
        return False
    header = bytes(received[: end + 4])
    length = LENGTH.search(header)
    progress.body_at = end + 4
    if not CHUNKED.search(header):
        progress.length = int(length.group(1)) if length else 0
    progress.wants_word = bool(EXPECTS.search(header))
    return True


def _chunks_end(body: bytearray) -> bool:
    """Whether the chunks have come to an end, a wrong one included. Asked where a line ends, as the last one does."""
    if not body.endswith(b"\r\n"):
        return False
    reader = ChunkedReader(_NoTrailers, IterUnreader([bytes(body)]))
    try:
        while reader.read(64 * 1024):
            pass
    except NoMoreData:
        return False
    except ChunkMissingTerminator as missing:
        return missing.term not in (b"", b"\r")  # that it has yet to come is no mistake
    except ParseException:
        return True
    return True


class _NoTrailers:
    """A request for which trailers are read and forgotten: the thread looks at them."""

    @staticmethod
    def parse_headers(data: bytes, from_trailer: bool = False) -> list:
        return []
