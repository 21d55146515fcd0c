"""What the guide and the units have an administrator type exists, and the files they name can be stored."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from elderclient.backend.__main__ import parser_of_commands
from tests.backend.command.command_line import CommandLine

ROOT = Path(__file__).resolve().parents[3]
OPERATOR = ROOT / "packaging" / "operator"
EXAMPLES = ("customers.csv", "offerings.json", "products.json", "bills.json", "usage.json")


def typed() -> list[str]:
    """Every command line of the guide, of README and of the units."""
    texts = [ROOT / "docs" / "operator.md", ROOT / "README.md", *OPERATOR.glob("*.service")]
    lines = [line for text in texts for line in text.read_text(encoding="utf-8").splitlines()]
    found = (re.match(r"(?:    +|ExecStart=\S*/)elderclient-operator (.+)", line) for line in lines)
    return [line[1].split(" >")[0].split("  ")[0] for line in found if line]


@pytest.mark.parametrize("line", typed())
def test_a_command_of_the_guide_can_be_typed(line: str) -> None:
    wanted = parser_of_commands().parse_args(shlex.split(line))
    assert wanted.command is not None
    assert wanted.config is not None


def test_the_guide_shows_every_command() -> None:
    shown = {line.split()[0] for line in typed()}
    assert shown == {"serve", "jobs", "migrate", "import", "token", "staff", "backup", "restore"}


def test_the_examples_can_be_stored_and_a_client_is_shown_them(empty: CommandLine) -> None:
    empty.done("migrate")
    for name in EXAMPLES:
        empty.done("import", name.partition(".")[0], OPERATOR / "example" / name)
    token = empty.done("token", "issue", "c-1001", "--days", "90").strip()
    with empty.running("serve"), empty.client(token) as client:
        (bill,) = client.get("/tmf-api/customerBillManagement/v5/customerBill").json()
        assert bill["amountDue"] == {"unit": "CNY", "value": 31.25}
        (product,) = client.get("/tmf-api/productInventory/v5/product").json()
        assert product["productOffering"]["id"] == "plan-calm"
