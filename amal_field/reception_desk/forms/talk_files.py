"""What stands of those whom a talk is about, beside what was said: each person is corrected by itself."""

from typing import Any, Self

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from amal_field.people.forms.persons import BirthField, languages_offered
from amal_field.reception_desk.forms.desk import DeskForm
from amal_field.reception_desk.forms.registration import LANGUAGES, YES_NO
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import ManyField, NameField, choices

NEEDS = {True: "yes", False: "no", None: ""}


class MemberForm(DeskForm, CorrectionForm):
    """Names and birth of a member of the household."""

    family_name = NameField(_l("Family name"))
    given_name = NameField(_l("First name"))
    native_name = NameField(_l("Name in own script"))
    birth = BirthField(_l("Birth"))

    @classmethod
    def of(cls, person: Any, place: int, **values: Any) -> Self:
        """The form with what stands of the person."""
        names = {name: getattr(person, name) for name in ("family_name", "given_name", "native_name")}
        return cls.drawn(prefix=f"people-{place}-", birth=person.birth, **names, **values)

    def values(self) -> dict[str, Any]:
        """The columns of the person."""
        names = {name: self[name].data for name in ("family_name", "given_name", "native_name")}
        birth = self.birth.data
        return names | {"born_on": birth and birth.on, "birth_precision": birth and birth.precision}


class SpeakerForm(MemberForm):
    """The same of who spoke, with their languages and whether they need an interpreter."""

    languages = ManyField(_l("Languages"), choices=[])
    interpreter = RadioField(_l("Interpreter needed?"), choices=YES_NO, default="")

    def __init__(self, *args: Any, known: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(languages_offered([]))
        codes = dict.fromkeys([*known, *LANGUAGES])  # the one to speak with them stays the first
        self.languages.choices = choices((code, names.get(code, code)) for code in codes)

    @classmethod
    def of_speaker(cls, person: Any, file: Any) -> Self:
        """The form with what stands of the person and in their file; without a file nobody asks about interpreters."""
        needs = NEEDS[file.needs_interpreter] if file else ""
        known = tuple(person.languages)
        form = cls.of(person, 0, known=known, languages=list(known), interpreter=needs)
        if file is None:
            del form.interpreter
        return form

    def values(self) -> dict[str, Any]:
        return super().values() | {"languages": self.languages.data}

    @property
    def needs_interpreter(self) -> bool | None:
        """Whether they need an interpreter, as far as it is known."""
        return {"yes": True, "no": False}.get(self.interpreter.data)
