"""What is wrong with a row of a register, in the reader's language."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "no_register": _l("This is no register. The registers are called: %(names)s."),
    "register_twice": _l("This register is in the folder twice; the other is %(other)s."),
    "unreadable": _l("This file cannot be read (%(reason)s)."),
    "no_header": _l("The first row does not hold the names of the columns, separated by “;”."),
    "column_nameless": _l("Column %(place)d has no name."),
    "column_unknown": _l("This register has no column “%(column)s”."),
    "column_twice": _l("The column “%(column)s” is there twice."),
    "column_missing": _l("The column “%(column)s” is missing."),
    "ragged": _l("This row has %(cells)d cells, the first row has %(columns)d."),
    "quote_open": _l("A quotation mark in this row is not closed, or something stands behind it."),
    "not_utf8": _l("These bytes are not UTF-8. Save the file as UTF-8."),
    "cell_nul": _l("This cell holds a NUL byte."),
    "cell_long": _l("This cell is longer than %(most)d characters."),
    "cell_empty": _l("This cell must be filled in."),
    "number_twice": _l("Line %(line)d has this number already."),
    "number_unknown": _l("There is no %(number)s in the register %(register)s."),
    "not_a_day": _l("This is no day; write dd/mm/yyyy."),
    "year_unreal": _l("This year does not lie from %(first)d to %(last)d."),
    "not_a_time": _l("This is no time of the day; write hh:mm."),
    "not_whole": _l("This is no whole number."),
    "not_euros": _l("This is no amount of euros; write it with a decimal comma, like 12,50."),
    "below_zero": _l("This number lies below zero."),
    "too_large": _l("This number is larger than %(most)s."),
    "not_a_choice": _l("Choose one of: %(choices)s."),
    "list_gap": _l("Something is missing between the commas."),
    "listed_twice": _l("%(value)s stands here twice."),
}
