"""Referrals to care are read in one place, which logs each look: nothing else asks the database for them."""

import re

from tests.guards.source import files, modules, told

DOOR = "amal_field.referrals.operations.health"
KNOWS = {DOOR, "amal_field.referrals.models", "amal_field.referrals.operations.referrals"}
"""Who may name the tables: the one who reads them, where they are said, and who makes a row."""
KEEPS = {DOOR, "amal_field.referrals.models", "amal_field.referrals.registers.referrals"}
"""The same of the cells of registers: the register says in which table a row is kept."""
FUNCTION = re.compile(r"^def (\w+)\((.*?)(?=^def |\Z)", re.M | re.S)


def test_one_module_alone_reads_them():
    found = [
        f"{module.where} names {name}"
        for module in modules()
        for name, allowed in (("HealthReferral", KNOWS), ("HealthImportedRow", KEEPS))
        if module.name not in allowed and re.search(rf"\b{name}", module.file.read_text())
    ]
    assert not found, told(f"Ask {DOOR} for it, which takes who reads and why.", found)


def test_what_it_answers_of_people_is_looked_at():
    [door] = [module for module in modules() if module.name == DOOR]
    source = door.file.read_text()
    functions = [(name, " ".join(body.split())) for name, body in FUNCTION.findall(source)]
    silent = [
        name
        for name, body in functions
        if not name.startswith("_") and "reader: Reader" not in body and "no look" not in body and name != "kept_cells"
    ]
    assert not silent, told("Take a Reader, or say in the docstring why this is no look.", silent)


def test_no_template_caches_them():
    cached = [str(file) for file in files("templates/referrals", ".html") if "cached" in file.read_text()]
    assert not cached, told("Nothing that is logged passes through the render cache.", cached)
