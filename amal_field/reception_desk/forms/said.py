"""What a client said in a talk, beside the fields that ask the same: each is taken over by itself, or all at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from wtforms import Field, Form

from amal_field.people.forms.persons import BirthField
from amal_field.people.messages import RELATIONS
from amal_field.reception_desk import rules
from amal_field.reception_desk.forms.registration import LANGUAGES
from amal_field.reception_desk.messages import talks as words_of_staff
from amal_field.web.jinja import language_name, local_birth

EMPTY, SAME, OTHER = "empty", "same", "other"
NAMES = ("family_name", "given_name", "native_family", "native_given")


class SaidLine(NamedTuple):
    """One thing that a client said: the field that asks the same, its `value` there, and how it reads. `controls`: name
    of a control of the page → what it holds once this is taken over."""

    field: Field
    value: Any
    text: str
    controls: Mapping[str, Sequence[str]]

    @property
    def state(self) -> str:
        """Whether the field is empty, says the same, or something else."""
        stands = self.field.data
        if not stands:
            return EMPTY
        is_same = set(stands) == set(self.value) if isinstance(self.value, list) else stands == self.value
        return SAME if is_same else OTHER

    def take(self) -> None:
        """Write it into the field."""
        self.field.process(None, self.value)


class SaidPart(NamedTuple):
    """What a client said of one person, or of the languages of all; `name`: of whom, as they typed it."""

    name: str | None
    lines: list[SaidLine]


def parts_said(
    words: Mapping[str, Any], rows: Sequence[Form | None], fields: Any, *, name_said: Any, today: date
) -> list[SaidPart]:
    """All that was said, beside a row for each person who was named, in their order, and beside `fields` of the whole,
    where languages are asked for."""
    people = people_said(words)
    parts = [
        SaidPart(name_said(person), _of_person(person, row, today))
        for person, row in zip(people, rows, strict=False)
        if row is not None
    ]
    lines = _of_languages(words.get("languages"), fields)
    return [*parts, SaidPart(None, lines)] if lines else parts


def people_said(words: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Who was named: the one who spoke, if they were asked, and who came along."""
    return [*filter(None, [words.get("who")]), *words.get("family", ())]


def row_said(person: Mapping[str, Any], today: date) -> dict[str, Any]:
    """What a row of a registration holds of somebody who was named."""
    told = {name: person[name] for name in (*NAMES, "relation") if person.get(name)}
    return told | {"birth": rules.talks.birth_of(person.get("birth"), today=today)}


def take_over(parts: Iterable[SaidPart], wanted: str | None) -> bool:
    """Write what the button `wanted` asks for into its field: that of one line, or `all`. Whether it asked for any."""
    lines = [line for part in parts for line in part.lines if wanted in ("all", line.field.name)]
    for line in lines:
        line.take()
    return bool(wanted)


def _of_person(person: Mapping[str, Any], row: Form, today: date) -> list[SaidLine]:
    told = {name: person.get(name) for name in NAMES}
    told["native_name"] = " ".join(filter(None, (told["native_family"], told["native_given"])))
    lines = [_line(row[name], text, text) for name, text in told.items() if text and name in row]
    birth = rules.talks.birth_of(person.get("birth"), today=today)
    if birth:
        typed = {f"{row.birth.name}-{part}": [str(person["birth"].get(part) or "")] for part, *_ in BirthField.parts}
        lines.append(SaidLine(row.birth, birth, local_birth(birth), typed))
    if person.get("relation") and "relation" in row:
        lines.append(_line(row.relation, person["relation"], str(RELATIONS[person["relation"]])))
    return lines


def _of_languages(told: Mapping[str, Any] | None, fields: Any) -> list[SaidLine]:
    if not told:
        return []
    spoken = [code for code in LANGUAGES if code in told["spoken"]]
    lines = [_line(fields.languages, spoken, ", ".join(map(language_name, spoken)))] if spoken else []
    if "interpreter" in fields:
        lines.append(_line(fields.interpreter, told["interpreter"], str(words_of_staff.ANSWERS[told["interpreter"]])))
    return lines


def _line(field: Field, value: Any, text: str) -> SaidLine:
    return SaidLine(field, value, text, {field.name: value if isinstance(value, list) else [value]})
