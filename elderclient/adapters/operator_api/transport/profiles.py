"""Where an operator keeps each API, and which version it speaks. Must not ask anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace

from elderclient.domain.frozen import frozen

_VERSION = re.compile(r"/v([0-9]+)/?$")


@frozen
class ApiProfile:
    """One API: its ``path`` below the operator's base URL and the major ``version`` of its wire format."""

    path: str
    version: int = 5


@frozen
class Profiles:
    """All APIs of one operator.

    ``has_unique_external_ids``: the same external id again gives the existing ticket, so that no look-up before
    sending is needed. True of the reference operator only; anywhere else the client looks first.
    """

    bill: ApiProfile = ApiProfile("/tmf-api/customerBillManagement/v5")
    inventory: ApiProfile = ApiProfile("/tmf-api/productInventory/v5")
    catalogue: ApiProfile = ApiProfile("/tmf-api/productCatalogManagement/v5")
    usage: ApiProfile = ApiProfile("/tmf-api/usageConsumption/v5")
    party: ApiProfile = ApiProfile("/tmf-api/party/v5")
    ticket: ApiProfile = ApiProfile("/tmf-api/troubleTicket/v5")
    account: ApiProfile = ApiProfile("/tmf-api/accountManagement/v5")
    balance: ApiProfile = ApiProfile("/tmf-api/prepayBalanceManagement/v4", 4)
    site: ApiProfile = ApiProfile("/tmf-api/geographicSiteManagement/v4", 4)
    own: ApiProfile = ApiProfile("/elderclient/v1", 1)
    """What no standard has: call check, common questions, what is held about a customer."""
    communication: ApiProfile = ApiProfile("/tmf-api/communicationManagement/v4", 4)
    agreement: ApiProfile = ApiProfile("/tmf-api/agreementManagement/v4", 4)
    order: ApiProfile = ApiProfile("/tmf-api/productOrderingManagement/v5")
    purchase_lock: ApiProfile = ApiProfile("/elderclient/v1", 1)
    privacy: ApiProfile = ApiProfile("/tmf-api/privacyManagement/v5")
    appointment: ApiProfile = ApiProfile("/tmf-api/appointment/v4", 4)
    outage: ApiProfile = ApiProfile("/tmf-api/serviceProblemManagement/v5")
    has_unique_external_ids: bool = False


REFERENCE = Profiles(has_unique_external_ids=True)
"""The reference operator that comes with this program."""


def profiles_from(paths: Mapping[str, str]) -> Profiles:
    """The default profiles with other paths, by API name (``bill``, ``ticket``, …); the version is the path's ``/vN``.

    Raises ``ValueError`` for an unknown API and for a path that is not absolute.
    """
    known = {field.name for field in fields(Profiles)} - {"has_unique_external_ids"}
    changed: dict[str, ApiProfile] = {}
    for name, path in paths.items():
        if name not in known:
            raise ValueError(f"no API is called {name}")
        if not path.startswith("/"):
            raise ValueError(f"the path of {name} must begin with /")
        found = _VERSION.search(path)
        default: ApiProfile = getattr(Profiles(), name)
        changed[name] = ApiProfile(path.rstrip("/"), int(found.group(1)) if found else default.version)
    return replace(Profiles(), **changed)  # type: ignore[arg-type]  # the names were checked above
