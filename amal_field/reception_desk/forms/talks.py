"""What staff asks in a talk, the screens on which a client answers, and a new version of the privacy notice."""

from collections.abc import Mapping
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import Form, FormField, HiddenField, RadioField
from wtforms.validators import InputRequired

from amal_field import clock
from amal_field.reception_desk import rules
from amal_field.reception_desk.forms import talk_words
from amal_field.reception_desk.forms.desk import DeskForm
from amal_field.reception_desk.messages import talks as words_of_staff
from amal_field.refusal import RuleBroken
from amal_field.web.client_language import LANGUAGES, client_gettext
from amal_field.web.forms import FieldForm, ManyField, NameField, RowsField, TextField, UuidField, choices
from amal_field.web.text_fields import TURNING, AreaField

NAMES = ("family_name", "given_name", "native_family", "native_given")
BIRTH = ("day", "month", "year")
LONGEST_NOTICE = 20_000
"""Signs in one language, some eight pages."""
ROWS = 8
"""So many rows stand there for a family from the start."""
MOST_SENT = rules.talks.MOST_FAMILY + 20
"""So many come back where too many were sent: nothing of them is lost."""


class TalkForm(DeskForm):
    """In which language somebody is asked, and what; `ticket`, `person`: who, where it is known."""

    refused_at: ClassVar[Mapping[str, str]] = {"nothing_asked": "asked", "no_notice": "asked"}
    language = RadioField(_l("Language"), [InputRequired(_l("Choose a language."))], choices=choices(LANGUAGES.items()))
    asked = ManyField(_l("What do you ask?"), choices=choices(words_of_staff.TOPICS.items()))
    ticket, person = UuidField(), UuidField()


class BelongingForm(DeskForm):
    """To whose file a talk belongs."""

    person = UuidField()


class ScreenForm(FieldForm):
    """One screen of a talk. What is wrong is said in the language of the client, at the field; above the screen where a
    sign was sent that no form takes in."""

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = super().validate(*args, **kwargs)
        _say_wrong(self)
        if self.held_harm:
            sentence = talk_words.SENTENCES["talk_sign"]
            self.form_errors.append(client_gettext(sentence))
        return good and not self.form_errors

    @classmethod
    def filled(cls, words: Any) -> "ScreenForm":
        """The screen with what was answered there before."""
        return cls(formdata=None, data=words or {})

    def words(self) -> Any:
        """What was answered. Raises `RuleBroken`."""
        return None

    def refuse(self, broken: RuleBroken) -> None:
        """Say at the right field why the answer cannot be kept."""
        field = next(iter(field for field in self if not isinstance(field, HiddenField)), None)
        if field is not None:
            field.errors = [_sentence(broken)]


class PersonWords(Form):
    """A name as on the document, in Latin letters and in the own script, and a birth in three fields or the year."""

    family_name = NameField()
    given_name = NameField()
    native_family = NameField()
    native_given = NameField()
    day = TextField(most=2)
    month = TextField(most=2)
    year = TextField(most=4)
    relation = RadioField(choices=choices(talk_words.RELATIONS.items()), default="", validate_choice=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self[name].data for name in (*NAMES, *BIRTH))

    def words(self) -> dict[str, Any]:
        """Who it is. Raises `RuleBroken` as `rules.talks`."""
        name = {part: self[part].data for part in NAMES if self[part].data}
        rules.talks.check_name(name)
        born = rules.talks.birth_told(*(self[part].data or "" for part in BIRTH), today=clock.today())
        relation = self.relation.data if self.relation.data in rules.talks.RELATIONS else None
        return name | ({"birth": born} if born else {}) | ({"relation": relation} if relation else {})

    def refuse(self, broken: RuleBroken) -> None:
        """Say at the right field what is wrong."""
        field = self.family_name if broken.code == "talk_nameless" else self.year
        field.errors = [_sentence(broken)]


class WhoForm(ScreenForm):
    """Who somebody is, as it stands on their document."""

    person = FormField(PersonWords)

    @classmethod
    def filled(cls, words: Any) -> "WhoForm":
        return cls(formdata=None, data={"person": _typed(words or {})})

    def words(self) -> dict[str, Any]:
        return self.person.form.words()

    def refuse(self, broken: RuleBroken) -> None:
        self.person.form.refuse(broken)


class FamilyForm(ScreenForm):
    """Who came along, a row each."""

    people = RowsField(FormField(PersonWords), min_entries=ROWS, max_entries=MOST_SENT)

    @property
    def blank(self) -> PersonWords:
        """The row of which a script makes more."""
        return PersonWords(prefix="people-__row__-")

    @classmethod
    def filled(cls, words: Any) -> "FamilyForm":
        return cls(formdata=None, data={"people": [_typed(person) for person in words or ()]})

    def words(self) -> list[dict[str, Any]]:
        told = []
        rules.talks.check_family(sum(not row.form.is_empty for row in self.people))
        for row in self.people:
            if not row.form.is_empty:
                try:
                    told.append(row.form.words())
                except RuleBroken as broken:
                    row.form.refuse(broken)
                    raise
        return told

    def refuse(self, broken: RuleBroken) -> None:
        """Say above the rows that there are too many; all else stands at its row already."""
        if broken.code == "family_size":
            self.form_errors.append(_sentence(broken))


class LanguagesForm(ScreenForm):
    """Which languages do you speak, and do you need an interpreter?"""

    spoken = ManyField(choices=choices(LANGUAGES.items()))
    interpreter = RadioField(choices=choices(talk_words.YES_NO.items()), default="", validate_choice=False)

    def words(self) -> dict[str, Any]:
        rules.talks.check_answer(self.interpreter.data)
        return {"spoken": self.spoken.data, "interpreter": self.interpreter.data}

    def refuse(self, broken: RuleBroken) -> None:
        self.interpreter.errors = [_sentence(broken)]


class SharingForm(ScreenForm):
    """May the welfare side see what we know? Two equal buttons; none is chosen."""

    answer = HiddenField()

    def words(self) -> dict[str, Any]:
        rules.talks.check_answer(self.answer.data)
        return {"answer": self.answer.data, "by": "self"}

    def refuse(self, broken: RuleBroken) -> None:
        self.answer.errors = [_sentence(broken)]


class ChildrenForm(SharingForm):
    """The same for the minors; a parent or a guardian answers."""

    by = RadioField(choices=choices(talk_words.ANSWERED_BY.items()), default="", validate_choice=False)

    def words(self) -> dict[str, Any]:
        rules.talks.check_answer(self.by.data, rules.words.ANSWERED_BY[1:])
        return super().words() | {"by": self.by.data}

    def refuse(self, broken: RuleBroken) -> None:
        field = self.answer if self.by.data in rules.words.ANSWERED_BY else self.by
        field.errors = [_sentence(broken)]


class NoticeForm(ScreenForm):
    """The privacy notice: read, in the version that was shown."""

    version = HiddenField()

    def refuse(self, broken: RuleBroken) -> None:
        self.form_errors.append(_sentence(broken))


SCREENS: dict[str, type[ScreenForm]] = {
    **{"who": WhoForm, "family": FamilyForm, "languages": LanguagesForm},
    **{"notice": NoticeForm, "sharing": SharingForm, rules.talks.CHILDREN: ChildrenForm},
}
"""Screen → its form."""


class PrivacyNoticeForm(DeskForm):
    """A new version, in each language of a client."""

    @classmethod
    def drawn(cls, texts: Mapping[str, str]) -> "PrivacyNoticeForm":
        """The form with the texts of the latest version."""
        return cls(formdata=None, data=dict(texts))

    def texts(self) -> dict[str, str]:
        """Language → text."""
        return {language: self[language].data or "" for language in LANGUAGES}


for _language, _name in LANGUAGES.items():
    setattr(PrivacyNoticeForm, _language, AreaField(_name, most=LONGEST_NOTICE))


def _typed(person: Mapping[str, Any]) -> dict[str, Any]:
    born = {part: str(person.get("birth", {}).get(part) or "") for part in BIRTH}
    return {part: person.get(part) for part in NAMES} | born | {"relation": person.get("relation", "")}


def _sentence(broken: RuleBroken) -> str:
    return client_gettext(talk_words.SENTENCES[broken.code], **broken.values)


def _say_wrong(form: Form) -> None:
    """Errors of WTForms are written for staff: for a client there are two of them, that it is too long, and that it
    holds a sign that nobody sees."""
    hidden, too_long = talk_words.SENTENCES["talk_sign"], talk_words.SENTENCES["talk_long"]
    for field in form:
        if isinstance(field, FormField):
            _say_wrong(field.form)
        elif isinstance(field, RowsField):
            for row in field:
                _say_wrong(row.form)
        elif field.errors:
            is_hidden = isinstance(field.data, str) and TURNING.search(field.data)
            sentence = hidden if is_hidden else too_long
            field.errors = [client_gettext(sentence)]
