"""How the pages of imports work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    "imports": (
        _l("Here you take the spreadsheets of the teams over: CSV files, .xlsx files or a .zip of them."),
        _l("Choose all files at once and press “Look at them first”. Nothing is stored yet."),
        _l("The number in the first column says which row it is: the same number is the same row."),
        _l("Files with names and columns as they must be: “Empty registers”."),
        _l("The list shows what was taken over before, by whom, and how many rows it was."),
    ),
    "job": (
        _l("Above stands what will be new and what will change. Nothing is stored before you press the green button."),
        _l("One error, and nothing can be stored: mend it in the file and choose the file again."),
        _l("What somebody changed on screen since the last time stays as it is."),
        _l("While it is read or stored you may go elsewhere; the list shows how far it is."),
        _l("What is stored cannot be undone here."),
    ),
    "exports": (
        _l("Here a register leaves as a spreadsheet, in the form in which it can be taken over again."),
        _l("What was noted on screen gets a number first. It keeps that number for good."),
        _l("What was undone, is disputed or is still to come stays out."),
        _l("A register that holds what others keep does not leave here; whoever runs the server can export it."),
        _l("It is noted who took which register along."),
    ),
}
