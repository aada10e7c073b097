"""`flask translate extract|update|compile`: the sentences of the screens, from the code into the catalogues.

There are two domains: what the staff reads, and what a client reads. English is the source of both: its catalogues hold
each sentence as it stands in the code. The others are filled in by hand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po, write_po
from flask.cli import AppGroup

from amal_field.web import client_language
from amal_field.web.client_language import READ, read_by_native_speaker
from amal_field.web.locale import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "amal_field" / "translations"
SOURCE = "en"
WIDTH = 120


@dataclass(frozen=True)
class Domain:
    """The sentences for one kind of reader. `unread`: the languages that wait for a native speaker."""

    name: str
    languages: Sequence[str]
    keywords: str
    unread: Sequence[str] = ()

    @property
    def template(self) -> Path:
        """The file with the sentences of the code."""
        return FOLDER / f"{self.name}.pot"

    def catalogue(self, language: str) -> Path:
        """The file with the sentences of a language."""
        return FOLDER / language / "LC_MESSAGES" / f"{self.name}.po"


STAFF = Domain(
    "messages",
    tuple(LANGUAGES),
    "_ gettext ngettext:1,2 _l lazy_gettext lazy_ngettext:1,2 "
    "_p:1c,2 pgettext:1c,2 lazy_pgettext:1c,2 npgettext:1c,2,3",
)
CLIENT = Domain(
    client_language.DOMAIN,
    tuple(client_language.LANGUAGES),
    "client_gettext client_word",
    unread=("uk", "ru", "ro", "bg", "tr", "ar"),
)
DOMAINS = (STAFF, CLIENT)

group = AppGroup("translate", help="The sentences of the screens in every language.")


@group.command("extract")
def extract_command() -> None:
    """Collect the sentences of code and templates into messages.pot and client.pot."""
    for domain in DOMAINS:
        extract(domain.template, domain)


@group.command("update")
def update_command() -> None:
    """Bring every catalogue up to its template: new sentences empty, those that went away gone, English filled in."""
    for domain in DOMAINS:
        update(domain)


@group.command("compile")
def compile_command() -> None:
    """Make the .mo files that the app reads."""
    compile_stale()


def read(file: Path, language: str | None = None) -> Catalog:
    """The sentences in a .po or .pot file."""
    with file.open("rb") as text:
        return read_po(text, locale=language)


def extract(output: Path, domain: Domain = STAFF) -> None:
    """Write the sentences of code and templates to `output`: sorted, no places, no dates, so that only a sentence
    that changes makes a change."""
    _pybabel(
        "extract",
        f"--mapping-file={ROOT / 'pyproject.toml'}",
        "--no-default-keywords",
        f"--keywords={domain.keywords}",
        "--no-location",
        "--omit-header",
        "--sort-output",
        "--ignore-dirs=.* _* node_modules instance migrations tests e2e",
        f"--width={WIDTH}",
        f"--output-file={output}",
        str(ROOT),
    )


def update(domain: Domain) -> None:
    """Bring every catalogue up to the template; no guesses, nothing that went away, English filled in."""
    for language in domain.languages:
        file = domain.catalogue(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        was_read = read_by_native_speaker(file)
        _pybabel(
            "update",
            f"--domain={domain.name}",
            f"--input-file={domain.template}",
            f"--output-file={file}",
            f"--locale={language}",
            f"--width={WIDTH}",
            "--init-missing",
            "--no-fuzzy-matching",
            "--ignore-obsolete",
            "--ignore-pot-creation-date",
        )
        if language in domain.unread:
            _write_header(file, was_read or "no")
    _fill_source(domain.catalogue(SOURCE))


def compile_stale() -> list[str]:
    """Make the .mo files that are missing or older than their .po; the files that were made."""
    stale = [
        (language, file)
        for domain in DOMAINS
        for language in domain.languages
        if _is_stale(file := domain.catalogue(language))
    ]
    for language, file in stale:
        _pybabel("compile", f"--locale={language}", f"--input-file={file}", f"--output-file={file.with_suffix('.mo')}")
    return [str(file.relative_to(FOLDER)) for _language, file in stale]


def _write_header(file: Path, said: str) -> None:
    """Babel writes the headers that it knows and no other: put ours below the last."""
    text = re.sub(rf'"{READ}: .*\\n"\n', "", file.read_text())
    file.write_text(re.sub(r'("Generated-By: .*\\n"\n)', rf'\1"{READ}: {said}\\n"\n', text, count=1))


def _is_stale(file: Path) -> bool:
    made = file.with_suffix(".mo")
    return file.exists() and (not made.exists() or made.stat().st_mtime_ns < file.stat().st_mtime_ns)


def _fill_source(file: Path) -> None:
    sentences = read(file, SOURCE)
    for message in sentences:
        if message.id:
            message.string = message.id
    with file.open("wb") as output:
        write_po(output, sentences, width=WIDTH)


def _pybabel(*words: str) -> None:
    if CommandLineInterface().run(["pybabel", "--quiet", *words]):
        raise click.ClickException(f"pybabel {words[0]} failed: see its words above.")
