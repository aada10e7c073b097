"""Templates compile, know every name that they ask of a macro, and keep the page's policy: nothing inline."""

import re
from html.parser import HTMLParser

import pytest
from jinja2 import StrictUndefined, TemplateError, meta, nodes

from tests.databases import make_app
from tests.guards.source import ROOT, files, told

TEMPLATES = ROOT / "templates"
INLINE = {
    r"\sstyle\s*=": "set a class, the policy of the page refuses inline styles",
    r"<style\b": "write it in static/css/",
    r"\son[a-z]+\s*=": "write a custom element in static/js/elements/",
    r"hx-on\b": "write a custom element in static/js/elements/",
    r"<script(?![^>]*\ssrc=)[^>]*>": "write a custom element in static/js/elements/",
    r"javascript:|[\"']js:": "write a custom element in static/js/elements/",
    r"\|\s*safe\b": "let Jinja escape it, or list the file in SAFE with its reason",
    r"(?:src|href|action)\s*=\s*[\"']https?://": "serve it from here",
}
SAFE: dict[str, str] = {}
"""Template → why `|safe` stands in it."""
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
IN_HEAD_OR_BAR = ("layouts/",)
"""Folders whose partials are never swapped: they need no root of their own."""


@pytest.fixture(scope="module")
def environment():
    return make_app("sqlite://").jinja_env


def names() -> list[str]:
    return [file.relative_to(TEMPLATES).as_posix() for file in files("templates", ".html", ".js", ".svg", ".txt")]


def partials() -> list[str]:
    return [name for name in names() if name.rpartition("/")[2].startswith("_") and not name.startswith(IN_HEAD_OR_BAR)]


def test_a_misspelt_variable_is_an_error(environment):
    assert environment.undefined is StrictUndefined


def test_there_are_templates():
    assert names(), "templates/ is empty: the pages belong there."


def test_each_compiles(environment):
    broken = []
    for name in names():
        try:
            environment.get_template(name)
        except TemplateError as error:
            broken.append(f"{name}: {type(error).__name__} {error}")
    assert not broken, told("Correct these templates:", broken)


def test_what_it_includes_is_there(environment):
    missing = [
        f"{name} asks for {wanted}"
        for name in names()
        for wanted in sorted(set(meta.find_referenced_templates(_tree(environment, name))) - {None})
        if not (TEMPLATES / wanted).is_file()
    ]
    assert not missing, told("These ask for templates that do not exist:", missing)


def test_a_macro_uses_only_its_arguments(environment):
    imported = {
        node.template.value
        for name in names()
        for node in _tree(environment, name).find_all((nodes.Import, nodes.FromImport))
        if isinstance(node.template, nodes.Const) and not node.with_context
    }
    found = [
        f"{name} asks for {', '.join(sorted(unknown))}"
        for name in sorted(imported)
        if (unknown := meta.find_undeclared_variables(_tree(environment, name)) - set(environment.globals))
    ]
    assert not found, told("A macro is imported without context: hand it these as arguments.", found)


def test_nothing_is_inline():
    inline = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1} {match.group().strip()}: {what}"
        for name in names()
        for text in [(TEMPLATES / name).read_text()]
        for pattern, what in INLINE.items()
        for match in re.finditer(pattern, text)
        if not (name in SAFE and "safe" in match.group())
    ]
    assert not inline, told("The page's policy allows nothing inline:", inline)


def test_a_partial_has_one_root_with_an_id():
    roots = {name: Roots((TEMPLATES / name).read_text()) for name in partials()}
    wrong = [
        f"{name}: {', '.join(root.found) or 'no element'}{'' if root.with_id else ', without an id'}"
        for name, root in roots.items()
        if len(root.found) != 1 or not root.with_id
    ]
    assert not wrong, told("Give each of these one root element with its own id, so that it can be swapped.", wrong)


class Roots(HTMLParser):
    """The outermost elements of a template: what Jinja says is left out, what it prints is a word."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.depth = 0
        self.found: list[str] = []
        self.with_id = False
        self.feed(re.sub(r"\{\{.*?\}\}", "x", re.sub(r"\{#.*?#\}|\{%.*?%\}", "", text, flags=re.S), flags=re.S))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self.depth == 0:
            self.found.append(tag)
            self.with_id = any(name == "id" for name, _ in attributes)
        self.depth += tag not in VOID

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self.depth == 0:
            self.found.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in VOID


def _tree(environment, name: str) -> nodes.Template:
    return environment.parse((TEMPLATES / name).read_text(), name)
