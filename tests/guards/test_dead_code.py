"""Nothing lies about that nobody uses: operations, tables of sentences, icons."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.guards.source import PACKAGE, ROOT, Module, files, modules, told


@pytest.mark.parametrize("duty", ["operations", "messages"])
def test_what_a_room_offers_is_used(duty):
    found = [
        f"{module.where} {name}"
        for module in modules()
        if module.duty == duty
        for name in _offered(module)
        if not any(_uses(other, module, name) for other in modules())
    ]
    assert not found, told("Nothing uses these: take them out, with what was there for them alone.", found)


def test_every_icon_is_drawn():
    sheet = ROOT / "templates" / "macros" / "icons.html"
    pages = "".join(file.read_text() for file in files("templates", ".html")) + (PACKAGE / "rooms.py").read_text()
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


def _uses(other: Module, module: Module, name: str) -> bool:
    """Whether `other` reads the name out of the module, under whatever name it knows that."""
    return any(_reads(node, other, module, name) for node in ast.walk(other.tree))


def _reads(node: ast.AST, other: Module, module: Module, name: str) -> bool:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.attr == name and (module.duty != "messages" or node.value.id.endswith("messages"))
    if isinstance(node, ast.Name):
        return other is module and node.id == name and isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.ImportFrom) and node.module == module.name and other.file.name != "__init__.py":
        return name in [alias.name for alias in node.names]
    return False
