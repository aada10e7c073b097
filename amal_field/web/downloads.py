"""Answers that are no pages: a file that is saved, and a drawing that a page shows."""

from flask import Response

from amal_field import workbook


def download(content: bytes, name: str, mimetype: str = workbook.TYPE) -> Response:
    """A file, under the name that it gets where it is saved."""
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def drawing(svg: str | bytes) -> Response:
    """A chart, an image of its own: its styles stay outside the policy of the page."""
    return Response(svg, mimetype="image/svg+xml")
