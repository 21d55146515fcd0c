"""No module imports, in whatever roundabout way, what imports it again, not even in a function; folders stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "elderclient"
MOST_MODULES = 22
"""About twenty in one folder: more of them are not seen at a glance."""


def names_of(modules: list[Path]) -> dict[str, Path]:
    """Return the modules by their full names; a package by that of its folder."""
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in modules}


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield what a module imports anywhere but for the type check alone: each name, and each name in it.

    A name that is put together for ``import_module`` ends in ``*`` after what is known of it.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
                yield from _by_name(node.args[0])
            yield from imports(node)


def _by_name(name: ast.expr) -> Iterator[str]:
    first = name.values[0] if isinstance(name, ast.JoinedStr) else name
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value if first is name else f"{first.value}*"


def graph() -> dict[str, set[str]]:
    """Return which modules of the program each of them imports."""
    modules = names_of(sorted(PACKAGE.rglob("*.py")))
    found: dict[str, set[str]] = {}
    for name, path in modules.items():
        named = set(imports(ast.parse(path.read_text(encoding="utf-8"))))
        below = {one for stem in named if stem.endswith("*") for one in modules if one.startswith(stem[:-1])}
        found[name] = below | {one if one in modules else one.rpartition(".")[0] for one in named} & set(modules) - {
            name
        }
    return found


def rings(arrows: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules that all reach each other, sorted."""
    reached: dict[str, set[str]] = {}
    for start in arrows:
        seen, waiting = set[str](), [start]
        while waiting:
            fresh = arrows[waiting.pop()] - seen
            seen |= fresh
            waiting += fresh
        reached[start] = seen
    groups = {frozenset(two for two in reached[one] if one in reached[two]) for one in arrows if one in reached[one]}
    return sorted(map(sorted, groups))


def test_modules_do_not_import_each_other_in_a_ring() -> None:
    assert rings(graph()) == []


def test_a_ring_is_found_and_types_alone_make_none() -> None:
    lazy = "def f():\n    import elderclient.b\n"
    by_name = 'import_module(f"elderclient.handlers.{name}")\nimport_module("elderclient.c")\nimport_module(name)\n'
    assert list(imports(ast.parse(by_name))) == ["elderclient.handlers.*", "elderclient.c"]
    typed = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import elderclient.a\n"
    assert list(imports(ast.parse(lazy))) == ["elderclient.b"]
    assert list(imports(ast.parse(typed))) == ["typing.TYPE_CHECKING"]
    assert rings({"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set()}) == [["a", "b", "c"]]


def test_a_folder_is_seen_at_a_glance() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    sizes = {
        str(folder.relative_to(ROOT)): sum(path.name != "__init__.py" for path in folder.glob("*.py"))
        for folder in folders
    }
    assert {name: size for name, size in sizes.items() if size > MOST_MODULES} == {}
