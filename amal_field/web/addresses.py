"""Addresses that a request brings along to go back to: only our own lead anywhere. And those that are handed over."""

from typing import Any
from urllib.parse import urlsplit

import segno
from flask import Flask, request
from markupsafe import Markup
from werkzeug.routing import UnicodeConverter


class TypedConverter(UnicodeConverter):
    """A word in an address. One with a control character, which nobody types and no database holds, leads nowhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regex = self.regex.replace("[^/]", r"[^/\x00-\x1f\x7f]")


def init_app(app: Flask) -> None:
    """Let the words in every address be typed ones."""
    app.url_map.converters |= {"default": TypedConverter, "string": TypedConverter}


def inside(address: str | None) -> str | None:
    """The path of an address of ours; None for anything that leads elsewhere."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    path = parts.path + (f"?{parts.query}" if parts.query.strip() else "")
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and parts.netloc in ("", request.host)
    return path.rstrip("?") if ours else None


def picture_of(address: str) -> Markup:
    """An address as a QR code, to be scanned with the camera of a phone."""
    return Markup(segno.make(address, error="m").svg_inline(scale=4, border=2))
