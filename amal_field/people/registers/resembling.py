"""Which of the new persons of an import resemble somebody who is there. They are told, and nothing is merged."""

from collections.abc import Iterator

from amal_field.people.duplicates.comparison import Described
from amal_field.people.duplicates.newcomers import described, likeliest
from amal_field.people.queries.people import is_known
from amal_field.people.rules import phone_keys
from amal_field.people.search import candidates
from amal_field.people.search.query import Query, words_of
from amal_field.registers.importing.register import Import, Resembling, Row, parts

MOST_COMPARED = 500
"""New persons that are compared before they are stored; the list of duplicates compares all of them afterwards."""
TOGETHER = 10


def resembling(importing: Import) -> Iterator[Resembling]:
    """Each new person who is likely somebody of the database, with the likeliest."""
    batch = importing["personen"]
    new = [row for row in batch.read_rows if row.is_new and not row.wrong and not row.wanted.get("zelfde_als")]
    for rows in parts(new[:MOST_COMPARED], TOGETHER):
        queries = [_query(row) for row in rows]
        there = candidates.by_exact_keys(queries, is_known)
        for row, query in zip(rows, queries, strict=True):
            one = _described(row, query.phones)
            best = likeliest(there, lambda known, one=one: (one, described(known.found_as or known), 0.0), most=1)
            if best:
                name = " ".join(filter(None, (one.given_name, one.family_name)))
                yield Resembling(batch.file, row.line, row.number, name, best[0].person.id)


def _described(row: Row, phones: tuple[str, ...]) -> Described:
    return Described(
        row.number,
        row.wanted["voornaam"],
        row.wanted["achternaam"],
        row.wanted["naam_eigen_schrift"],
        patronymic=row.wanted["vadersnaam"],
        birth=row.wanted["geboortedatum"],
        phones=phones,
    )


def _query(row: Row) -> Query:
    birth = row.wanted["geboortedatum"]
    return Query(
        words=words_of(row.wanted["voornaam"], row.wanted["achternaam"]),
        births=(birth.on,) if birth and birth.precision == "day" else (),
        years=(birth.on.year,) if birth else (),
        phones=tuple(phone_keys(row.wanted["telefoon"])),
    )
