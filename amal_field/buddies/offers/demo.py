"""The part of the demo that buddies play: who waits, two proposals of which one has had no answer for long, and duos
that meet as they should, late, hardly and no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.buddies import operations, queries
from amal_field.buddies.models import Candidate, Match
from amal_field.buddies.offers import demo_links
from amal_field.buddies.operations import Closing, Met, Spoken
from amal_field.buddies.rules.closing import STOPS
from amal_field.buddies.rules.words import BUDDY, NEWCOMER, ROLES
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import Stamp

BY = "gert"
SAMEN, TANDEM, UKRAINE, RUN, RENO = ("samen_gentenaar", "tandem", "tandem_ukraine", "2run", "duoreno")


@dataclass(frozen=True)
class Waits:
    """Who waits for a duo, for how many weeks: the languages spoken, and by column what was said."""

    name: str
    birth: int
    role: str
    programme: str
    weeks: int
    languages: Sequence[str]
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Together:
    """A proposal and what came of it, told in days before today: when both agreed, when they met, when it did not work
    out, when it ended, and the days ago and to come from and until which it rests. `joins`: who joins, each with the
    year of birth and the side."""

    buddy: str
    newcomer: str
    programme: str
    language: str
    proposed: int
    agreed: int | None = None
    met: Sequence[int] = ()
    missed: Sequence[int] = ()
    ended: int | None = None
    kind: str = "walk"
    rests: tuple[int, int] | None = None
    joins: Sequence[tuple[str, int, str]] = ()


def _said(moments: str, interests: str, district: str, bands: str | None = None, **more: Any) -> dict[str, Any]:
    """What somebody said, each list in one text; `bands` of somebody who lives alone is None."""
    return {
        "moments": moments.split(),
        "interests": interests.split(),
        "district": district,
        "situation": "alone" if bands is None else "family",
        "bands": (bands or "").split(),
        **more,
    }


WAITING = (
    Waits("Lieve Claeys", 1964, BUDDY, SAMEN, 12, ["nl", "fr"], _said("2e 6m", "cooking walking", "Ledeberg")),
    Waits("Pieter Goethals", 1988, BUDDY, SAMEN, 5, ["nl", "en"], _said("6m 7m", "cycling", "Mariakerke", "3-5 6-9")),
    Waits("Annelies Baert", 1995, BUDDY, SAMEN, 3, ["nl", "en", "es"], _said("4e 2e", "music film", "Ledeberg")),
    Waits("Amara Diallo", 1990, NEWCOMER, SAMEN, 9, ["fr"], _said("2e 6a", "cooking music", "Ledeberg")),
    Waits("Ebru Kaplan", 1986, NEWCOMER, SAMEN, 7, ["tr", "en"], _said("6m 3a", "cycling", "Gentbrugge", "6-9")),
    Waits("Letebrhan Haile", 1992, NEWCOMER, SAMEN, 11, ["ti"], _said("5m 6m", "walking reading", "Wondelgem")),
    Waits("Ibrahim Touré", 1997, NEWCOMER, SAMEN, 2, ["fr", "en"]),
    Waits("Katrien Lambrecht", 1979, BUDDY, TANDEM, 6, ["nl", "fr"], _said("3a 6m", "games", "Oostakker", "6-9 10-12")),
    Waits("Salma Idrissi", 1984, NEWCOMER, TANDEM, 8, ["ar", "fr"], _said("3a 6m", "games", "Dampoort", "6-9")),
    Waits("Wout Desmedt", 1991, BUDDY, RUN, 4, ["nl", "en"], _said("2e 7m", "sport", "Drongen", runs="yes")),
    Waits("Dawit Tesfaye", 1996, NEWCOMER, RUN, 3, ["so", "en"], _said("7m 2e", "sport", "Drongen", runs="yes")),
    Waits("Oksana Lysenko", 1982, NEWCOMER, UKRAINE, 10, ["uk", "en"], _said("1m", "crafts", "Zwijnaarde", "10-12")),
    Waits("Geert Roels", 1958, BUDDY, UKRAINE, 1, ["nl", "en"]),
    Waits("Chantal Mertens", 1969, BUDDY, RENO, 4, ["fr", "nl"], _said("1a", "technology", "Gentbrugge")),
)
"""One speaks a language that nobody else speaks; of two nothing more is known than that."""

FAMILY = (("Karim Cherif", 1985, NEWCOMER), ("Inès Cherif", 2015, NEWCOMER), ("Yanis Cherif", 2019, NEWCOMER))
PARTNER = (("Tom Pauwels", 1979, BUDDY),)

TOGETHER = (
    Together("An Verhelst", "Mirwais Sahak", SAMEN, "en", 16),
    Together("Bart Callens", "Rahel Abraha", TANDEM, "en", 2),
    Together("Carine Dhondt", "Nour Haddou", SAMEN, "fr", 9, 4),
    Together("Dries Maenhout", "Selam Berhe", SAMEN, "en", 75, 70, (65, 52, 38, 24, 9)),
    Together("Eva Rombaut", "Lamia Cherif", TANDEM, "fr", 60, 55, (50, 34, 20, 5), kind="coffee", joins=FAMILY),
    Together("Okke Wille", "Merveille Ilunga", SAMEN, "fr", 90, 85, (80, 66, 50), rests=(20, 30)),
    Together("Frank Naessens", "Jamal Osman", RUN, "en", 50, 47, (42, 29, 15, 1), kind="sport"),
    Together("Greet Pauwels", "Nataliia Bojko", UKRAINE, "en", 90, 86, (80, 64, 47, 30, 14), joins=PARTNER),
    Together("Jef Wauters", "Sami Aziri", SAMEN, "en", 80, 75, (70, 55, 40, 24), (10,)),
    Together("Kaat Meersman", "Tania Lopes", TANDEM, "fr", 70, 66, (60, 44, 26), kind="coffee"),
    Together("Leen Standaert", "Omid Rezai", SAMEN, "en", 100, 95, (90, 74, 60, 45), (20,)),
    Together("Marc Tack", "Aisha Yusuf", TANDEM, "en", 95, 90, (85, 70, 51)),
    Together("Nele Bracke", "Moussa Keita", RUN, "fr", 200, 196, (190, 150, 110, 70, 27, 12), kind="sport"),
    Together("Piet Hoste", "Zahra Amiri", SAMEN, "en", 220, 214, (209, 180, 150, 120, 90, 63), ended=60),
    Together("Hanne Storme", "Zahra Amiri", SAMEN, "en", 40, 35, (30, 18)),
)
"""Two proposals; a duo that is to begin; five that meet in time, two late, one hardly and one no more, one that rests,
one past its end; and one that ended, whose newcomer goes on in another."""


def load(stamp: Stamp) -> None:
    """Take them in, and let them meet. Twice is once."""
    if db.session.scalar(select(Candidate.id).limit(1)):
        return
    today = clock.day_of(stamp.at)
    for waits in WAITING:
        _take_in(waits, stamp, today)
    cast: dict[str, Candidate] = {}
    for duo in TOGETHER:
        _play(duo, cast, stamp, today)
    demo_links.load(stamp, BY, SAMEN)


def _take_in(waits: Waits, stamp: Stamp, today: date) -> Candidate:
    by = stamp_of(BY, stamp, today - timedelta(weeks=waits.weeks))
    given_name, family_name = waits.name.split(" ", 1)
    person = people.register_people([Newcomer(given_name, family_name, birth_from(waits.birth, today=today))], stamp=by)
    spoken = [Spoken(language, None) for language in waits.languages]
    people.correct_person(person[0], {"languages": list(waits.languages)}, stamp=by)
    candidate = operations.take_in(person[0], waits.programme, waits.role, spoken, stamp=by)
    operations.describe(candidate, waits.said, spoken, stamp=by)
    return candidate


def _play(duo: Together, cast: dict[str, Candidate], stamp: Stamp, today: date) -> None:
    def by(ago: int) -> Stamp:
        return stamp_of(BY, stamp, today - timedelta(days=ago), 14)

    said = _said("2e 6m", "walking", "Ledeberg", runs="yes")
    weeks = duo.proposed // 7 + 3
    for name, birth, role in ((duo.buddy, 1981, BUDDY), (duo.newcomer, 1989, NEWCOMER)):
        if name not in cast:
            cast[name] = _take_in(Waits(name, birth, role, duo.programme, weeks, [duo.language], said), stamp, today)
    sides = [cast[duo.buddy], cast[duo.newcomer]]
    lines = [line for one in sides if (line := queries.candidate_for(one.id, locked=False))]
    match = operations.propose(*lines, stamp=by(duo.proposed))
    if duo.agreed is not None:
        for side in ROLES:
            operations.agree(match, side, stamp=by(duo.agreed))
    for ago in sorted([*duo.met, *duo.missed], reverse=True):
        met = Met(today - timedelta(days=ago), 90, duo.kind, ago in duo.met)
        operations.note_meeting(match, met, is_second=False, stamp=by(ago))
    if duo.joins:
        _join(match, duo, sides[1], stamp=by(duo.proposed))
    if duo.rests:
        span = (today - timedelta(days=duo.rests[0]), today + timedelta(days=duo.rests[1]))
        operations.pause_match(match, *span, stamp=by(duo.rests[0]))
    if duo.ended is not None:
        choices = {sides[0].person_id: (STOPS, None)}
        closing = Closing(today - timedelta(days=duo.ended), "moved", True, choices)
        operations.close_matches([match], closing, stamp=by(duo.ended))


def _join(match: Match, duo: Together, contact: Candidate, *, stamp: Stamp) -> None:
    """The partner of a buddy joins, or the family of the newcomer, which lives together."""
    for name, birth, role in duo.joins:
        given_name, family_name = name.split(" ", 1)
        newcomer = Newcomer(given_name, family_name, birth_from(birth, today=clock.day_of(stamp.at)))
        home = people.household_of([contact.person], stamp) if role == NEWCOMER else None
        person = people.receive([newcomer], {}, {}, household=home, stamp=stamp).persons[0]
        operations.join_match(match, person, role, match.proposed_on, None, stamp=stamp)
