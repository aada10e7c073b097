"""A person with a browser, without the browser: fetches pages, checks each one, fills in forms, swaps fragments."""

import re
from functools import cache
from typing import Any, Self
from urllib.parse import urlsplit

import lxml.html
from flask.testing import FlaskClient
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
FROM_US = {"Sec-Fetch-Site": "same-origin"}
"""What a browser says of a form on a page of ours."""
SIGNED_TOKEN = re.compile(r'(name="csrf_token" value=")\.?[\w-]+(?:\.[\w-]+){2}"')
"""The CSRF token of a form: what is signed, the second of the signing, and the signature."""


class Page:
    """The page on which a client is. Every HTML answer passes `check`."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.response: TestResponse | None = None
        self.url = ""
        self.root: HtmlElement = lxml.html.fromstring("<html><body></body></html>")

    @property
    def status(self) -> int:
        """The status of the last answer."""
        return self.response.status_code

    @property
    def text(self) -> str:
        """The words of the page, spaces folded."""
        return " ".join(self.root.text_content().split())

    def go(self, url: str, *, htmx: bool = False) -> Self:
        """Ask for a URL, as a page or as a part."""
        return self._take(self.client.get(url, headers=HTMX if htmx else None, follow_redirects=not htmx))

    def find(self, selector: str) -> list[HtmlElement]:
        """The elements that a CSS selector finds."""
        return select(self.root, selector)

    def form(self, selector: str = "main form") -> HtmlElement:
        """The one form that the selector finds."""
        forms = [form for form in self.find(selector) if form.tag == "form"]
        assert len(forms) == 1, f"{len(forms)} forms for {selector!r} on {self.url}"
        return forms[0]

    def send(self, selector: str = "main form", *, htmx: bool = False, **values: Any) -> Self:
        """Fill in a form and send it; a value of None leaves its field out, a list ticks several."""
        form = self.form(selector)
        return self.post(form.get("action"), fields_of(form) | values, htmx=htmx)

    def press(self, button: HtmlElement, *, htmx: bool = False) -> Self:
        """Press a button that names its form, since it stands outside."""
        own = {button.get("name"): button.get("value")} if button.get("name") else {}
        return self.post(button.get("formaction"), fields_of(self.form(f"#{button.get('form')}")) | own, htmx=htmx)

    def post(self, url: str, fields: dict[str, Any], *, htmx: bool = False) -> Self:
        """Send fields to a URL."""
        data = {name: value for name, value in fields.items() if value is not None}
        headers = FROM_US | HTMX if htmx else FROM_US
        return self._take(self.client.post(url, data=data, headers=headers, follow_redirects=not htmx))

    def _take(self, response: TestResponse) -> Self:
        self.response = response
        if response.mimetype == "text/html" and response.data:
            self.url = response.request.path
            self.root = lxml.html.document_fromstring(response.text) if _is_page(response) else _fragment(response)
            check(self.root, whole=_is_page(response), url=self.url)
            for template in self.root.iter("template"):
                template[:] = []  # to a browser what is in it is not on the page
        return self


def select(root: HtmlElement, selector: str) -> list[HtmlElement]:
    """The elements under `root` that a CSS selector finds."""
    return _selector(selector)(root)


@cache
def _selector(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")


def fields_of(form: HtmlElement) -> dict[str, Any]:
    """What a form would send as it stands, several values of one name as a list."""
    fields: dict[str, list[str]] = {}
    for field in select(form, "input[name], textarea[name]"):
        if field.get("type") not in ("radio", "checkbox") or field.get("checked") is not None:
            value = field.text if field.tag == "textarea" else field.get("value")
            fields.setdefault(field.get("name"), []).append(value or "")
    for field in select(form, "select[name]"):
        fields.setdefault(field.get("name"), []).append(field.value or "")
    return {name: values if len(values) > 1 else values[0] for name, values in fields.items()}


def without_signed_tokens(answer: str) -> str:
    """The answer with its CSRF tokens blank, to be compared with another: a repeat signs them anew, and the second of
    the signing is part of them. Fails where there is none."""
    blank, count = SIGNED_TOKEN.subn(r'\1"', answer)
    assert count, f"No signed token in {answer[:200]!r}"
    return blank


def check(root: HtmlElement, *, whole: bool, url: str) -> None:
    """Demand what every page must have: title, one h1, unique ids, a label a field, errors at it, tokens in forms."""
    if whole:
        assert (root.findtext(".//title") or "").strip(), f"{url} has no title"
        assert len(select(root, "h1")) == 1, f"{url} has {len(select(root, 'h1'))} h1"
        assert root.get("lang"), f"{url} has no language"
    ids = [element.get("id") for element in root.xpath("//*[@id][not(ancestor::template)]")]
    assert len(ids) == len(set(ids)), f"{url} has an id twice: {sorted(one for one in ids if ids.count(one) > 1)}"
    for form in select(root, "form"):
        if form.get("method", "get").lower() == "post":
            assert urlsplit(form.get("action") or "").path.startswith("/"), f"a form on {url} leads nowhere"
            names = [field.get("name") for field in select(form, "input[type=hidden]")]
            by_link = (form.get("action") or "").startswith("/buddies/link/")
            assert names.count("csrf_token") == (not by_link), (
                f"a form on {url} has {names.count('csrf_token')} csrf tokens"
            )
            assert names.count("request_token") == 1, f"a form on {url} has {names.count('request_token')} tokens"
    known = {element.get("id"): element for element in root.iter() if isinstance(element.tag, str)}
    described = {
        one for element in select(root, "[aria-describedby]") for one in element.get("aria-describedby").split()
    }
    assert described <= set(known), f"{url} describes by what is not there: {sorted(described - set(known))}"
    for error in select(root, ".field__error"):
        assert error.get("id") in described, f"{url}: no field is described by the error {error.text_content()!r}"
    for link in select(root, ".problems a[href^='#']"):
        assert link.get("href")[1:] in known, f"{url}: the summary links to {link.get('href')}, which is not there"
    for swap in select(root, "[hx-swap=outerHTML][hx-target^='#']"):
        target = known.get(swap.get("hx-target")[1:])
        assert target is None or not target.get("aria-live"), f"{url}: {swap.get('hx-target')} goes as it speaks"
    named = {label.get("for") for label in select(root, "label[for]")} - {""}
    for field in select(root, "input:not([type=hidden]), select, textarea"):
        labelled = field.getparent().tag == "label" or field.get("aria-label") or field.get("aria-labelledby")
        wrapped = any(parent.tag == "label" for parent in field.iterancestors())
        assert labelled or wrapped or field.get("id") in named, f"{url}: the field {field.get('name')!r} has no label"
    for element in root.iter():
        if isinstance(element.tag, str):
            inline = [name for name in element.attrib if name.startswith("on") or name == "style"]
            assert not inline, f"{url}: {element.tag} carries {inline}"


def _is_page(response: TestResponse) -> bool:
    return response.text.lstrip()[:9].lower() == "<!doctype"


def _fragment(response: TestResponse) -> HtmlElement:
    return lxml.html.fragment_fromstring(response.text, create_parent="main")
