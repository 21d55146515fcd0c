"""Which APIs of an operator have other paths than the usual ones, and which version each speaks. Must not ask anything."""

from __future__ import annotations

import re
from collections.abc import Mapping

from elderclient.domain.frozen import frozen

_VERSION = re.compile(r"/v([0-9]+)/?$")


@frozen
class ApiProfile:
    """One API: its ``path`` below the operator's base URL and the major ``version`` of its wire format."""

    path: str
    version: int = 5


@frozen
class Profiles:
    """How one operator differs from the usual; ``gateway`` names every API and its usual path.

    ``paths``: other paths by API name (``bill``, ``ticket``, …), each beginning with a slash (else ``ValueError``).
    ``has_unique_external_ids``: the same external id again gives the existing ticket, so that no look-up before
    sending is needed. True of the reference operator only; anywhere else the client looks first.
    """

    paths: Mapping[str, str] | None = None
    has_unique_external_ids: bool = False

    def __post_init__(self) -> None:
        wrong = [name for name, path in (self.paths or {}).items() if not path.startswith("/")]
        if wrong:
            raise ValueError(f"the path of {wrong[0]} must begin with /")

    def api(self, name: str, usual_path: str) -> ApiProfile:
        """The profile of one API; its version is the ``/vN`` at the end of its path, else of the usual one."""
        path = (self.paths or {}).get(name, usual_path).rstrip("/")
        version = _VERSION.search(path) or _VERSION.search(usual_path)
        return ApiProfile(path, int(version[1]) if version else 5)


REFERENCE = Profiles(has_unique_external_ids=True)
"""The reference operator that comes with this program."""
