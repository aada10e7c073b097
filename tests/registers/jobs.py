"""Imports on screen, for tests: files are sent, and the thread's work is done at once."""

from io import BytesIO
from typing import Any

from flask import Flask

from amal_field.registers import background
from tests.page import Page, fields_of
from tests.registers.folders import Rows, text_of

Files = dict[str, bytes]


def files_of(**registers: Rows | str) -> Files:
    """A CSV file a register."""
    return {
        f"{name}.csv": (text_of(name, rows) if isinstance(rows, list) else rows).encode()
        for name, rows in registers.items()
    }


def worked(app: Flask) -> None:
    """Do all that waits for the thread."""
    while background.work_once(app):
        pass


def send(page: Page, files: Files, selector: str = "form[enctype]", **fields: Any) -> Page:
    """Send the form of a page with these files."""
    form = page.form(selector)
    sent = [(BytesIO(content), name) for name, content in files.items()]
    return page.post(form.get("action"), fields_of(form) | fields | {"files": sent})


def looked_at(app: Flask, page: Page, files: Files) -> Page:
    """Choose files, and see what they would do."""
    send(page.go("/registers/imports"), files)
    worked(app)
    return page.go(page.url)
