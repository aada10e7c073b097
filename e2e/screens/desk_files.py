"""The screens of files at the desk."""

from amal_field import clock
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import ProtectionStatus, SharingAnswer
from amal_field.referrals import operations as referrals
from amal_field.referrals.operations import Whom
from amal_field.referrals.queries import scope
from amal_field.stamp import stamped
from e2e.screens.screen import Screen
from e2e.world import World
from tests.organisations.world import an_organisation
from tests.people.world import somebody
from tests.reception_desk.world import a_desk_file, a_family, an_info_session


def furnish(world: World) -> dict[str, object]:
    """A family of four with steps, a referral, invitations, a status and answers; somebody alone."""
    with world.writing() as stamp:
        sessions = [an_info_session(stamp, days, place="De Krook, zaal 3") for days in (1, 8)]
        sessions.append(an_info_session(stamp, 12, "ukraine_meeting", place="Offerlaan 6"))
        members = (("Oleksandra", 1986), ("Mykhailo", 1984), ("Danylo", 2013), ("Zlata", 2023))
        home = a_family(stamp, "Hryhorenko-Shevchuk", *members)
        persons = [member.person for member in home.present]
        known = {"native_name": "Олександра Григоренко", "phone": "0470 12 34 56", "languages": ["uk", "ru", "en"]}
        people.correct_person(persons[0], known, stamp=stamp)
        today = clock.today()
        for person in persons:
            whose = {"person_id": person.id, "recorded_person_id": person.id, **stamped(stamp)}
            db.session.add(ProtectionStatus(**whose, status="certificate", since=today))
            db.session.add(SharingAnswer(**whose, may_share=person is not persons[1], answered_on=today))
        school = an_organisation(stamp, "OKAN Het Spectrum", "school")
        made = Whom([persons[2].id], [])
        referrals.make_referrals(made, "school_okan", school, scope.service_ids()["desk"], today, stamp=stamp)
        for step, state in (("health_fund", "done"), ("work", "busy"), ("buddy", "not_needed")):
            operations.take_step(persons[0], step, state, stamp=stamp)
        operations.invite(persons[0], sessions[0], stamp=stamp)
        alone = somebody(stamp, "Taras", "Melnyk", 1955)
        a_desk_file(stamp, alone, register_no="O0042", address_kind="city_reception")
        return {"desk_home": home.id, "desk_person": alone.id}


SCREENS = [
    Screen("desk-files", "/reception-desk", key="halyna"),
    Screen("desk-files-found", "/reception-desk?q=Hryhorenko", key="halyna"),
    Screen("desk-files-nobody", "/reception-desk?q=zzzz", key="halyna"),
    Screen("desk-file", "/reception-desk/files/{desk_home}", key="halyna"),
    Screen("desk-file-agreed", "/reception-desk/files/{desk_home}/agreed", key="halyna"),
    Screen("desk-file-agreed-arabic", "/reception-desk/files/{desk_home}/agreed?language=ar", key="halyna"),
    Screen("desk-file-alone", "/reception-desk/files/persons/{desk_person}", key="halyna"),
]
