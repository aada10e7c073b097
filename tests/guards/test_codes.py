"""Codes and sentences: every refusal and every audit tag has its sentence, every sentence its code."""

import ast
import re
from collections.abc import Iterator

import pytest
from flask_babel import force_locale

from amal_field import rooms
from tests.databases import make_app
from tests.guards.source import Module, modules, told

TAG = re.compile(r"[a-z_]+:[a-z_]+:[a-z_]+")
PLACEHOLDER = re.compile(r"%\((\w+)\)")
EVERYTHING = "**"


@pytest.fixture(scope="module")
def sentences():
    """Room → (code → English sentence, tag → English sentence)."""
    app = make_app("sqlite://")
    with app.test_request_context(), force_locale("en"):
        return {
            room.name: tuple(
                {key: str(said) for key, said in told_of.items()} for told_of in (room.sentences, room.events)
            )
            for room in rooms.ROOMS
        }


def test_every_refusal_has_a_sentence_and_the_other_way_round(sentences):
    silent, unused = [], []
    for room, (said, _) in sentences.items():
        raised = {code: where for where, code, _ in _refusals(room)}
        silent += [f"{raised[code]} refuses with {code!r}" for code in sorted(set(raised) - set(said))]
        unused += [f"{code!r} in {room}/messages.py" for code in sorted(set(said) - set(raised))]
    assert not silent, told("Write a sentence for it in SENTENCES of the room's messages.py.", silent)
    assert not unused, told("Nothing refuses with it: take its sentence out of SENTENCES.", unused)


def test_a_refusal_brings_the_values_of_its_sentence(sentences):
    found = [
        f"{where}: {code!r} wants {sorted(missing)}"
        for room, (said, _) in sentences.items()
        for where, code, values in _refusals(room)
        if EVERYTHING not in values and (missing := _placeholders(said.get(code, "")) - values)
    ]
    assert not found, told("Hand these values to RuleBroken, or to constraint_as_refusal, by name.", found)


def test_a_code_of_a_refusal_is_written_where_it_is_raised():
    found = [
        f"{module.where}:{call.lineno}"
        for module in modules()
        if module.room
        for call in _calls(module, "RuleBroken")
        if not (call.args and _text(call.args[0]))
    ]
    assert not found, told("Write the code as a text in RuleBroken(…), so that it can be found.", found)


def test_every_audit_tag_has_a_sentence_and_the_other_way_round(sentences):
    events = {tag: room for room, (_, told_of) in sentences.items() for tag in told_of}
    used = {tag: where for room in sentences for tag, where in _tags(room)}
    silent = [f"{used[tag]} records {tag!r}" for tag in sorted(set(used) - set(events))]
    assert not silent, told("Write a sentence for it in EVENTS of the room's messages.py.", silent)
    unused = [f"{tag!r} in {events[tag]}/messages.py" for tag in sorted(set(events) - set(used))]
    assert not unused, told("Nothing records it: take its sentence out of EVENTS.", unused)


def test_an_audit_tag_says_room_subject_and_verb():
    found = [
        f"{module.where}:{call.lineno} {tag!r}"
        for module in modules()
        for call in _calls(module, "record")
        if call.args and (tag := _text(call.args[0])) is not None and not TAG.fullmatch(tag)
    ]
    assert not found, told("A tag is room:subject:verb, in small letters.", found)


def test_an_audit_entry_brings_the_values_of_its_sentence(sentences):
    events = {tag: said for _, told_of in sentences.values() for tag, said in told_of.items()}
    found = [
        f"{module.where}:{call.lineno}: {tag!r} wants {sorted(missing)}"
        for module in modules()
        for call in _calls(module, "record")
        if call.args and (tag := _text(call.args[0])) in events
        if EVERYTHING not in (values := _keywords(call)) and (missing := _placeholders(events[tag]) - values)
    ]
    assert not found, told("Hand these values to audit.record by name.", found)


def _refusals(room: str) -> Iterator[tuple[str, str, set[str]]]:
    """Where, the code and the names of its values: each `RuleBroken(…)` and `constraint_as_refusal({…})` of a room."""
    for module in _code_of(room):
        for call in _calls(module, "RuleBroken"):
            if call.args and (code := _text(call.args[0])):
                yield f"{module.where}:{call.lineno}", code, _keywords(call)
        for call in _calls(module, "constraint_as_refusal"):
            for code in _codes_of_constraints(room, module, call):
                yield f"{module.where}:{call.lineno}", code, _keywords(call)


def _codes_of_constraints(room: str, module: Module, call: ast.Call) -> set[str]:
    """The codes in the mapping of constraints, written in the call or under a name in a file of the room."""
    mapping = call.args[0] if call.args else None
    if isinstance(mapping, ast.Name):
        mapping = next(
            node.value
            for file in (module, *_code_of(room))
            for node in file.tree.body
            if isinstance(node, ast.Assign) and any(getattr(one, "id", None) == mapping.id for one in node.targets)
        )
    assert isinstance(mapping, ast.Dict), (
        f"{module.where}:{call.lineno}: write the constraints of constraint_as_refusal as a dict."
    )
    return {code for value in mapping.values if (code := _text(value))}


def _tags(room: str) -> Iterator[tuple[str, str]]:
    """Every text in the code of a room that reads like an audit tag, and where it stands."""
    for module in _code_of(room):
        for node in ast.walk(module.tree):
            if (text := _text(node)) and TAG.fullmatch(text):
                yield text, f"{module.where}:{node.lineno}"


def _code_of(room: str) -> list[Module]:
    return [module for module in modules() if module.room == room and module.duty != "messages"]


def _calls(module: Module, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
            if called == name:
                yield node


def _text(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _keywords(call: ast.Call) -> set[str]:
    return {word.arg or EVERYTHING for word in call.keywords}


def _placeholders(sentence: str) -> set[str]:
    return set(PLACEHOLDER.findall(sentence))
