"""Under which paths operators are known to have each API, and what of it this program asks for. Pure data.

Sources: the base paths in the TM Forum's specifications of v4 and v5, and those of the common software kits, which name
the API without "Management".
"""

from __future__ import annotations

from collections.abc import Iterator

from elderclient.domain.frozen import frozen

PREFIXES = ("/tmf-api", "", "/api", "/tmf")


@frozen
class KnownApi:
    """One API: its name in the policy, its ``resources`` (the first has to be there), and how paths call it.

    ``versions``: major versions in the order of preference; none for an API of our own, whose one path is ``/names[0]``.
    """

    name: str
    resources: tuple[str, ...]
    names: tuple[str, ...]
    versions: tuple[int, ...] = (5, 4)

    def paths(self, prefixes: tuple[str, ...] = PREFIXES) -> Iterator[tuple[str, int]]:
        """Yield every path to try with its version, the likely ones first."""
        if not self.versions:
            yield f"/{self.names[0]}", 0
            return
        for prefix in prefixes:
            for name in self.names:
                for version in self.versions:
                    yield f"{prefix}/{name}/v{version}", version


_V4_FIRST = (4, 5)
APIS = (
    KnownApi("customer", ("individual",), ("party", "partyManagement", "individual")),
    KnownApi("account", ("billingAccount",), ("accountManagement", "account", "billingAccount")),
    KnownApi("balance", ("bucket",), ("prepayBalanceManagement", "prepayBalance"), _V4_FIRST),
    KnownApi("bill", ("customerBill", "appliedCustomerBillingRate"), ("customerBillManagement", "customerBill")),
    KnownApi("inventory", ("product",), ("productInventory", "productInventoryManagement")),
    KnownApi(
        "catalogue",
        ("productOffering", "productOfferingPrice"),
        ("productCatalogManagement", "productCatalog", "productCatalogue"),
    ),
    KnownApi("usage", ("queryUsageConsumption",), ("usageConsumption", "usageConsumptionManagement")),
    KnownApi("order", ("productOrder",), ("productOrderingManagement", "productOrdering", "productOrder")),
    KnownApi("ticket", ("troubleTicket",), ("troubleTicket", "troubleTicketManagement")),
    KnownApi("appointment", ("appointment",), ("appointment", "appointmentManagement"), _V4_FIRST),
    KnownApi("outage", ("serviceProblem",), ("serviceProblemManagement", "serviceProblem")),
    KnownApi(
        "notice",
        ("communicationMessage",),
        ("communicationManagement", "communicationMessage", "communication"),
        _V4_FIRST,
    ),
    KnownApi("agreement", ("agreement",), ("agreementManagement", "agreement"), _V4_FIRST),
    KnownApi(
        "privacy",
        ("partyPrivacyProfile", "partyPrivacyProfileSpecification", "partyPrivacyAgreement"),
        ("privacyManagement", "partyPrivacyManagement", "partyPrivacy", "privacy"),
    ),
    KnownApi("hall", ("geographicSite",), ("geographicSiteManagement", "geographicSite"), _V4_FIRST),
    KnownApi("own", ("accessLog", "answers", "callCheck", "personalData", "exportJob"), ("elderclient/v1",), ()),
    KnownApi("purchase_lock", ("purchaseLock",), ("elderclient/v1",), ()),
)
"""Every API this program uses, the more important ones first."""
