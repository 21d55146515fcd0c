"""What every journey with a screen reader starts from: the operator, a desktop, Orca and the client, and a listener."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from tests.contract.running_operator import RunningOperator, running_operator
from tests.e2e.client_window import client_window
from tests.e2e.desktop import Desktop
from tests.reader.listener import Listener
from tests.reader.orca import Orca


@dataclass
class Household:
    """One customer at home who listens, and the operator."""

    operator: RunningOperator
    listener: Listener


class Open(Protocol):
    """Opens the home of a customer by number, in a language (``zh``, ``en``)."""

    def __call__(
        self, customer: int, language: str, *, has_braille: bool = False
    ) -> AbstractContextManager[Household]: ...


@pytest.fixture
def household(tmp_path: Path) -> Open:
    """Open the home of a customer by number, in a language (``zh``, ``en``)."""

    @contextmanager
    def opened(customer: int, language: str, *, has_braille: bool = False) -> Iterator[Household]:
        token = tmp_path / "token"
        with (
            running_operator() as operator,
            Desktop(size="1366x768") as desktop,
            Orca(desktop, tmp_path / "orca", language, has_braille) as reader,
        ):
            token.write_text(operator.token(customer), encoding="ascii")
            arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", language]
            with client_window(desktop, tmp_path / "data", *arguments, "--window", "1366x768", "--size", "18"):
                yield Household(operator, Listener(desktop, reader))

    return opened
