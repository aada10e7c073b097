"""What is so before a journey begins, put into the database through operations, and what is so after it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from amal_field import clock
from amal_field.accounts import operations as accounts_operations
from amal_field.accounts.offers.demo import player
from amal_field.accounts.queries import users as accounts_queries
from amal_field.commands.transaction import transaction
from amal_field.db import db, new_key
from amal_field.people import operations as people_operations
from amal_field.people.duplicates import worklist
from amal_field.people.models import Household, Person
from amal_field.people.rules import Birth, Newcomer, birth_from
from amal_field.stamp import Stamp
from amal_field.transit_site import operations
from amal_field.transit_site.models import Stay
from amal_field.transit_site.operations import Arrival
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails
from e2e.server import SECRET_KEY
from tests.accounts.shared import make_shared
from tests.databases import make_app
from tests.sign_ins import session_of


@dataclass(frozen=True)
class Seen:
    """A stay as the database holds it."""

    id: UUID
    household: str
    ticket: str
    pitches: list[int]
    persons: list[str]
    plates: list[str]
    stay: Stay


class World:
    """The database of a journey."""

    def __init__(self, database_url: str) -> None:
        self.app: Flask = make_app(database_url, SECRET_KEY=SECRET_KEY)

    def close(self) -> None:
        """Let go of the database."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def speak_english(self) -> None:
        """Let the whole cast read English: what the journeys look for stands in the code."""
        with self.writing() as stamp:
            for user in accounts_queries.users():
                accounts_operations.choose_language(user, "en", stamp=stamp)

    def cookies_of(self, key: str | None) -> dict[str, str]:
        """The cookies of a tablet that speaks English, on which one of the cast is signed in; None for nobody."""
        if key is None:
            return {"language": "en"}
        signed = self.app.session_interface.get_signing_serializer(self.app).dumps(session_of(key))
        return {"amal_field": signed, "language": "en"}

    def known_family(
        self, name: str, given_names: Sequence[str], plates: Sequence[str] = (), *, came: int = 20, left: int = 10
    ) -> UUID:
        """A household that stayed on the site from `came` to `left` days ago."""
        with self.writing() as stamp:
            pitch = stay_queries.free_numbers()[-1 - db.session.scalar(select(func.count()).select_from(Stay))]
            stay = self._stay(pitch, name, given_names, plates, came, ArrivalDetails(), stamp)
            operations.depart(stay, clock.today() - timedelta(days=left), meter_end=None, stamp=stamp)
            return stay.household_id

    def standing_family(
        self,
        pitch: int,
        name: str,
        given_names: Sequence[str],
        plates: Sequence[str] = (),
        *,
        came: int = 3,
        details: ArrivalDetails | None = None,
    ) -> UUID:
        """A household that stands on a pitch since `came` days; the key of the stay."""
        with self.writing() as stamp:
            return self._stay(pitch, name, given_names, plates, came, details or ArrivalDetails(), stamp).id

    def double_of(self, person_id: UUID) -> UUID:
        """Register somebody once more, spelt otherwise, and look for likely duplicates; the key of the second row."""
        with self.writing() as stamp:
            person = db.session.get_one(Person, person_id)
            birth = Birth(person.born_on, person.birth_precision)
            newcomer = Newcomer(person.given_name, person.family_name.replace("e", "i"), birth)
            (double,) = people_operations.register_people([newcomer], stamp=stamp)
            for one in (person, double):
                people_operations.correct_person(one, {"phone": "0470 11 22 33"}, stamp=stamp)
            while worklist.look_again(stamp.at):
                pass
            return double.id

    def known_stay_of(self, person_id: UUID, *, came: int, left: int) -> None:
        """Somebody was on the site with a family of strangers, from `came` to `left` days ago."""
        with self.writing() as stamp:
            host = people_operations.register_household(
                [Newcomer("Gast", None)], language=None, phone=None, stamp=stamp
            )
            person, on = db.session.get_one(Person, person_id), clock.today() - timedelta(days=came)
            arrival = Arrival(stay_queries.free_numbers()[0], host, [person], (), on, ArrivalDetails())
            stay = operations.check_in(arrival, stamp=stamp)
            operations.depart(stay, clock.today() - timedelta(days=left), meter_end=None, stamp=stamp)

    def fill_site(self) -> None:
        """A family on each of the 25 pitches."""
        with self.writing() as stamp:
            for pitch in range(1, 26):
                self._stay(pitch, f"Family {pitch}", ["An", "Bo"], [f"1-PLE-{pitch:03d}"], 2, ArrivalDetails(), stamp)

    def shared_tablet(self, name: str, letter: str, *keys: str) -> str:
        """A tablet on which these of the cast signed in before and have a PIN; its secret."""
        with self.writing():
            return make_shared(name, letter, keys, lambda key: Stamp(player(key).id, clock.now(), new_key())).secret

    def stays(self) -> list[Seen]:
        """Every stay, by ticket."""
        with self.reading():
            wanted = select(Stay).options(undefer(Stay.prepayment)).order_by(Stay.ticket_no)
            return [_seen(stay) for stay in db.session.scalars(wanted)]

    def open_stays(self) -> list[Seen]:
        """The stays that go on."""
        return [seen for seen in self.stays() if seen.stay.is_open and seen.stay.cancelled_at is None]

    def stay_of(self, name: str) -> Seen:
        """The open stay of a household."""
        return next(seen for seen in self.open_stays() if seen.household == name)

    def household(self, name: str) -> Household:
        """A household, with its members."""
        with self.reading():
            found = db.session.scalars(select(Household).where(Household.name == name)).one()
            assert all(member.person for member in found.members)
            return found

    def count(self, *models: type) -> list[int]:
        """How many rows each of these tables has."""
        with self.reading():
            return [db.session.scalar(select(func.count()).select_from(model)) for model in models]

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A look into the database."""
        with self.app.app_context():
            yield
            db.session.remove()

    @contextmanager
    def writing(self) -> Iterator[Stamp]:
        """A transaction, with the stamp of Karim."""
        with self.app.app_context(), transaction():
            yield Stamp(player("karim").id, clock.now(), new_key())

    def _stay(self, pitch, name, given_names, plates, came, details, stamp) -> Stay:
        today = clock.today()
        newcomers = [
            Newcomer(given, name, birth_from(1980 + 9 * place % 45, today=today), "child" if place > 1 else "partner")
            for place, given in enumerate(given_names)
        ]
        household = people_operations.register_household(newcomers, language="fr", phone=None, stamp=stamp)
        persons = [member.person for member in household.members]
        arrival = Arrival(pitch, household, persons, plates, today - timedelta(days=came), details)
        return operations.check_in(arrival, stamp=stamp)


def _seen(stay: Stay) -> Seen:
    return Seen(
        stay.id,
        stay.household.name,
        stay.ticket_no,
        [spell.pitch.number for spell in stay.standing_pitches],
        [spell.person.name for spell in stay.present_persons],
        [spell.plate for spell in stay.present_caravans],
        stay,
    )
