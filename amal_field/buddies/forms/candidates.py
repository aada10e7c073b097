"""The forms of candidates: who they are, and what they say for a duo; nowhere a free text."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field.buddies.messages import (
    BANDS,
    CHOSEN_SECOND_REASONS,
    INTERESTS,
    MOMENTS,
    ROLES,
    RUNS,
    SEXES,
    SITUATIONS,
    WISH_WITH,
    WISHES,
)
from amal_field.buddies.rules.profiles import DISTRICTS, LEVELS, MOST_DUOS
from amal_field.people.forms.persons import BirthField, OneNewcomerForm, countries_offered, languages_offered
from amal_field.web.forms import DayField, FieldForm, ManyField, PhoneField, UuidField, choices

UNKNOWN = ("", _l("Unknown"))
A_LANGUAGE = DataRequired(_l("Choose a language."))


class NewCandidateForm(OneNewcomerForm):
    """Somebody comes for a duo: their names, the programme, the side, and a language."""

    refused_at = {"nameless": "given_name", "candidate_there": "given_name", "candidate_speechless": "language"}
    birth = BirthField(_l("Birth"))
    phone = PhoneField(_l("Phone"))
    programme = RadioField(_l("Programme"), [DataRequired(_l("Choose a programme."))])
    role = RadioField(
        _l("As what?"), [DataRequired(_l("Say whether it is a buddy or a newcomer."))], choices=choices(ROLES.items())
    )
    language = SelectField(_l("Language of contact"), [A_LANGUAGE])

    def __init__(self, programmes: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.programme.choices = choices(programmes.items())
        self.language.choices = choices([UNKNOWN, *languages_offered([self.language])])

    @property
    def is_new(self) -> bool:
        """Whoever comes is written down; who is known already is told by the doubles."""
        return True


class StoryForm(FieldForm):
    """What a candidate says for a duo: big choices, all but the first language may stay open."""

    refused_at = {"candidate_speechless": "first_language"}
    first_language = SelectField(_l("Language of contact"), [A_LANGUAGE])
    first_level = SelectField(_l("Level"))
    second_language = SelectField(_l("Second language"))
    second_level = SelectField(_l("Level of the second"))
    third_language = SelectField(_l("Third language"))
    third_level = SelectField(_l("Level of the third"))
    situation = RadioField(_l("Alone or with family?"), choices=choices([*SITUATIONS.items(), UNKNOWN]), default="")
    bands = ManyField(_l("Children, by age"), choices=choices(BANDS.items()), default=list)
    district = SelectField(_l("Part of Ghent"), choices=choices([UNKNOWN, *((one, one) for one in DISTRICTS)]))
    interests = ManyField(_l("Likes"), choices=choices(INTERESTS.items()), default=list)
    moments = ManyField(_l("Is free on"), choices=choices(MOMENTS.items()), default=list)
    runs = RadioField(_l("Runs 5 km?"), choices=choices([*RUNS.items(), UNKNOWN]), default="")
    wish = RadioField(_l("With whom?"), choices=choices([("", _l("Anybody")), *WISHES.items()]), default="")
    wish_with = RadioField(_l("Rather, or only, with"), choices=choices(WISH_WITH.items()), validate_choice=False)
    capacity = RadioField(
        _l("How many duos at once?"),
        choices=choices((str(one), str(one)) for one in range(1, MOST_DUOS + 1)),
        default="1",
    )
    sex = RadioField(_l("Woman or man?"), choices=choices([*SEXES.items(), UNKNOWN]), default="")
    country = SelectField(_l("Country of origin (for the count alone)"), default="")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        levels = choices([("", _l("Speaks it")), *((one, one) for one in LEVELS)])
        languages = choices([UNKNOWN, *languages_offered(language for language, _level in self.spoken_fields)])
        for language, level in self.spoken_fields:
            language.choices, level.choices = languages, levels
        self.country.choices = choices([UNKNOWN, *countries_offered()])

    @property
    def spoken_fields(self) -> Sequence[tuple[SelectField, SelectField]]:
        """The fields of each language with that of its level."""
        places = ("first", "second", "third")
        return [(self[f"{place}_language"], self[f"{place}_level"]) for place in places]

    def values(self) -> dict[str, Any]:
        """The columns as the operation takes them."""
        plain = {name: self[name].data or None for name in ("situation", "district", "runs", "wish")}
        return plain | {
            "bands": sorted(self.bands.data),
            "interests": sorted(self.interests.data),
            "moments": sorted(self.moments.data),
            "wish_with": self.wish_with.data if self.wish.data else None,
            "capacity": int(self.capacity.data),
        }

    def spoken(self) -> list[tuple[str, str | None]]:
        """Each language once, with its level."""
        told = {language.data: level.data or None for language, level in reversed(self.spoken_fields) if language.data}
        return list(reversed(told.items()))

    def validate_wish_with(self, field: RadioField) -> None:
        """Demand with whom, where there is a wish."""
        if self.wish.data and field.data not in WISH_WITH:
            raise ValidationError(_l("Say with whom."))


class PauseForm(FieldForm):
    """Until when somebody wants no duo."""

    refused_at = {"pause_past": "until"}
    until = DayField(_l("Until"), [InputRequired(_l("Choose a day."))])


class ProposalForm(FieldForm):
    """Who is proposed to the candidate of the page, by key; `second`: why, where that one is in a duo already."""

    other = UuidField()
    second = RadioField(choices=choices([("", ""), *CHOSEN_SECOND_REASONS.items()]), default="")
