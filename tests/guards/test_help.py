"""Every page says how it works, in five lines, and no line speaks of a page that is gone."""

from flask import Flask

from amal_field.web.help import HELP, lines_of
from tests.guards.source import told

NO_PAGES = {
    "health.alive",
    "health.ready",
    "accounts.in_use",
    "accounts.passkey_options",
    "accounts.second_step_options",
    "people.recent",
    "planning.feed",
    "outbox.ping",
    "outbox.prepared",
    "worker.manifest",
    "worker.touch_icon",
    "worker.worker",
    "transit_site.cash_book_workbook",
    "transit_site.report_chart",
    "transit_site.report_sheet",
    "contacts.months_chart",
    "reception_desk.waiting_times_picture",
    "buddies.sheet",
    "buddies.year_sheet",
    "contacts.sheet",
    "figures.chart_bars",
    "figures.chart_saved",
    "figures.chart_table",
    "figures.book",
    "figures.outward",
    "looks.sheet",
    "organisations.sheet",
    "reception_desk.romanisation",
    "reception_desk.unmet_chart",
    "reception_desk.unmet_file",
    "figures.other_sheet",
    "registers.empty_sheet",
    "registers.errors_sheet",
    "registers.register_sheet",
    "referrals.care_sheet",
    "referrals.destination_sheet",
    "vaccination.export_sheet",
    "vaccination.figures_chart",
    "volunteers.nominative_sheet",
}
"""What is asked for by GET and is a part of a page, a file, a picture or an answer to a machine."""
LINES = 5


def test_every_page_says_how_it_works(app: Flask):
    pages = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods} - NO_PAGES
    found = sorted(page for page in pages if len(lines_of(page)) != LINES)
    assert not found, told(f"Write {LINES} plain lines about the page in the room's `help`, by its endpoint.", found)


def test_no_line_speaks_of_a_page_that_is_gone(app: Flask):
    found = [
        f"{room}.{name}".lstrip(".")
        for room, pages in HELP.items()
        for name in pages
        if f"{room}.{name}".lstrip(".") not in app.view_functions
    ]
    assert not found, told("Take these out of the room's `help`.", found)
