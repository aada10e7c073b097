"""How the pages of talks work."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("talk", "talk_form", "talk_question", "talk_questions"),
        (
            _l("Choose a language and what you ask, then turn the tablet to the client."),
            _l("They answer a question a screen, in their own language. Take the tablet back with your PIN."),
            _l("What they said stands here until you register them or leave it, at most a day."),
            _l("Do they have a file? Find it and press “Belongs to file”; then compare the two."),
            _l("Nothing of it stands in a file before you save."),
        ),
    ),
    **dict.fromkeys(
        ("talk_file_form", "talk_file"),
        (
            _l("On the left stands what they said on the tablet, beside it what stands in the file."),
            _l("Where the two differ it says so. Take over one thing, or everything."),
            _l("You may correct each field by the document before you save."),
            _l("What they answered about sharing is kept as they answered it."),
            _l("Nothing changes in the file before you save. After that what was said is emptied."),
        ),
    ),
    "catalogues": (
        _l("Here stand the nine languages in which a client reads."),
        _l("The first list holds those that no native speaker has read yet."),
        _l("Print the sheet of a language: Dutch, the translation, and room for remarks."),
        _l("A native speaker notes on it what is wrong or could be said better."),
        _l("Whoever maintains the application mends the language and marks it as read."),
    ),
    "catalogue_sheet": (
        _l("Each sentence that a client may read stands here in Dutch and in the other language."),
        _l("Print the page and give it to somebody whose language it is."),
        _l("They write what is better in the last column, and above it who they are and when they read it."),
        _l("A word between signs, as in the example, is filled in later: it stays as it is."),
        _l("Give the sheet to whoever maintains the application."),
    ),
    "notice_form": (
        _l("This is what a client reads before they answer, in nine languages."),
        _l("A new version is read from the moment that you publish it."),
        _l("It is published once it is written in each language."),
        _l("With each answer is kept which version was read, and in which language."),
        _l("A version is not taken back: publish the text of before again."),
    ),
}
