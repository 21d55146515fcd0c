"""The operator's APIs that this program uses: what a policy calls each, and under which paths it is found. Pure data.

The gateway opens each at its usual path, a policy may name another one, and the probe tries all of them.
Sources: the base paths in the TM Forum's specifications of v4 and v5, and those of the common software kits, which name
the API without "Management".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from elderclient.domain.frozen import frozen

PREFIXES = ("/tmf-api", "", "/api", "/tmf")


@frozen
class KnownApi:
    """One API: its name in a policy, its ``resources`` (the first has to be there), and how paths call it.

    ``number``: of its TM Forum specification; empty for an API of our own. ``versions``: major versions in the order of
    preference; none for an API of our own, whose one path is ``/names[0]``.
    """

    name: str
    number: str
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

    @property
    def usual_path(self) -> str:
        """The path where no policy names another: the likeliest one."""
        return next(self.paths())[0]


_V4_FIRST = (4, 5)
_LISTED = (
    KnownApi("customer", "TMF632", ("individual",), ("party", "partyManagement", "individual")),
    KnownApi("account", "TMF666", ("billingAccount",), ("accountManagement", "account", "billingAccount")),
    KnownApi("balance", "TMF654", ("bucket",), ("prepayBalanceManagement", "prepayBalance"), _V4_FIRST),
    KnownApi(
        "bill", "TMF678", ("customerBill", "appliedCustomerBillingRate"), ("customerBillManagement", "customerBill")
    ),
    KnownApi("inventory", "TMF637", ("product",), ("productInventory", "productInventoryManagement")),
    KnownApi(
        "catalogue",
        "TMF620",
        ("productOffering", "productOfferingPrice"),
        ("productCatalogManagement", "productCatalog", "productCatalogue"),
    ),
    KnownApi("usage", "TMF677", ("queryUsageConsumption",), ("usageConsumption", "usageConsumptionManagement")),
    KnownApi("order", "TMF622", ("productOrder",), ("productOrderingManagement", "productOrdering", "productOrder")),
    KnownApi("ticket", "TMF621", ("troubleTicket",), ("troubleTicket", "troubleTicketManagement")),
    KnownApi("appointment", "TMF646", ("appointment",), ("appointment", "appointmentManagement"), _V4_FIRST),
    KnownApi("outage", "TMF656", ("serviceProblem",), ("serviceProblemManagement", "serviceProblem")),
    KnownApi(
        "notice",
        "TMF681",
        ("communicationMessage",),
        ("communicationManagement", "communicationMessage", "communication"),
        _V4_FIRST,
    ),
    KnownApi("agreement", "TMF651", ("agreement",), ("agreementManagement", "agreement"), _V4_FIRST),
    KnownApi(
        "privacy",
        "TMF644",
        ("partyPrivacyProfile", "partyPrivacyProfileSpecification", "partyPrivacyAgreement"),
        ("privacyManagement", "partyPrivacyManagement", "partyPrivacy", "privacy"),
    ),
    KnownApi("hall", "TMF674", ("geographicSite",), ("geographicSiteManagement", "geographicSite"), _V4_FIRST),
    KnownApi("own", "", ("accessLog", "answers", "callCheck", "personalData", "exportJob"), ("elderclient/v1",), ()),
    KnownApi("purchase_lock", "", ("purchaseLock",), ("elderclient/v1",), ()),
)
APIS: Mapping[str, KnownApi] = {one.name: one for one in _LISTED}
"""Every API this program uses, by its name in a policy, the more important ones first: the one list of them."""
