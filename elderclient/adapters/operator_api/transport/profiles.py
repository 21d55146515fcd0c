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
    currency: str = "CNY"
    """ISO 4217 code of amounts without one."""


@frozen
class Profiles:
    """How one operator differs from the usual; ``gateway`` names every API and its usual path.

    ``paths``: other paths by API name (``bill``, ``ticket``, …), each beginning with a slash (else ``ValueError``).
    ``versions``: major versions by API name, where a path does not end in its version. ``currency``: see ``ApiProfile``.
    ``has_unique_external_ids``: the same external id again gives the existing ticket, so that no look-up before
    sending is needed. True of the reference operator only; anywhere else the client looks first.
    ``has_drafts``: it keeps an order as a draft that binds nobody until it is confirmed. Where this is not known, the
    operator is asked whether it says so; one that does not is sent an order only when it is confirmed.
    """

    paths: Mapping[str, str] | None = None
    has_unique_external_ids: bool = False
    has_drafts: bool = False
    versions: Mapping[str, int] | None = None
    currency: str = "CNY"

    def __post_init__(self) -> None:
        wrong = [name for name, path in (self.paths or {}).items() if not path.startswith("/")]
        if wrong:
            raise ValueError(f"the path of {wrong[0]} must begin with /")

    def api(self, name: str, usual_path: str) -> ApiProfile:
        """The profile of one API. Its version is the given one, else the ``/vN`` at the end of its path or the usual one.

        Where only the version is given, the usual path ends in it.
        """
        version, path = (self.versions or {}).get(name), (self.paths or {}).get(name)
        if path is None:
            path = usual_path if version is None else _VERSION.sub(f"/v{version}", usual_path)
        path = path.rstrip("/")
        if version is None:
            found = _VERSION.search(path) or _VERSION.search(usual_path)
            version = int(found[1]) if found else 5
        return ApiProfile(path, version, self.currency)

    @property
    def names(self) -> frozenset[str]:
        """The APIs that differ from the usual."""
        return frozenset(self.paths or ()) | frozenset(self.versions or ())


REFERENCE = Profiles(has_unique_external_ids=True, has_drafts=True)
"""The reference operator that comes with this program."""
