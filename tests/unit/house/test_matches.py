"""A match over an enumeration names every member, so that the type check asks for a new one wherever it matters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[3] / "elderclient"


def caught_by_the_rest(tree: ast.Module) -> Iterator[int]:
    """Yield the line of each ``case _`` without a condition in a match that names members such as ``Phase.DONE``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Match) or not any(map(_names_a_member, node.cases)):
            continue
        yield from (case.pattern.lineno for case in node.cases if _takes_the_rest(case))


def _names_a_member(case: ast.match_case) -> bool:
    patterns = case.pattern.patterns if isinstance(case.pattern, ast.MatchOr) else [case.pattern]
    values = [one.value for one in patterns if isinstance(one, ast.MatchValue)]
    return any(isinstance(value, ast.Attribute) and value.attr.isupper() for value in values)


def _takes_the_rest(case: ast.match_case) -> bool:
    return case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None


def test_a_new_member_of_an_enumeration_falls_through_nowhere() -> None:
    found = {
        f"{module.relative_to(PACKAGE).as_posix()}:{line}"
        for module in PACKAGE.rglob("*.py")
        for line in caught_by_the_rest(ast.parse(module.read_text(encoding="utf-8")))
    }
    assert found == set(), "name the members that are left: mypy then says where a new one is missing"


def test_what_takes_the_rest_is_found() -> None:
    source = """
match phase:
    case Phase.DONE | Phase.GONE:
        pass
    case _:
        pass
match number:
    case 1:
        pass
    case _:
        pass
match phase:
    case Phase.DONE:
        pass
    case other:
        pass
match phase:
    case Phase.DONE:
        pass
    case _ if is_late:
        pass
    case Phase.GONE:
        pass
"""
    assert list(caught_by_the_rest(ast.parse(source))) == [5, 15]
