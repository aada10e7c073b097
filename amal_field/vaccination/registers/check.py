"""The rules that the register of vaccinations must keep, and that of attendances where it tells of vaccination."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from amal_field.attendance.registers.presences import OnLists
from amal_field.attendance.registers.sessions import CALLED_OFF
from amal_field.people.registers.same_person import Identities
from amal_field.people.rules import Birth
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.register import Import, Row
from amal_field.vaccination.operations import door
from amal_field.vaccination.registers.told import (
    ATTENDANCES,
    NAME,
    SessionFacts,
    Told,
    changed_sessions,
    facts_of,
    read,
)
from amal_field.vaccination.rules import ages
from amal_field.vaccination.rules.words import GIVEN


def check(importing: Import) -> None:
    """Note what cannot be: another programme, a session that was called off or is to come, a list that is removed, one
    vaccine twice, a minor without consent, and what only fits what was given, or was not."""
    batch, identities = importing[NAME], importing.get(Identities)
    for row in batch.read_rows:
        if row.is_undone:
            row.leave(*(() if row.stored.subject.is_waiting else ("vaccinatie_nr",)))
    told = read(importing)
    importing.put(told)
    touched = [one for one in told if one.is_touched]
    on_lists = [presence for presence in importing.get(OnLists) if presence.is_touched]
    moved, off = changed_sessions(importing, "datum"), _called_off_now(importing)
    concerned = {one.session_id for one in (*touched, *on_lists)} | moved.keys() | off.keys()
    if not concerned:
        return
    facts = facts_of(importing, concerned)
    births = identities.births_of({identities.root_of(one.recorded_id) for one in touched})
    for one in told:
        if one.is_touched or one.session_id in off:
            _check_session(importing, one, facts)
    for one in touched:
        _check_outcome(importing, one.row)
        if one.session_id in facts:
            _check_person(importing, one, facts[one.session_id], births.get(identities.root_of(one.recorded_id)))
    _check_lists(importing, on_lists, facts)
    _check_what_stands(importing, moved, off, {one.row.subject_id for one in told})
    _check_twice(importing, told, {one.session_id for one in touched})


def _called_off_now(importing: Import) -> dict[UUID, Row]:
    changed = changed_sessions(importing, "status")
    return {key: row for key, row in changed.items() if row.wanted["status"] == CALLED_OFF}


def _check_session(importing: Import, told: Told, facts: Mapping[UUID, SessionFacts]) -> None:
    batch, session = importing[NAME], facts.get(told.session_id)
    with batch.refusals(told.row, "sessie_nr"):
        if session is None:
            return
        if not session.is_vaccination:
            raise RuleBroken("session_of_another_programme")
        if session.is_off:
            raise RuleBroken("action_called_off")
        if session.removed_on:
            raise RuleBroken("list_removed", day=session.removed_on)
        if session.day > importing.today:
            raise RuleBroken("action_to_come", day=session.day)


def _check_outcome(importing: Import, row: Row) -> None:
    """What fits a dose that was given, and what one that was not."""
    batch = importing[NAME]
    if not row.may_use("uitkomst"):
        return
    given = row.final("uitkomst") == GIVEN
    with batch.refusals(row, "vaccin"):
        if given and row.may_use("vaccin") and not row.final("vaccin"):
            raise RuleBroken("vaccine_missing")
    with batch.refusals(row, "reden"):
        if given and row.final("reden"):
            raise RuleBroken("reason_with_dose")
        if not given and row.may_use("reden") and not row.final("reden"):
            raise RuleBroken("reason_missing")
    for column in ("lot", "dosis"):
        with batch.refusals(row, column):
            if not given and row.final(column):
                raise RuleBroken("only_with_a_dose")


def _check_person(importing: Import, told: Told, session: SessionFacts, birth: Birth | None) -> None:
    batch, row = importing[NAME], told.row
    with batch.refusals(row, "persoon_nr"):
        if birth and ages.born_after(birth.on, birth.precision, session.day):
            raise RuleBroken("born_later", name=row.final("persoon_nr"))
    with batch.refusals(row, "volgende_dosis"):
        next_month = row.final("volgende_dosis")
        if row.may_use("volgende_dosis") and next_month and next_month < session.day.replace(day=1):
            raise RuleBroken("next_before_session")
    with batch.refusals(row, "toestemming_door"):
        is_minor = birth is not None and ages.is_minor(birth.on, session.day)
        given = row.may_use("uitkomst") and row.final("uitkomst") == GIVEN
        if given and row.may_use("toestemming_door") and is_minor and not row.final("toestemming_door"):
            raise RuleBroken("minor_without_consent")


def _check_lists(importing: Import, on_lists: Iterable, facts: Mapping[UUID, SessionFacts]) -> None:
    """Nobody comes on a list that is removed, nor a second time by another number."""
    batch, identities = importing[ATTENDANCES], importing.get(Identities)
    known = {row.subject_id for row in batch.read_rows}
    there = {
        (session_id, identities.root_of(person_id))
        for line_id, session_id, person_id in door.numbered_lines({presence.session_id for presence in on_lists})
        if line_id not in known
    }
    for presence in on_lists:
        session = facts.get(presence.session_id)
        with batch.refusals(presence.row, "sessie_nr"):
            if session and session.removed_on:
                raise RuleBroken("list_removed", day=session.removed_on)
        if (presence.session_id, identities.root_of(presence.recorded_id)) in there:
            batch.wrong(presence.row, "persoon_nr", RuleBroken("on_list_already"))


def _check_what_stands(importing: Import, moved: dict[UUID, Row], off: dict[UUID, Row], known: set[UUID]) -> None:
    """What the database alone tells of sessions that are called off or moved: it must fit what becomes of them."""
    sessions, identities = importing["sessies"], importing.get(Identities)
    standing = door.told_at(moved.keys() | off.keys())
    births = identities.births_of({identities.root_of(one.recorded_person_id) for one in standing})
    for one in standing:
        if one.session_id in off and one.outcome_id not in known and one.outcome == GIVEN:
            sessions.wrong(off[one.session_id], "status", RuleBroken("action_given"))
        if one.session_id in moved:
            row, birth = moved[one.session_id], births.get(identities.root_of(one.recorded_person_id))
            day = row.wanted["datum"]
            with sessions.refusals(row, "datum"):
                if day > importing.today:
                    raise RuleBroken("action_to_come", day=day)
                if one.needs_consent and birth and ages.is_minor(birth.on, day):
                    raise RuleBroken("minor_without_consent")


def _check_twice(importing: Import, told: Iterable[Told], session_ids: set[UUID]) -> None:
    """A human being gets one vaccine once at a session, whatever became of it."""
    identities, batch = importing.get(Identities), importing[NAME]
    claims: dict[tuple, list[Row | None]] = defaultdict(list)
    rows = [one for one in told if one.row.may_use("vaccin")]
    known = {one.row.subject_id for one in rows}
    for one in door.told_at(session_ids):
        if one.outcome_id not in known:
            claims[one.session_id, identities.root_of(one.recorded_person_id), one.brand_key].append(None)
    for one in rows:
        if one.session_id in session_ids:
            claims[one.session_id, identities.root_of(one.recorded_id), one.brand_key].append(one.row)
    for claimed in claims.values():
        later = sorted(claimed, key=lambda row: (row is not None, row.line if row else 0))[1:]
        for row in later:
            if row is not None:
                batch.wrong(row, "persoon_nr", RuleBroken("vaccinated_twice"))
