"""The modules of `static/js/outbox/` joined: one file for every page, one for the few pages that need more of it, and
one for the worker. Each stands alone in the tests of Node; here imports among them go, and comments.

The names at the top of the modules of one file differ (`node --check` in the tests sees to that), as they share it.
"""

import re
from pathlib import Path

PAGE = ("words", "keys", "stores", "seal", "entries", "wire", "sender", "drawing", "signs", "hook", "start")
MORE = ("copies", "copied-page", "device-page", "preparing", "leaving", "newer", "reopening", "more")
LOCK = ("pin", "locked-page", "lock")
WORKER = ("stores", "seal", "copies", "handing-in", "worker")
IMPORT = re.compile(r'^(?:import|export) \{ (?P<names>[^}]+) \} from "(?P<source>[^"]+)";$')
REMARK = re.compile(r" // [^\"'`]*$")
"""What is said at the end of a line."""
LIBRARY = "const { openDB } = globalThis.idb;"


def for_pages(static: Path) -> bytes:
    """What each page of somebody who is signed in loads; others import from it."""
    return _file([_library(static), *_lines(static, PAGE)])


def for_more(static: Path, page: str) -> bytes:
    """What this tablet's own page and those that are made ready need besides; `page`: the address of the first."""
    return _besides(static, MORE, page)


def for_lock(static: Path, page: str) -> bytes:
    """What only a shared tablet needs, to open its lock while the server does not answer."""
    return _besides(static, LOCK, page)


def _besides(static: Path, modules: tuple[str, ...], page: str) -> bytes:
    wanted = {
        name
        for module in modules
        for source, names in _imports(static, module)
        if source.removeprefix("./").removesuffix(".js") in PAGE
        for name in names
    }
    return _file([f'import {{ {", ".join(sorted(wanted))} }} from "{page}";', *_lines(static, modules)])


def for_worker(static: Path) -> bytes:
    """The worker, no module: not every browser takes one. What it is made for stands before it (`self.AMAL`)."""
    return _file([_library(static), *(line.removeprefix("export ") for line in _lines(static, WORKER))])


def _file(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


def _library(static: Path) -> str:
    text = (static / "node_modules" / "idb" / "build" / "umd.js").read_text()
    return f"{text.partition('//# sourceMappingURL')[0].strip()}\n{LIBRARY}"


def _text(static: Path, module: str) -> list[str]:
    return (static / "js" / "outbox" / f"{module}.js").read_text().splitlines()


def _lines(static: Path, modules: tuple[str, ...]) -> list[str]:
    lines = (REMARK.sub("", line).strip() for module in modules for line in _text(static, module))
    return [line for line in lines if line and not line.startswith("//") and not IMPORT.match(line)]


def _imports(static: Path, module: str) -> list[tuple[str, list[str]]]:
    imports = (IMPORT.match(line) for line in _text(static, module))
    return [(line["source"], line["names"].split(", ")) for line in imports if line]
