"""What a view finds through the sight of its user is asked again before a repeat is answered."""

import ast
from collections.abc import Iterator

from tests.guards.source import modules, told


def test_every_finder_through_the_sight_of_the_user_is_asked_again():
    finders = list(_finders())
    assert len(finders) >= 5, "These are the finders of sessions, persons, households and pairs."
    found = [f"{where}:{function.lineno} {function.name}" for where, function in finders if not _is_marked(function)]
    assert not found, told("A repeat would get the answer of one who saw more: mark it @asked_again.", found)


def _finders() -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions of views that abort with 404 where a query finds no record with a key for this user."""
    for module in modules():
        for function in ast.walk(module.tree) if module.duty == "views" else ():
            if isinstance(function, ast.FunctionDef) and _aborts(function) and any(map(_asks, ast.walk(function))):
                yield module.where, function


def _aborts(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(call, ast.Call) and ast.unparse(call) in ("abort(404)", "flask.abort(404)")
        for call in ast.walk(function)
    )


def _asks(node: ast.AST) -> bool:
    """Whether this is the call of a query like `person_for(current_user, person_id)`."""
    if not (isinstance(node, ast.Call) and ast.unparse(node.func).endswith("_for") and len(node.args) > 1):
        return False
    whose, key = (ast.unparse(argument) for argument in node.args[:2])
    return whose == "current_user" and "_id" in key


def _is_marked(function: ast.FunctionDef) -> bool:
    return any(ast.unparse(decorator) == "asked_again" for decorator in function.decorator_list)
