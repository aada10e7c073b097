"""Addresses that a request brings along to go back to: only our own lead anywhere. And those that are handed over."""

from urllib.parse import urlsplit

import segno
from flask import request
from markupsafe import Markup


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
