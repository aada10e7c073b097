"""What is signed is signed with SHA-256: the cookie, and the token of a form."""

import re
from base64 import urlsafe_b64decode

LENGTH = 32
"""Bytes of an HMAC with SHA-256."""


def signature(signed):
    """The bytes of the last part of what was signed."""
    last = signed.rpartition(".")[2]
    return urlsafe_b64decode(last + "=" * (-len(last) % 4))


def test_cookie_and_token_are_signed_with_sha_256(engine, app):
    client = app.test_client()
    page = client.get("/sign-in").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
    assert len(signature(client.get_cookie("amal_field").value)) == LENGTH
    assert len(signature(token)) == LENGTH
