"""What an address brings along: where to go back to, of which only our own lead anywhere, what is searched for, which
page of a list, a day. And addresses that are handed over."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import segno
from flask import Flask, request
from markupsafe import Markup
from werkzeug.routing import UnicodeConverter, ValidationError

from amal_field import passwords
from amal_field.harmless import without_harm

MOST_SEARCHED = 100
LAST_PAGE = 10_000
FIRST_YEAR, LAST_YEAR = 1901, 2199


class TypedConverter(UnicodeConverter):
    """A word in an address. One with a control character, which nobody types and no database holds, leads nowhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regex = self.regex.replace("[^/]", r"[^/\x00-\x1f\x7f]")


class SealedConverter(TypedConverter):
    """The key of a row, sealed: wherever an address is kept, it tells nobody whose it is."""

    def to_python(self, value: str) -> UUID:
        """The key that an address carries."""
        key = passwords.unseal_key(value)
        if key is None:
            raise ValidationError
        return key

    def to_url(self, value: UUID) -> str:
        """The key as an address carries it."""
        return passwords.seal_key(value)


def init_app(app: Flask) -> None:
    """Let the words in every address be typed ones, and keys be sealed where a room asks it."""
    app.url_map.converters |= {"default": TypedConverter, "string": TypedConverter, "sealed": SealedConverter}


def inside(address: str | None) -> str | None:
    """The path of an address of ours; None for anything that leads elsewhere."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    path = parts.path + (f"?{parts.query}" if parts.query.strip() else "")
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and parts.netloc in ("", request.host)
    return path.rstrip("?") if ours else None


def searched(unsaid: str = "") -> str:
    """What is searched for (`?q=`), without what nobody types; `unsaid` where the address says nothing."""
    return _asked("q", unsaid)


def chosen(name: str) -> str | None:
    """What an address says of one of its names (`?topic=work`), without what no column of text takes; None for
    nothing."""
    return _asked(name) or None


def _asked(name: str, unsaid: str = "") -> str:
    return without_harm(request.args.get(name, unsaid)).strip()[:MOST_SEARCHED]


def page_asked() -> int:
    """Which page of a list is asked for (`?page=`), from 1."""
    return min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)


def day_in(text: str | None) -> date | None:
    """The day that an address names; None for none, and for one that no calendar shows."""
    try:
        on = date.fromisoformat(text or "")
    except ValueError:
        return None
    return on if FIRST_YEAR <= on.year <= LAST_YEAR else None


def key_in(text: str | None) -> UUID | None:
    """The key that an address names; None for none."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def picture_of(address: str) -> Markup:
    """An address as a QR code, to be scanned with the camera of a phone; as large as the place where it stands."""
    return Markup(segno.make(address, error="m", micro=False).svg_inline(border=2, omitsize=True))
