"""The papers of buddies that other rooms keep: who has none is said before a duo starts, and stops nothing."""

from collections.abc import Callable, Collection, Mapping
from itertools import chain
from uuid import UUID

from sqlalchemy import Select, literal, select, union_all

from amal_field.buddies.models import Match, MatchMember
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.db import db

PAPERS: dict[str, Mapping[str, Callable[[], Select[tuple[UUID]]]]] = {}
"""Room → paper, by code → whose it has seen."""
WITH_CHILDREN = frozenset({"extract"})
"""What is asked only of who meets a child (`domain.md` D.3)."""


def missing_papers(match: Match, minors: Collection[UUID]) -> list[tuple[MatchMember, list[str]]]:
    """The buddies of a duo who lack a paper that another room keeps, and which; `minors`: who of it is a child."""
    there = [one for one in match.members if one.is_there]
    has_child = any(one.person_id in minors for one in there if one.role == NEWCOMER)
    known = dict(chain.from_iterable(papers.items() for papers in PAPERS.values()))
    wanted = [code for code in known if has_child or code not in WITH_CHILDREN]
    buddies = [one for one in there if one.role == BUDDY]
    keys = [one.person_id for one in buddies]
    whose = {code: known[code]().subquery().c[0] for code in wanted}
    seen = [select(literal(code), person_id).where(person_id.in_(keys)) for code, person_id in whose.items()]
    found = set(map(tuple, db.session.execute(union_all(*seen)))) if seen else set()
    lacking = [(one, [code for code in wanted if (code, one.person_id) not in found]) for one in buddies]
    return [(one, codes) for one, codes in lacking if codes]
