"""Every port of the operator is a field of its gateway."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PORTS = ROOT / "elderclient" / "usecases" / "ports"
OF_THIS_PC = {"clock", "people", "printer", "rules", "secrets", "speaker", "speed", "store"}
"""Modules whose ports are no operator's; its token source is beside the gateway."""


def protocols(tree: ast.Module) -> set[str]:
    """Return the names of the ports that a module declares."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return {node.name for node in classes if any(ast.unparse(base).startswith("Protocol") for base in node.bases)}


def kinds_of_fields(tree: ast.Module) -> set[str]:
    """Return the types of the gateway's fields."""
    gateway = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "OperatorGateway")
    return {ast.unparse(node.annotation) for node in gateway.body if isinstance(node, ast.AnnAssign)}


def test_every_port_of_the_operator_is_a_field_of_its_gateway() -> None:
    fields = kinds_of_fields(ast.parse((PORTS / "operator.py").read_text(encoding="utf-8")))
    unreached = {
        f"{path.stem}.{name}"
        for path in PORTS.glob("*.py")
        if path.stem not in {"operator", *OF_THIS_PC}
        for name in protocols(ast.parse(path.read_text(encoding="utf-8"))) - fields
    }
    assert unreached == set(), "give it a field of OperatorGateway in usecases/ports/operator.py"


def test_a_port_without_a_field_is_found() -> None:
    source = """
class Warranties(Protocol):
    pass
class Warranty:
    pass
class OperatorGateway:
    halls: Halls
"""
    assert protocols(ast.parse(source)) - kinds_of_fields(ast.parse(source)) == {"Warranties"}
