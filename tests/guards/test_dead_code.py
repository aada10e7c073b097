"""Nothing lies about that nobody uses: operations, tables of sentences, icons."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.guards.source import PACKAGE, ROOT, Module, files, modules, told


@pytest.mark.parametrize("duty", ["operations", "messages"])
def test_what_a_room_offers_is_used(duty):
    found = [
        f"{module.where} {name}"
        for module in modules()
        if module.duty == duty
        for name in _offered(module)
        if not _is_used(module, name)
    ]
    assert not found, told("Nothing uses these: take them out, with what was there for them alone.", found)


def test_every_icon_is_drawn():
    sheet = ROOT / "templates" / "macros" / "icons.html"
    pages = "".join(file.read_text() for file in (*files("templates", ".html"), *PACKAGE.glob("*/room.py")))
    known = re.findall(r"^  '([a-z_]+)': ", sheet.read_text(), flags=re.M)
    found = [name for name in known if not re.search(rf"icon\('{name}'\)|, '{name}'\)|, \"{name}\"\)", pages)]
    assert known
    assert not found, told("Nothing draws these icons: take them out of templates/macros/icons.html.", found)


def _offered(module: Module) -> Iterator[str]:
    for node in module.tree.body:
        names = [node.name] if isinstance(node, ast.FunctionDef) else []
        if isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        yield from (name for name in names if not name.startswith("_"))


def _is_used(module: Module, name: str) -> bool:
    """Whether some module reads the name out of this one, under whatever name it knows that."""
    used = {("attribute", name), ("import", module.name, name), ("name", module.name, name)}
    if module.duty == "messages":
        used = used - {("attribute", name)} | {("attribute of messages", name)}
    return not used.isdisjoint(_all_uses())


@cache
def _all_uses() -> frozenset[tuple[str, ...]]:
    return frozenset(use for module in modules() for node in ast.walk(module.tree) for use in _uses(node, module))


def _uses(node: ast.AST, module: Module) -> Iterator[tuple[str, ...]]:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        yield "attribute", node.attr
        if node.value.id.endswith("messages"):
            yield "attribute of messages", node.attr
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield "name", module.name, node.id
    elif isinstance(node, ast.ImportFrom) and module.file.name != "__init__.py":
        yield from (("import", node.module, alias.name) for alias in node.names)
