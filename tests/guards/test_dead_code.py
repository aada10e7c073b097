"""Nothing lies about that nobody uses: functions, classes and constants of any module, icons."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from tests.guards.source import PACKAGE, ROOT, Module, files, modules, names, told

CALLED_FROM_OUTSIDE = {"bp", "click", "command", "app_template_filter", "user_loader"}
"""A function under a decorator with one of these in its name is called by Flask, an extension of it or a terminal."""
READ_FROM_OUTSIDE = {"amal_field.serving": "gunicorn reads it", "amal_field.serving.worker": "gunicorn loads its class"}
"""Module → who reads its names."""

ANY = "any module"
"""A constant that is read off a variable: of which module nobody can say."""


def test_what_is_public_is_used():
    unused = [
        f"{module.where} {name}"
        for module in modules()
        if module.name not in READ_FROM_OUTSIDE
        for name in _offered(module)
        if (module.name, name) not in _all_uses() and (ANY, name) not in _all_uses()
    ]
    assert not unused, told("The app uses none of these: take them out, with what was there for them alone.", unused)


def test_every_icon_is_drawn():
    sheet = ROOT / "templates" / "macros" / "icons.html"
    pages = "".join(file.read_text() for file in (*files("templates", ".html"), *PACKAGE.glob("*/room.py")))
    known = re.findall(r"^  '([a-z_]+)': ", sheet.read_text(), flags=re.M)
    found = [name for name in known if not re.search(rf"icon\('{name}'\)|, '{name}'\)|, \"{name}\"\)", pages)]
    assert known
    assert not found, told("Nothing draws these icons: take them out of templates/macros/icons.html.", found)


def _offered(module: Module) -> Iterator[str]:
    """The public names that a module makes: functions that no route or command is, classes, constants."""
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            made = [] if any(map(_is_called_from_outside, node.decorator_list)) else [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            made = [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
        else:
            made = []
        yield from (name for name in made if not name.startswith("_"))


def _is_called_from_outside(decorator: ast.expr) -> bool:
    return any(word in CALLED_FROM_OUTSIDE for word in re.findall(r"\w+", ast.unparse(decorator).partition("(")[0]))


@cache
def _all_uses() -> frozenset[tuple[str, str]]:
    """Module and name of everything that some module reads, wherever a package hands it on from."""
    handed_on = {
        (module.name, alias.asname or alias.name): (source, alias.name)
        for module in _all_modules()
        for source, alias in _imports_of_names(module.tree)
    }
    uses = set()
    for module in _all_modules():
        for use in _uses(module):
            while use in handed_on and use not in uses:
                uses.add(use)
                use = handed_on[use]
            uses.add(use)
    return frozenset(uses)


@cache
def _all_modules() -> tuple[Module, ...]:
    """The package, and what stands beside it and belongs to the app all the same."""
    beside = [ROOT / "wsgi.py", *files("migrations", ".py")]
    return (*modules(), *(Module(file, file.stem, ast.parse(file.read_text())) for file in beside))


def _uses(module: Module) -> Iterator[tuple[str, str]]:
    """Module and name of what this one reads: its own names, names that it imports, attributes of modules."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield module.name, node.id
        elif isinstance(node, ast.Attribute):
            owner = _module_meant(node.value, _known_modules(module))
            if owner or node.attr.isupper():
                yield owner or ANY, node.attr


@cache
def _known_modules(module: Module) -> dict[str, str]:
    """Name in this module → the module of ours that it means."""
    known = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom):
            known |= {
                alias.asname or alias.name: f"{node.module}.{alias.name}"
                for alias in node.names
                if f"{node.module}.{alias.name}" in names()
            }
        elif isinstance(node, ast.Import):
            known |= {alias.asname or alias.name.partition(".")[0]: alias.name for alias in node.names}
    return known


def _module_meant(node: ast.expr, known: dict[str, str]) -> str | None:
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.Attribute) and (owner := _module_meant(node.value, known)):
        whole = f"{owner}.{node.attr}"
        return whole if whole in names() else None
    return None


def _imports_of_names(tree: ast.Module) -> Iterator[tuple[str, ast.alias]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias) for alias in node.names)
