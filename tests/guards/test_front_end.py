"""Style sheets that read from either side, tokens in one place, one custom element a file."""

import re
from collections.abc import Iterator

from amal_field.web.forms import FieldForm
from tests.guards.source import ROOT, files, told

LAYERS = ("reset", "base", "layout", "components", "rooms", "utilities")
SIDES = "left|right|top|bottom"
PHYSICAL = re.compile(
    rf"(?<![-\w])(?:(?:margin|padding|scroll-margin|scroll-padding)-(?:{SIDES})|border-(?:{SIDES})(?:-\w+)*"
    rf"|{SIDES}|(?:min-|max-)?(?:width|height))\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(")
ELEMENT = re.compile(r"customElements\.define\(\s*[\"']([a-z][a-z0-9]*(?:-[a-z0-9]+)+)[\"']")

OF_A_FORM = {"closest", "contains", "matches", "remove", "reset", "submit"}
"""What scripts call on the element of a form."""


def test_sheets_know_no_left_and_right():
    found = _lines(PHYSICAL, files("static/css", ".css"))
    assert not found, told("Write the logical property (inline-size, margin-block-start, inset-inline-end …).", found)


def test_colours_are_tokens():
    found = _lines(COLOUR, [file for file in files("static/css", ".css") if file.name != "layers.css"])
    assert not found, told("Name the colour in static/css/layers.css and use it by var(--…).", found)


def test_no_field_takes_the_place_of_what_a_form_can_do():
    """`form.matches` is then the field, and whoever asks whether the form matches a selector fails, htmx among them."""
    fields = [(form, field) for form in _forms(FieldForm) for field in vars(form) if field in OF_A_FORM]
    assert not fields, told("Give the field another name.", [f"{form.__name__}.{field}" for form, field in fields])


def test_words_break_between_words():
    """`anywhere` makes a column as narrow as a digit, so that it breaks numbers in two."""
    found = _lines(re.compile(r"overflow-wrap:\s*anywhere|word-break:\s*break-all"), files("static/css", ".css"))
    assert not found, told("Write overflow-wrap: break-word, and min-inline-size: 0 on what may shrink.", found)


def test_a_sheet_lies_in_a_layer():
    found = [
        str(file.relative_to(ROOT))
        for file in files("static/css", ".css")
        if file.name != "layers.css" and (text := _bare(file.read_text()).strip())
        if not re.match(rf"@layer (?:{'|'.join(LAYERS)})\b", text)
    ]
    assert not found, told("Put everything in it into `@layer … { }`, one of " + ", ".join(LAYERS) + ".", found)


def test_nothing_is_important():
    found = _lines(re.compile(r"!important"), files("static/css", ".css"))
    assert not found, told("Put it into a later layer, or set the variable of the component.", found)


def test_a_file_defines_one_element_with_its_own_name():
    found = [
        f"{file.relative_to(ROOT)} defines {defined or 'none'}"
        for file in files("static/js/elements", ".js")
        if (defined := ELEMENT.findall(file.read_text())) != [file.stem]
    ]
    assert not found, told("One behaviour a file, one custom element, called like the file.", found)


def test_elements_import_nothing_and_make_no_code():
    forbidden = re.compile(r"^\s*import\b|\bimport\(|\beval\(|new Function\(|\.innerHTML\s*=")
    found = _lines(forbidden, files("static/js/elements", ".js"))
    assert not found, told("Elements are joined into one file and stand alone.", found)


def test_elements_keep_nothing_and_listen_to_no_other_page():
    forbidden = re.compile(
        r"localStorage|sessionStorage|indexedDB|document\.cookie|postMessage|WebSocket|RTCPeer|paste"
    )
    found = _lines(forbidden, files("static/js/elements", ".js"))
    assert not found, told("A shared tablet keeps nothing, and a page speaks with its own server alone.", found)


def _lines(pattern: re.Pattern, wanted: list) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{number} {match.group().strip()}"
        for file in wanted
        for number, line in enumerate(_bare(file.read_text()).splitlines(), 1)
        if (match := pattern.search(line))
    ]


def _bare(text: str) -> str:
    """A file without its comments and without what stands in brackets after an at-rule, every line kept."""
    without = re.sub(r"/\*.*?\*/", lambda match: "\n" * match.group().count("\n"), text, flags=re.S)
    return re.sub(r"@(?:media|container|supports)[^{;]*", "@", without)


def _forms(kind: type) -> Iterator[type]:
    for form in kind.__subclasses__():
        yield form
        yield from _forms(form)
