"""What a client reads, by language: whether a native speaker read it, and a sheet on which they note what is better."""

import re

from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

from amal_field.permissions import Permission
from amal_field.reception_desk.views.common import bp
from amal_field.web.access import requires
from amal_field.web.client_language import LANGUAGES, catalogue_of, read_by_native_speaker, sentences_of
from amal_field.web.htmx import show

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")
OURS = "nl"
"""The language beside which the others stand on a sheet."""


@bp.get("/languages")
@requires(Permission.DESK_SET)
def catalogues() -> ResponseReturnValue:
    """The languages of a client; first those that nobody read whose language it is."""
    read = {language: read_by_native_speaker(catalogue_of(language)) for language in LANGUAGES}
    return show(
        "reception_desk/catalogues.html",
        unread=[language for language, said in read.items() if said == "no"],
        others=[language for language, said in read.items() if said != "no"],
    )


@bp.get(f"/languages/<any({', '.join(code for code in LANGUAGES if code != OURS)}):language>/sheet")
@requires(Permission.DESK_SET)
def catalogue_sheet(language: str) -> ResponseReturnValue:
    """All sentences of a language beside the Dutch ones, with room for remarks."""
    ours, theirs = sentences_of(OURS), sentences_of(language)
    rows = [tuple(map(_shown, pair)) for pair in sorted((ours[sentence], said) for sentence, said in theirs.items())]
    return show("reception_desk/catalogue_sheet.html", rows=rows, code=language, example=_shown("%(day)s"))


def _shown(sentence: str) -> Markup:
    """A sentence in which what is filled in later reads from left to right, as in every catalogue."""
    return Markup(PLACEHOLDER.sub(r'<bdi class="desk-number" dir="ltr">\g<0></bdi>', str(escape(sentence))))
