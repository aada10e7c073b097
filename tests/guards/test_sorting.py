"""People are sorted one way in every list: by their sort key."""

import ast

from tests.guards.source import modules, told

NAMES = {"given_name", "family_name", "native_name", "nickname"}


def test_no_list_of_people_is_sorted_by_a_name_as_it_is_written():
    found = [
        f"{module.where}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "order_by"
        if any(isinstance(part, ast.Attribute) and part.attr in NAMES for part in ast.walk(ast.Tuple(node.args)))
    ]
    assert not found, told("Sort people by Person.sort_key: the order of a name is another one on each engine.", found)
