"""What a tablet asks for under names that stay, and the pictures that it shows for the app."""

import json
import struct
from pathlib import Path

ICONS = Path(__file__).resolve().parents[2] / "static" / "icons"
OPAQUE, WITH_ALPHA = 2, 6
"""The kinds of colour in the head of a PNG."""
WANTED = {
    **{f"icon-{size}.png": (size, WITH_ALPHA) for size in (192, 512)},
    "icon-maskable-512.png": (512, OPAQUE),
    **{f"apple-touch-icon-{size}.png": (size, OPAQUE) for size in (180, 167, 152)},
}


def head(png: bytes) -> tuple[int, int, int]:
    """Width, height and kind of colour; no chunk names a colour that is seen through."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert b"tRNS" not in png
    width, height, _depth, colour = struct.unpack(">IIBB", png[16:26])
    return width, height, colour


def test_each_icon_has_its_size_and_no_ground_shows_through_what_a_tablet_rounds_by_itself():
    found = {file.name: head(file.read_bytes()) for file in ICONS.iterdir()}
    assert found == {name: (size, size, colour) for name, (size, colour) in WANTED.items()}


def test_an_ipad_finds_its_icon_where_it_looks_by_itself(app):
    answer = app.test_client().get("/apple-touch-icon.png")
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert head(answer.data) == (180, 180, OPAQUE)


def test_the_manifest_stands_at_one_address_and_names_files_that_are_there(app):
    client = app.test_client()
    answer = client.get("/manifest.webmanifest")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/manifest+json", "no-cache")
    manifest = json.loads(answer.data)
    assert {name: manifest[name] for name in ("id", "scope", "start_url", "lang")} == {
        **dict.fromkeys(("id", "scope", "start_url"), "/"),
        "lang": "nl",
    }
    for icon in manifest["icons"]:
        assert client.get(icon["src"]).status_code == 200, icon
    assert '<link rel="manifest" href="/manifest.webmanifest">' in client.get("/sign-in").text
