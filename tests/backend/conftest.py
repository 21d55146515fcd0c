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
