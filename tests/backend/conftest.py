"""Fixtures every backend test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backend.sample import SampleOperator, sample_operator


@pytest.fixture
def served(tmp_path: Path) -> Iterator[SampleOperator]:
    """The sample operator behind real HTTP, its agent moved by hand."""
    with sample_operator(tmp_path) as running:
        yield running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleOperator]:
    """The same, once for all tests of a file that do not mind each other's tickets."""
    with sample_operator(tmp_path_factory.mktemp("operator")) as running:
        yield running
