"""Pages leave compressed as the browser asks, short and foreign ones as they are."""

import gzip

import brotli
import pytest


@pytest.mark.parametrize(
    ("asked", "encoding", "unpack"),
    [("gzip, deflate, br, zstd", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("", None, bytes)],
)
def test_a_page_is_compressed_as_the_browser_asks(client_of, asked, encoding, unpack):
    client = client_of(None)
    plain = client.get("/sign-in").text
    response = client.get("/sign-in", headers={"Accept-Encoding": asked})
    assert response.headers.get("Content-Encoding") == encoding
    assert response.content_length == len(response.data)
    assert "Accept-Encoding" in response.headers["Vary"]
    assert "HX-Request-Type" in response.headers["Vary"]
    assert len(unpack(response.data)) == len(plain.encode())


def test_what_is_short_is_not_compressed(client_of):
    response = client_of(None).get("/healthz", headers={"Accept-Encoding": "br"})
    assert response.json == {"status": "alive"}
    assert "Content-Encoding" not in response.headers
