"""Addresses that a request brings along to go back to: only our own lead anywhere."""

from urllib.parse import urlsplit

from flask import request


def inside(address: str | None) -> str | None:
    """The path of an address of ours; None for anything that leads elsewhere."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    path = parts.path + (f"?{parts.query}" if parts.query.strip() else "")
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and parts.netloc in ("", request.host)
    return path.rstrip("?") if ours else None
