"""The code of the repository as guards read it: files by kind, modules with their trees and imports."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "amal_field"
NO_ROOMS = {"web", "serving", "commands", "translations", "__pycache__"}
"""Folders of the package that are no room."""


@dataclass(frozen=True)
class Module:
    """One Python file of the package."""

    file: Path
    name: str
    tree: ast.Module

    @property
    def room(self) -> str | None:
        """The room that it belongs to."""
        part = self.name.split(".")[1:2]
        return part[0] if part and part[0] in rooms() else None

    @property
    def duty(self) -> str | None:
        """Its file name inside the room (`operations` for each file of a package `operations/`)."""
        return self.name.split(".")[2] if self.room and self.name.count(".") > 1 else None

    @property
    def where(self) -> str:
        """Its path, as a failure names it."""
        return str(self.file.relative_to(ROOT))

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and full name of everything that it imports: a module, or the module out of which a name comes."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    yield node.lineno, whole if whole in names() else node.module


@cache
def rooms() -> frozenset[str]:
    """The folders of the package that are rooms."""
    return frozenset(folder.name for folder in PACKAGE.iterdir() if folder.is_dir()) - NO_ROOMS


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    return tuple(
        Module(file, _name(file), ast.parse(file.read_text(), str(file))) for file in sorted(PACKAGE.rglob("*.py"))
    )


@cache
def names() -> frozenset[str]:
    """The full name of every module of the package."""
    return frozenset(_name(file) for file in PACKAGE.rglob("*.py"))


def files(folder: str, *endings: str) -> list[Path]:
    """The files of a folder of the repository with these endings, what was fetched or made left out."""
    return sorted(
        file
        for file in (ROOT / folder).rglob("*")
        if file.suffix in endings and not {"node_modules", "__pycache__"} & set(file.parts)
    )


def told(what_to_do: str, found: list[str]) -> str:
    """A failure that says what to do, and where."""
    return "\n".join([what_to_do, *(f"  {line}" for line in found)])


def _name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
