"""The forms of the queue."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from amal_field.people.rules import LANGUAGES
from amal_field.reception_desk.forms.desk import DeskForm
from amal_field.reception_desk.messages import PURPOSES, SIDES
from amal_field.reception_desk.rules.queue import MOST_PEOPLE
from amal_field.web.forms import ManyField, NumberField, TextField, UuidField, choices
from amal_field.web.jinja import language_name


class TapForm(DeskForm):
    """One tap; `done`: the call that ends with it."""

    done = UuidField()


class TicketForm(DeskForm):
    """Who stands there: the language, how many, what for."""

    refused_at = {"party_size": "adults"}
    spoken = RadioField(_l("Language"), [InputRequired(_l("Choose a language."))])
    adults = NumberField(_l("Adults"), most=MOST_PEOPLE, default=1)
    children = NumberField(_l("Children"), most=MOST_PEOPLE, default=0)
    purpose = RadioField(
        _l("What for"), [InputRequired(_l("Choose what they come for."))], choices=choices(PURPOSES.items())
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.spoken.choices = choices((code, language_name(code)) for code in LANGUAGES)


class ReturnForm(DeskForm):
    """The code of a slip."""

    refused_at = {"code_unknown": "code"}
    code = TextField(_l("Code"), [InputRequired(_l("Type the code of the slip."))], most=40)


class PassingForm(DeskForm):
    """Where somebody goes on to: a counter, or a side."""

    counter = UuidField()
    side = RadioField(_l("Side"), choices=choices(SIDES.items()), validate_choice=False)


class LanguagesForm(DeskForm):
    """The languages that a counter calls."""

    languages = ManyField(_l("Only these languages"), choices=choices((code, code) for code in LANGUAGES), default=list)


class CounterForm(DeskForm):
    """A counter that an administrator opens."""

    refused_at = {"counter_twice": "name"}

    name = TextField(
        _l("Number of the counter"), [InputRequired(_l("Type its number, as it stands on the screen."))], most=4
    )
    side = RadioField(_l("Side"), [InputRequired(_l("Choose a side."))], choices=choices(SIDES.items()))
