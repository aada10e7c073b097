"""Talks on a turned tablet: asked, answered screen by screen, and emptied once somebody took them over."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update

from amal_field import audit, clock
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.rules import is_minor
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import PrivacyNotice, Talk, Ticket
from amal_field.reception_desk.operations.queue_days import lock_day
from amal_field.reception_desk.operations.sharing import NewAnswer, Told, answer_for_all
from amal_field.reception_desk.operations.tickets import forget_ticket, know_ticket
from amal_field.reception_desk.queries import talks as talk_queries
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


def open_talk(
    language: str,
    topics: Sequence[str],
    *,
    ticket: Ticket | None = None,
    person: Person | None = None,
    stamp: Stamp,
) -> Talk:
    """Ask somebody these topics in their language: who stands at the counter with this ticket, who has a file already.
    Raises `RuleBroken` `nothing_asked` or `no_notice`."""
    rules.talks.check_topics(topics)
    _empty_until(stamp.at - rules.talks.LIFE, stamp.at)
    if "notice" in topics and talk_queries.latest_notice() is None:
        raise RuleBroken("no_notice")
    asked = [topic for topic in rules.talks.TOPICS if topic in topics]
    talk = Talk(language=language, asked=asked, words={}, **stamped(stamp))
    talk.ticket_id = ticket.id if ticket else None
    talk.person_id = talk.recorded_person_id = person.id if person else None
    if ticket and person:
        lock_day(stamp)
        know_ticket(ticket, person.id, stamp=stamp)
    db.session.add(talk)
    db.session.flush()
    audit.record("reception_desk:talk:open", talk, stamp)
    return talk


def join_file(talk: Talk, person: Person, *, ticket: Ticket | None = None, stamp: Stamp) -> None:
    """Say whose talk it was: who has a file already. With its ticket of today their file is found from now on. Twice is
    once. Raises `RuleBroken` `talk_over`."""
    demand_open(talk)
    if ticket:
        lock_day(stamp)
        know_ticket(ticket, person.id, stamp=stamp)
    if talk.person_id != person.id:
        talk.person_id = talk.recorded_person_id = person.id
        audit.record("reception_desk:talk:join", talk, stamp, people=[person.id])


def part_from_file(talk: Talk, *, ticket: Ticket | None = None, stamp: Stamp) -> None:
    """It was not theirs after all, and neither is its ticket. Twice is once. Raises `RuleBroken` `talk_over`."""
    demand_open(talk)
    if talk.person_id is None:
        return
    if ticket and ticket.person_id == talk.person_id:
        lock_day(stamp)
        forget_ticket(ticket, stamp=stamp)
    people, talk.person_id, talk.recorded_person_id = [talk.person_id], None, None
    audit.record("reception_desk:talk:part", talk, stamp, people=people)


def answer(talk: Talk, step: str, words: Any, *, stamp: Stamp) -> None:
    """Keep what somebody answered on a screen, in the place of what they had answered there. Raises `RuleBroken`
    `talk_over`."""
    demand_open(talk)
    talk.words = {**talk.words, step: words}
    if step == "notice":
        talk.notice_version, talk.notice_read_at = words["version"], stamp.at
    audit.record("reception_desk:talk:answer", talk, stamp)


def end_talk(talk: Talk, *, stamp: Stamp) -> None:
    """They came to the end. Twice is once. Raises `RuleBroken` `talk_over`."""
    demand_open(talk)
    if talk.done_at is None:
        talk.done_at = stamp.at
        audit.record("reception_desk:talk:end", talk, stamp)


def use_talk(talk: Talk, *, stamp: Stamp) -> Mapping[str, Any]:
    """Take over what was said, which is emptied by it: the words. Raises `RuleBroken` `talk_over`."""
    demand_open(talk)
    words, talk.words, talk.used_at = talk.words, {}, stamp.at
    audit.record("reception_desk:talk:use", talk, stamp)
    return words


def take_over(talk: Talk, people: Sequence[Person], *, stamp: Stamp) -> None:
    """Keep what was answered of sharing with these people, who are registered now: the first is who spoke. What a minor
    answered for themselves is no answer. The rest of what was said is emptied. Raises `RuleBroken` `talk_over`."""
    words = use_talk(talk, stamp=stamp)
    if people and talk.person_id is None:
        talk.person_id = talk.recorded_person_id = people[0].id
    version = talk.notice_version
    on = clock.day_of(stamp.at)
    answers = []
    for place, person in enumerate(people):
        is_child = person.birth is not None and is_minor(person.birth.on, on)
        told = words.get("sharing" if place == 0 else rules.talks.CHILDREN if is_child else "")
        if told and not (is_child and told["by"] == rules.words.ANSWERED_BY[0]):
            answers.append(NewAnswer(person, told["answer"] == "yes", Told(told["by"], talk.language, version)))
    answer_for_all(answers, stamp=stamp)


def demand_open(talk: Talk) -> None:
    """Demand that nobody has taken over what was said. Raises `RuleBroken` `talk_over`."""
    if talk.used_at is not None:
        raise RuleBroken("talk_over")


def drop_words(*, stamp: Stamp) -> dict[str, int]:
    """Empty what was said before today and never used: how many talks. This runs at night, and the next night would be
    too late for what was said in between."""
    return {"talks": _empty_until(clock.midnight(clock.day_of(stamp.at)), stamp.at)}


def _empty_until(until: datetime, at: datetime) -> int:
    old = update(Talk).where(Talk.recorded_at < until, Talk.used_at.is_(None))
    return db.session.execute(old.values(words={}, used_at=at)).rowcount


def publish_notice(texts: Mapping[str, str], *, stamp: Stamp) -> PrivacyNotice:
    """Let a new version be read from now on. Raises `RuleBroken` `notice_incomplete`, unless it is written in each
    language of a client."""
    rules.talks.check_notice(texts)
    latest = talk_queries.latest_notice(locked=True)
    made = PrivacyNotice(version=latest.version + 1 if latest else 1, texts=dict(texts), **stamped(stamp))
    db.session.add(made)
    db.session.flush()
    audit.record("reception_desk:notice:publish", made, stamp, version=made.version)
    return made
