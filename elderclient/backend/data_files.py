"""Reads the operator's tables of words and made-up data, TOML files that lie beside the code. Knows none of them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_data(package: str, name: str) -> dict[str, Any]:
    """Return the content of ``name.toml`` in a package of the backend, such as ``demo``."""
    return tomllib.loads((files(f"elderclient.backend.{package}") / f"{name}.toml").read_text(encoding="utf-8"))
