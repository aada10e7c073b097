"""`flask translate extract|update|compile`: the sentences of the screens, from the code into the catalogues.

English is the source: its catalogue holds each sentence as it stands in the code. The others are filled in by hand.
"""

from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po, write_po
from flask.cli import AppGroup

from amal_field.web.locale import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "amal_field" / "translations"
TEMPLATE = FOLDER / "messages.pot"
SOURCE = "en"
KEYWORDS = "_l lazy_gettext lazy_ngettext:1,2 _p:1c,2 pgettext:1c,2 lazy_pgettext:1c,2 npgettext:1c,2,3"
WIDTH = 120

group = AppGroup("translate", help="The sentences of the screens in every language.")


@group.command("extract")
def extract_command() -> None:
    """Collect the sentences of code and templates into messages.pot."""
    extract(TEMPLATE)


@group.command("update")
def update_command() -> None:
    """Bring every catalogue up to messages.pot: new sentences empty, those that went away gone, English filled in."""
    update()


@group.command("compile")
def compile_command() -> None:
    """Make the .mo files that the app reads."""
    compile_stale()


def catalogue(language: str) -> Path:
    """The file with the sentences of a language."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def read(file: Path, language: str | None = None) -> Catalog:
    """The sentences in a .po or .pot file."""
    with file.open("rb") as text:
        return read_po(text, locale=language)


def extract(output: Path) -> None:
    """Write the sentences of code and templates to `output`: sorted, no places, no dates, so that only a sentence
    that changes makes a change."""
    _pybabel(
        "extract",
        f"--mapping-file={ROOT / 'pyproject.toml'}",
        f"--keywords={KEYWORDS}",
        "--no-location",
        "--omit-header",
        "--sort-output",
        "--ignore-dirs=.* _* node_modules instance migrations tests e2e",
        f"--width={WIDTH}",
        f"--output-file={output}",
        str(ROOT),
    )


def update() -> None:
    """Bring every catalogue up to the template; no guesses, nothing that went away, English filled in."""
    for language in LANGUAGES:
        catalogue(language).parent.mkdir(parents=True, exist_ok=True)
        _pybabel(
            "update",
            f"--input-file={TEMPLATE}",
            f"--output-file={catalogue(language)}",
            f"--locale={language}",
            f"--width={WIDTH}",
            "--init-missing",
            "--no-fuzzy-matching",
            "--ignore-obsolete",
            "--ignore-pot-creation-date",
        )
    _fill_source()


def compile_stale() -> list[str]:
    """Make the .mo files that are missing or older than their .po; the languages for which one was made."""
    stale = [language for language in LANGUAGES if _is_stale(catalogue(language))]
    for language in stale:
        file = catalogue(language)
        _pybabel("compile", f"--locale={language}", f"--input-file={file}", f"--output-file={file.with_suffix('.mo')}")
    return stale


def _is_stale(file: Path) -> bool:
    made = file.with_suffix(".mo")
    return file.exists() and (not made.exists() or made.stat().st_mtime_ns < file.stat().st_mtime_ns)


def _fill_source() -> None:
    file = catalogue(SOURCE)
    sentences = read(file, SOURCE)
    for message in sentences:
        if message.id:
            message.string = message.id
    with file.open("wb") as output:
        write_po(output, sentences, width=WIDTH)


def _pybabel(*words: str) -> None:
    if CommandLineInterface().run(["pybabel", "--quiet", *words]):
        raise click.ClickException(f"pybabel {words[0]} failed: see its words above.")
