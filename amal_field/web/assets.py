"""Static files: the CSS files and the elements joined into one hashed, compressed file each, at start.

The joined files lie in `instance/assets/`; WhiteNoise serves them, cached for a year, since the name changes with
the content: `VERSION` tells a tablet whether it has those of now. `asset("app.css")` in a template gives the address.
"""

import gzip
import hashlib
import os
import re
from pathlib import Path
from wsgiref.headers import Headers

import brotli
from flask import Flask
from whitenoise import WhiteNoise

from amal_field.web import scripts

PREFIX = "static"
COMMENT = re.compile(rb"/\*.*?\*/", re.S)
"""A comment of a style sheet; in a script it begins with two slashes."""
CSS_ORDER = (
    "layers.css",
    "reset.css",
    "base.css",
    "layout.css",
    "bar.css",
    "components.css",
    "rooms",
    "outdoors.css",
    "utilities.css",
)


class FrontEndMissing(RuntimeError):
    """The packages of `static/package-lock.json` have not been fetched."""


def init_app(app: Flask) -> None:
    """Join the files, put WhiteNoise before the app, give templates `asset`."""
    static = Path(app.root_path) / "static"
    folder = Path(app.instance_path) / "assets"
    names = {name: _write(folder, name, content) for name, content in _joined(static).items()}
    page = f"/{PREFIX}/{names['outbox.js']}"
    names["outbox-more.js"] = _write(folder, "outbox-more.js", scripts.for_more(static, page))
    names["outbox-lock.js"] = _write(folder, "outbox-lock.js", scripts.for_lock(static, page))
    app.config["ASSETS"] = names
    app.config["VERSION"] = hashlib.sha256(" ".join(sorted(names.values())).encode()).hexdigest()[:12]
    app.jinja_env.globals["asset"] = lambda name: f"/{PREFIX}/{names[name]}"

    def add_headers(headers: Headers, path: str, url: str) -> None:
        for name, value in app.config["HEADERS"].items():
            headers[name] = value

    app.wsgi_app = WhiteNoise(
        app.wsgi_app,
        root=folder,
        prefix=PREFIX,
        max_age=31536000,
        immutable_file_test=lambda path, url: True,
        allow_all_origins=False,
        mimetypes={".svg": "image/svg+xml; charset=utf-8"},
        add_headers_function=add_headers,
    )


def _joined(static: Path) -> dict[str, bytes]:
    htmx = static / "node_modules" / "htmx.org" / "dist"
    if not htmx.is_dir():
        raise FrontEndMissing("The front-end packages are missing: run `make setup`.")
    return {
        "app.css": _bare(_join(_stylesheets(static / "css"))),
        "htmx.js": _join([htmx / "htmx.min.js", htmx / "ext" / "hx-ptag.min.js"]),
        "elements.js": _bare(_join(sorted((static / "js" / "elements").glob("*.js")))),
        "outbox.js": scripts.for_pages(static),
        "icon.svg": (static / "icon.svg").read_bytes(),
        **{icon.name: icon.read_bytes() for icon in (static / "icons").glob("*.png")},
    }


def _stylesheets(css: Path) -> list[Path]:
    return [
        file
        for name in CSS_ORDER
        for file in ([css / name] if name.endswith(".css") else sorted((css / name).glob("*.css")))
    ]


def _join(files: list[Path]) -> bytes:
    lines = (line for file in files for line in file.read_bytes().splitlines())
    return b"\n".join(line for line in lines if not line.startswith(b"//# sourceMappingURL"))


def _bare(text: bytes) -> bytes:
    """What we wrote, without what is for those who read it: comments, and the room before a line."""
    lines = (line.strip() for line in COMMENT.sub(b"", text).splitlines())
    return b"\n".join(line for line in lines if line and not line.startswith(b"//"))


def _write(folder: Path, name: str, content: bytes) -> str:
    """Write `content` and its compressed forms under a name with its hash, each file whole or not at all."""
    stem, _, ending = name.rpartition(".")
    hashed = f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
    if not (folder / f"{hashed}.br").exists():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        for suffix, data in (
            ("", content),
            (".gz", gzip.compress(content, 9, mtime=0)),
            (".br", brotli.compress(content)),
        ):
            draft = folder / f".{hashed}{suffix}.{os.getpid()}"
            draft.write_bytes(data)
            draft.chmod(0o600)
            draft.replace(folder / f"{hashed}{suffix}")
    return hashed
