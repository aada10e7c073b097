"""What is sent to a route: the form as its page draws it, filled in, and with nonsense in each field."""

from typing import Any

from lxml.html import HtmlElement

from tests.page import fields_of, select

TOKENS = {"csrf_token", "request_token"}
NONSENSE = (
    "",
    "x",
    "9" * 400,
    "a\x00b",
    "-1",
    "1e400",
    "9999-12-31",
    "0000-00-00",
    "00000000-0000-0000-0000-000000000000",
    "NaN",
    "2147483648",
    "x" * 9000,
    "\ud83d",
    "²",
    "Ω=‮'\"<b>%s{{",
)
TYPICAL = {"number": "1", "date": "2026-11-23", "time": "10:00", "email": "an@example.org", "tel": "0470123456"}


class Forms:
    """The forms that pages show, by the address to which they are sent."""

    def __init__(self) -> None:
        self.of_address: dict[str, dict[str, Any]] = {}

    def learn(self, root: HtmlElement) -> None:
        """Remember the forms of a page, and where its buttons send them."""
        for form in select(root, "form"):
            if form.get("method", "get").lower() == "post":
                fields = filled(form)
                for action in {form.get("action"), *(one.get("formaction") for one in select(form, "[formaction]"))}:
                    if action:
                        self.of_address.setdefault(action.partition("?")[0], fields)


def filled(form: HtmlElement) -> dict[str, Any]:
    """The fields of a form without its tokens; what is empty and wanted has a value of its kind."""
    fields = fields_of(form)
    for field in select(form, "input[name], textarea[name], select[name]"):
        name, kind = field.get("name"), field.get("type", "text")
        if field.tag == "select" and not fields.get(name):
            fields[name] = next((option.get("value") for option in select(field, "option[value]:not([value=''])")), "")
        elif kind in ("radio", "checkbox"):
            fields.setdefault(name, field.get("value") or "on")
        elif kind != "hidden" and not fields.get(name) and "required" in field.attrib:
            fields[name] = field.get("min") or TYPICAL.get(kind, "An")
    return {name: value for name, value in fields.items() if name not in TOKENS}


def garbled(fields: dict[str, Any], turn: int) -> dict[str, Any]:
    """The same fields with nonsense in each, another in each turn."""
    return {name: NONSENSE[(place + turn) % len(NONSENSE)] for place, name in enumerate(fields)}
