"""Spreadsheets: amounts stand in the reader's notation, and no text is a formula."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from flask_babel import force_locale
from openpyxl import load_workbook

from amal_field.workbook import AS_EUROS, FORMULAS, Cell, Column, Sheet, write_csv, write_workbook


def written():
    rows = [[Decimal("40.00"), Cell(Decimal(-2), AS_EUROS), Cell("40", AS_EUROS)]]
    content = write_workbook(Sheet("One", [Column(None, 10, AS_EUROS), Column(None, 10), Column(None, 10)], rows))
    return load_workbook(BytesIO(content)).active[1]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("nl", '"€" #,##0.00;"€" -#,##0.00'), ("fr", '#,##0.00 "€"'), ("en", '"€"#,##0.00')],
)
def test_an_amount_has_its_sign_where_the_reader_writes_it(app, language, wanted):
    with app.test_request_context(), force_locale(language):
        amount, other, text = written()
    assert (amount.value, amount.number_format, other.number_format) == (40, wanted, wanted)
    assert (text.value, text.number_format) == ("40", "General")


def test_outside_a_request_it_is_written_in_dutch():
    assert written()[0].number_format.startswith('"€" ')


def test_a_text_is_no_formula_in_either_form():
    texts = [f"{sign}1+1" for sign in FORMULAS] + ['Nilüfer; "x"']
    sheet = Sheet("One", [Column("Head", 10)] * 4, [[text, date(2022, 3, 5), Decimal("-2.50"), None] for text in texts])
    content = write_csv(sheet)
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert head == ["Head"] * 4
    assert [row[0] for row in rows] == [f"'{text}" for text in texts[:-1]] + texts[-1:]
    assert {tuple(row[1:]) for row in rows} == {("05/03/2022", "-2,50", "")}
    cells = [row[0] for row in load_workbook(BytesIO(write_workbook(sheet))).active.iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in texts]
