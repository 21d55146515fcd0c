"""Keeps the person's own settings apart from those the command line lays over them for one run. Pure."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from elderclient.domain.configuration import Configuration


class OwnSettings:
    """What may be remembered of a run that was started with settings of its own (``given`` instead of ``own``).

    A field that was laid over stays the person's old one until the person changes it during the run.
    """

    def __init__(self, own: Configuration, given: Configuration) -> None:
        self._last = given
        names = (field.name for field in fields(Configuration))
        self._hidden: dict[str, Any] = {
            name: getattr(own, name) for name in names if getattr(own, name) != getattr(given, name)
        }

    def of(self, configuration: Configuration) -> Configuration:
        """What of ``configuration`` is the person's own. Call it with every new configuration, in order."""
        for name in tuple(self._hidden):
            if getattr(configuration, name) != getattr(self._last, name):
                del self._hidden[name]
        self._last = configuration
        return replace(configuration, **self._hidden)
