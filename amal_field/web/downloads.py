"""Answers that are no pages: a file that is saved, and a drawing that a page shows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flask import Response, request
from flask_login import current_user

from amal_field import audit, clock, traces, workbook
from amal_field.db import new_key
from amal_field.stamp import Stamp

Noted = tuple[str, audit.Subject]
"""A tag of the audit, and the row that the entry is about."""


def download(content: bytes, name: str, mimetype: str = workbook.TYPE) -> Response:
    """A file, under the name that it gets where it is saved."""
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def drawing(svg: str | bytes) -> Response:
    """A chart, an image of its own: its styles stay outside the policy of the page."""
    return Response(svg, mimetype="image/svg+xml")


def asked_as() -> str | None:
    """As which kind of file the list of the address is asked for (`?as=csv`); None where as a page."""
    asked = request.args.get("as")
    return asked if asked in ("csv", "xlsx") else None


def list_file(sheet: workbook.Sheet, name: str, *, of: Noted | None = None, **asked: Any) -> Response:
    """A list as a file, `?as=csv` or else .xlsx, and noted in the audit; `asked`: its filter. `of`: the row of which a
    room that keeps to itself notes it, and by which tag."""
    counted, is_csv = Counted(sheet.rows), asked_as() == "csv"
    whole = sheet._replace(rows=counted)
    content = workbook.write_csv(whole) if is_csv else workbook.write_workbook(whole)
    note_export(request.endpoint or "", counted.rows, of=of, **{key: str(one) for key, one in asked.items() if one})
    return download(content, f"{name}.csv", workbook.CSV_TYPE) if is_csv else download(content, f"{name}.xlsx")


class Counted:
    """Rows that pass by once, of which none is kept: how many there were."""

    def __init__(self, rows: Iterable[Sequence[Any]]) -> None:
        self.source, self.rows = rows, 0

    def __iter__(self) -> Iterator[Sequence[Any]]:
        for row in self.source:
            self.rows += 1
            yield row


def note_export(name: str, rows: int, *, of: Noted | None = None, **asked: str) -> None:
    """Note in the audit that a list leaves as a file: which, with which filter, how many rows; without `of` about who
    takes it along. Never a name that was typed."""
    stamp = Stamp(current_user.id, clock.now(), new_key(), traces.tablet_id())
    tag, about = of or ("registers:export:write", current_user._get_current_object())
    traces.leave(_write_exports, (tag, about, stamp, {"list": name, "rows": rows} | asked))


def _write_exports(left: list[tuple[str, audit.Subject, Stamp, dict[str, Any]]]) -> None:
    for tag, about, stamp, details in left:
        audit.record(tag, about, stamp, **details)
