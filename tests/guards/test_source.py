"""Habits of the code: one clock, one place that commits, small files, words about everything public."""

import ast
import re

from tests.guards.source import ROOT, files, modules, told

MOST_LINES = 250
WIDEST = 160
"""Characters of a line of a template or a style sheet; Ruff holds the lines of Python."""
SAYS_NOTHING = 3
"""A docstring of so many words only says the name again. Views and private functions need none."""
CODE = [
    *files("amal_field", ".py"),
    *files("templates", ".html"),
    *files("static/css", ".css"),
    *files("static/js", ".js"),
    *files("tests", ".py", ".sh"),
    *files("e2e", ".py"),
]
TEXTS = [
    *CODE,
    *files("amal_field", ".md"),
    *files("migrations", ".py", ".ini", ".mako"),
    *(ROOT.glob("*.md")),
    *(ROOT.glob("*.toml")),
    *(ROOT.glob("*.txt")),
    *(ROOT.glob("*.py")),
    ROOT / "Makefile",
    ROOT / ".ci" / "run",
    ROOT / "static" / "package.json",
    ROOT / "static" / "package-lock.json",
    ROOT / "static" / ".npmrc",
]
LOCKS = [*ROOT.glob("requirements*.txt"), ROOT / "static" / "package-lock.json"]
COMMITS = ("amal_field/web/unit_of_work.py", "amal_field/commands/", "amal_field/registers/commands")
CLOCK = re.compile(r"\b(?:datetime|date)\.(?:now|today|utcnow)\(|\btime\.time\(")
MAKES_CODE = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "render_template_string"}
REACHES = re.compile(
    r"(?:pickle|marshal|shelve|yaml|urllib\.request|http\.client|smtplib|ftplib|requests|httpx|random)\b"
)
"""What reads objects out of text, asks another server, or makes chance that can be guessed."""
MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/\w")


def test_only_the_unit_of_work_and_commands_commit():
    found = [
        f"{module.where}:{node.lineno}"
        for module in modules()
        if not module.where.startswith(COMMITS)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "commit"
    ]
    assert not found, told("Take the commit out: web/unit_of_work.py commits once a request.", found)


def test_only_the_clock_asks_the_time():
    found = [
        f"{module.where}:{number}"
        for module in modules()
        if module.name != "amal_field.clock"
        for number, line in enumerate(module.file.read_text().splitlines(), 1)
        if CLOCK.search(line)
    ]
    assert not found, told("Ask clock.now() or clock.today(), or take the day as an argument.", found)


def test_no_text_becomes_code_and_nothing_is_fetched():
    made = [
        f"{module.where}:{node.lineno} {name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func)) in MAKES_CODE
    ]
    imported = [
        f"{module.where}:{line} {name}"
        for module in modules()
        for line, name in module.imports()
        if REACHES.match(name)
    ]
    shells = [f"{module.where} shell=" for module in modules() if "shell=" in module.file.read_text()]
    assert not made + imported + shells, told(
        "The app makes no code and asks no other server.", made + imported + shells
    )


def test_a_file_is_short():
    lengths = {file: len(file.read_text().splitlines()) for file in CODE}
    found = [f"{file.relative_to(ROOT)}: {length}" for file, length in lengths.items() if length > MOST_LINES]
    assert not found, told(f"Split these at a joint of their subject; {MOST_LINES} lines are enough.", found)


def test_a_line_of_a_template_or_a_sheet_is_short():
    wide = [
        f"{file.relative_to(ROOT)}:{number} {len(line)}"
        for file in [*files("templates", ".html", ".js", ".svg", ".txt"), *files("static/css", ".css")]
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if len(line) > WIDEST
    ]
    assert not wide, told(
        f"Break these inside a tag between attributes, or beside a Jinja tag with its `-`: {WIDEST} characters.", wide
    )


def test_everything_public_says_what_it_is_for():
    found = [
        f"{module.where}:{getattr(node, 'lineno', 1)} {getattr(node, 'name', 'the module')}"
        for module in modules()
        for node in (module.tree, *([] if module.duty == "views" else module.tree.body))
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and not getattr(node, "name", "").startswith("_")
        and len((ast.get_docstring(node) or "").split()) <= SAYS_NOTHING
    ]
    assert not found, told("Write a docstring: one sentence that says what the name does not.", found)


def test_locks_name_no_address():
    address = re.compile(r'https?://|"resolved"')
    found = [
        f"{file.relative_to(ROOT)}:{number} {line.strip()[:80]}"
        for file in LOCKS
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if address.search(line)
    ]
    assert not found, told(
        "Lock anew with `make lock`: a lock names packages, not where one machine found them.", found
    )


def test_no_file_names_a_place_on_somebodys_machine():
    found = [
        f"{file.relative_to(ROOT)}:{number} {match.group()}"
        for file in TEXTS
        if file.is_file()
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if (match := MACHINE.search(line))
    ]
    assert not found, told("Say it relative to the repository.", found)
