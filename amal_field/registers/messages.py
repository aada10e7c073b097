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
    "other_separator": _l("The cells are separated by “%(separator)s”. Save the file with “;” between them."),
    "not_utf8": _l(
        "This is not UTF-8; as Windows-1252 it reads “%(text)s”. Save the file as UTF-8, or import it with "
        "--encoding cp1252 if that is right."
    ),
    "utf8_already": _l("This file is UTF-8 already. Import it without --encoding."),
    "no_register_at_all": _l(
        "There is no register here. A register is a CSV file or a sheet in an .xlsx file, called: %(names)s."
    ),
    "no_room": _l("Amal Field does not take over the register %(register)s yet."),
    "no_spreadsheet": _l("This is no spreadsheet."),
    "other_spreadsheet": _l("A file of the kind %(kind)s is not read. Open it and save it as .xlsx."),
    "workbook_locked": _l(
        "This file has a password, or is an old Excel file. Open it, take the password away and save it as .xlsx."
    ),
    "workbook_empty": _l("No sheet in this file can be read. Open it and save it as an ordinary .xlsx."),
    "archive_large": _l("Unpacked this is more than %(most)d MB."),
    "archive_many": _l("There are more than %(most)d files in this archive."),
    "archive_outside": _l("“%(name)s” in this archive points outside it."),
    "archive_locked": _l("“%(name)s” in this archive is encrypted. Pack it without a password."),
    "archive_nested": _l("“%(name)s” is an archive of its own. Unpack it first."),
    "chart_sheet": _l("This sheet is a chart."),
    "hidden_sheet": _l("This sheet is hidden and no register."),
    "hidden_register": _l("This sheet is hidden; it was read."),
    "hidden_rows": _l("These rows are hidden; they were read: %(lines)s."),
    "hidden_columns": _l("These columns are hidden; they were read: %(columns)s."),
    "cells_merged": _l("The cells %(range)s are merged, so nobody knows to which rows this belongs. Undo that."),
    "formula_empty": _l("The formula in %(cell)s has no stored value. Open the file, calculate, and save it."),
    "cell_error": _l("“%(value)s” is the error of a formula."),
    "cell_error_at": _l("The formula in %(cell)s ends in the error “%(value)s”."),
    "cell_is_day": _l("The spreadsheet made a date of this. Make the column text and type it again."),
    "cell_is_time": _l("The spreadsheet made a time of this. Make the column text and type it again."),
    "cell_is_truth": _l("The spreadsheet made true or false of this. Make the column text and type it again."),
    "number_altered": _l("The spreadsheet made a number of this. Make the column text and type it again."),
    "number_long": _l("Of a number a spreadsheet keeps %(most)d digits. Make the column text and type it again."),
    "list_as_number": _l("The spreadsheet made a number of this list. Make the column text and type it again."),
    "cell_control": _l("This cell holds a control character (%(character)s)."),
    "cell_half": _l("This cell holds half a character."),
    "cell_long": _l("This cell is longer than %(most)d characters."),
    "cell_empty": _l("This cell must be filled in."),
    "rows_gone": _l("Left out, since their list was removed when its term was over; rows: %(rows)d."),
    "number_twice": _l("Line %(line)d has this number already."),
    "number_unknown": _l("There is no %(number)s in the register %(register)s."),
    "number_given_elsewhere": _l("An export of another database gave this number; nobody knows it here."),
    "not_a_day": _l("This is no day; write dd/mm/yyyy."),
    "day_with_time": _l("This is a day with a time; write the day alone, as dd/mm/yyyy."),
    "year_unreal": _l("This year does not lie from %(first)d to %(last)d."),
    "not_a_time": _l("This is no time of the day; write hh:mm."),
    "not_whole": _l("This is no whole number."),
    "not_euros": _l("This is no amount of euros; write it with a decimal comma, like 12,50."),
    "euros_doubtful": _l("Do you mean %(whole)s or %(cents)s? Write it like 1200,00."),
    "below_zero": _l("This number lies below zero."),
    "too_large": _l("This number is larger than %(most)s."),
    "not_a_choice": _l("Choose one of: %(choices)s."),
    "list_gap": _l("Something is missing between the commas."),
    "listed_twice": _l("%(value)s stands here twice."),
    "import_without_files": _l("Choose one file or more first."),
    "import_many_files": _l("Choose at most %(most)d files at once, or put them in a .zip."),
    "import_not_ready": _l("This is not to be stored any more. Look at what became of it."),
    "import_shown_anew": _l("Something changed meanwhile. This is the new overview."),
    "import_files_wanted": _l("Choose the same files once more: %(names)s."),
    "import_not_interrupted": _l("This goes on already. Look at how far it is."),
    "import_files_gone": _l("Its files are not kept any more. Choose them again."),
    "import_not_open": _l("This is being stored, or is over already."),
}

ON_SCREEN = {
    "not_utf8": _l(
        "This is not UTF-8; as Windows-1252 it reads “%(text)s”. Save the file as “CSV UTF-8”, or as a spreadsheet "
        "(.xlsx), and choose it again."
    ),
}
"""What is said otherwise where nobody types options."""

STATES = {
    "queued": _l("waits to be read"),
    "reading": _l("is being read"),
    "ready": _l("to be looked at"),
    "confirmed": _l("waits to be stored"),
    "storing": _l("is being stored"),
    "stored": _l("stored"),
    "discarded": _l("not stored"),
    "failed": _l("went wrong, nothing stored"),
    "lapsed": _l("not stored in time"),
    "interrupted": _l("interrupted, nothing stored"),
}
"""What the states of an import are called."""

COUNTS = {
    "new": _l("New"),
    "changed": _l("Changed"),
    "same": _l("The same"),
    "kept": _l("Kept as on screen"),
    "skipped": _l("Left out"),
    "wrong": _l("Wrong"),
}
"""What the rows of a register become."""

EVENTS = {
    "registers:import:upload": _l("Files chosen: %(files)s"),
    "registers:import:confirm": _l("Confirmed"),
    "registers:import:again": _l("Asked for again"),
    "registers:import:discard": _l("Given up"),
    "registers:import:store": _l("Stored"),
    "registers:export:number": _l("Numbers given to rows for an export: %(rows)s"),
    "registers:export:write": _l("Registers exported: %(list)s, rows: %(rows)s"),
}
