"""Checks a request or an answer against the official TM Forum files, in the folder ELDERCLIENT_TMF_SPECS names.

v5 comes as OpenAPI 3, v4 as Swagger 2, whose bodies to create and change are called ``X_Create`` and ``X_Update``.
A small interpreter of the OpenAPI schemas rather than a JSON-Schema library: the files' ``oneOf`` branches overlap and
are told apart by ``@type`` only, and nothing in them forbids unknown attributes, so a misspelt name would pass.
Here ``@type`` picks the branch (an unknown one is a defect), and an attribute no schema declares is a defect.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

VARIABLE = "ELDERCLIENT_TMF_SPECS"
FILES = {
    "customerBillManagement": "TMF678_CustomerBill_v5.0.0.oas.yaml",
    "productInventory": "TMF637_ProductInventory_v5.0.0.oas.yaml",
    "productCatalogManagement": "TMF620_ProductCatalog_v5.0.0.oas.yaml",
    "productOrderingManagement": "TMF622_ProductOrdering_v5.0.0.oas.yaml",
    "usageConsumption": "TMF677_UsageConsumption_v5.1.0.oas.yaml",
    "party": "TMF632_Party_v5.0.0.oas.yaml",
    "privacyManagement": "TMF644_Privacy_v5.0.0.oas.yaml",
    "troubleTicket": "TMF621_TroubleTicket_v5.0.1.oas.yaml",
    "geographicSiteManagement": "TMF674_GeographicSite_v4.0.0.swagger.json",
    "accountManagement": "TMF666_Account_v5.0.0.oas.yaml",
    "prepayBalanceManagement": "TMF654_PrepayBalance_v4.0.0.swagger.json",
    "communicationManagement": "TMF681_Communication_v4.0.0.swagger.json",
    "agreementManagement": "TMF651_Agreement_v4.0.0.swagger.json",
    "serviceProblemManagement": "TMF656_ServiceProblem_v5.0.0.oas.yaml",
    "appointment": "TMF646_Appointment_v4.0.0.swagger.json",
}
FILES_OF_V4 = {
    "customerBillManagement": "TMF678_CustomerBill_v4.0.0.swagger.json",
    "productInventory": "TMF637_ProductInventory_v4.0.0.swagger.json",
    "productCatalogManagement": "TMF620_ProductCatalog_v4.1.0.swagger.json",
    "productOrderingManagement": "TMF622_ProductOrdering_v4.0.0.swagger.json",
    "troubleTicket": "TMF621_TroubleTicket_v4.0.0.swagger.json",
}
"""Of the APIs that many operators still have in the older version."""
RESOURCES = {
    "customerBill": "CustomerBill",
    "appliedCustomerBillingRate": "AppliedCustomerBillingRate",
    "product": "Product",
    "productOffering": "ProductOffering",
    "productOfferingPrice": "ProductOfferingPrice",
    "category": "Category",
    "productOrder": "ProductOrder",
    "cancelProductOrder": "CancelProductOrder",
    "queryUsageConsumption": "QueryUsageConsumption",
    "usageConsumptionReport": "UsageConsumptionReport",
    "individual": "Individual",
    "partyPrivacyProfileSpecification": "PartyPrivacyProfileSpecification",
    "partyPrivacyProfile": "PartyPrivacyProfile",
    "partyPrivacyAgreement": "PartyPrivacyAgreement",
    "troubleTicket": "TroubleTicket",
    "geographicSite": "GeographicSite",
    "bucket": "Bucket",
    "billingAccount": "BillingAccount",
    "communicationMessage": "CommunicationMessage",
    "agreement": "Agreement",
    "serviceProblem": "ServiceProblem",
    "appointment": "Appointment",
    "searchTimeSlot": "SearchTimeSlot",
}
OURS = {
    "Error": {"existingId", "fee", "until", "owed"},
    "Characteristic": {"value"},
    "ExportJob": {"externalId"},
    "PartyPrivacyProfileSpecificationCharacteristic": {"nameEn", "descriptionEn"},
    "GeographicSite": {"telephone", "nameEn", "addressEn", "facility", "distanceMetres"},
}
"""Attributes the wire contract adds to a schema. TMF656's characteristic alone has no value in its file."""
_PATH = re.compile(r"/tmf-api/(?P<api>\w+)/v(?P<version>[45])/(?P<resource>\w+)(?:/(?P<id>[^/?]+))?/?")
_REGION = re.compile(r"T.*(Z|[+-]\d\d:\d\d)$")


def folder() -> Path | None:
    """Where the official files are; ``None`` where the variable is not set."""
    value = os.environ.get(VARIABLE)
    return Path(value) if value else None


def needed() -> Path:
    """The folder, or the test is skipped with the reason."""
    found = folder()
    if found is None:
        pytest.skip(f"{VARIABLE} is not set: the official TM Forum files are not part of this project")
    return found


@cache
def _schemas(path: Path) -> dict[str, Any]:
    if path.suffix == ".json":
        text = path.read_text(encoding="utf-8").replace("#/definitions/", "#/components/schemas/")
        return dict(json.loads(text)["definitions"])
    with path.open(encoding="utf-8") as stream:
        if path.suffix == ".json":  # v4 is Swagger 2
            return dict(json.load(stream)["definitions"])
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times as fast where it is there
        return dict(yaml.load(stream, Loader=loader)["components"]["schemas"])  # noqa: S506 - both are safe loaders


@dataclass
class Specification:
    """One API's schemas. ``defects`` returns sentences; an empty list means the value is as the schema says."""

    schemas: dict[str, Any]
    _resolved: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, api: str, version: str = "5") -> Specification:
        """The official file of an API named as in its base path; skips the test where the files are not there.

        ``version``: the major one of the path; where only one is official, that one is meant.
        """
        file = FILES_OF_V4.get(api, FILES[api]) if version == "4" else FILES[api]
        return cls(_schemas(needed() / file))

    def defects(self, value: Any, schema: str) -> list[str]:
        """What is wrong with ``value`` as a ``schema``."""
        return list(self._check(value, {"$ref": f"#/components/schemas/{schema}"}, "$"))

    def _check(self, value: Any, schema: dict[str, Any], place: str) -> Iterator[str]:
        name, schema = self._pinned(value, schema)
        if "@unknown" in schema:
            yield f"{place}: @type {schema['@unknown']!r} is none of {name}"
            return
        if value is None:
            if not schema.get("nullable"):
                yield f"{place}: null"
            return
        flat = self._flat(schema)
        if "enum" in flat and value not in flat["enum"]:
            yield f"{place}: {value!r} is none of {flat['enum']}"
        kind = "object" if flat["properties"] else flat.get("type")
        yield from self._check_type(value, kind, flat, place)
        if kind == "array" and isinstance(value, list):
            for index, item in enumerate(value):
                yield from self._check(item, flat["items"], f"{place}[{index}]")
        if isinstance(value, dict) and flat["properties"]:
            yield from self._check_object(value, flat, name, place)

    def _check_object(self, value: dict[str, Any], flat: dict[str, Any], name: str, place: str) -> Iterator[str]:
        for required in sorted(flat["required"] - set(value)):
            yield f"{place}: {required} is missing"
        for key, item in value.items():
            if key in flat["properties"]:
                yield from self._check(item, flat["properties"][key], f"{place}.{key}")
            elif key not in OURS.get(name, ()):
                yield f"{place}: {key} is no attribute of {name}"

    @staticmethod
    def _check_type(value: Any, kind: str | None, flat: dict[str, Any], place: str) -> Iterator[str]:
        is_right = {
            "string": isinstance(value, str),
            "boolean": isinstance(value, bool),
            "integer": isinstance(value, int) and not isinstance(value, bool),
            "number": isinstance(value, int | float) and not isinstance(value, bool),
            "array": isinstance(value, list),
            "object": isinstance(value, dict),
        }
        if kind is not None and not is_right[kind]:
            yield f"{place}: {value!r} is not {kind}"
        elif flat.get("format") == "date-time":
            try:
                datetime.fromisoformat(value)
            except ValueError:
                yield f"{place}: {value!r} is no moment"
            else:
                if not _REGION.search(value):
                    yield f"{place}: {value!r} has no zone"

    def _pinned(self, value: Any, schema: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """The schema that ``@type`` chooses, by the discriminators on the way."""
        name = ""
        for _ in range(10):
            if "$ref" in schema:
                name = schema["$ref"].rsplit("/", 1)[-1]
                schema = self.schemas[name]
            mapping = schema.get("discriminator", {}).get("mapping")
            if not mapping or not isinstance(value, dict) or "@type" not in value:
                break
            target = mapping.get(value["@type"])
            if target is None:
                return name, {"@unknown": value["@type"]}
            if target.rsplit("/", 1)[-1] in {name, *self._parents(schema)}:
                break  # what is here demands more than what its own discriminator names (``X_RES`` maps to ``X``)
            schema = {"$ref": target}
        if "$ref" in schema:
            return self._pinned(value, schema)
        if "oneOf" in schema and isinstance(value, dict):
            return name, {"@unknown": value.get("@type")}
        return name, schema

    def _parents(self, schema: dict[str, Any]) -> Iterator[str]:
        for parent in schema.get("allOf", ()):
            if "$ref" in parent:
                name = parent["$ref"].rsplit("/", 1)[-1]
                yield name
                yield from self._parents(self.schemas[name])

    def _flat(self, schema: dict[str, Any]) -> dict[str, Any]:
        """All properties and requirements of a schema and its parents, its own last."""
        flat: dict[str, Any] = {"properties": {}, "required": set()}
        if "$ref" in schema:
            return self._flat(self.schemas[schema["$ref"].rsplit("/", 1)[-1]])
        for parent in schema.get("allOf", ()):
            inherited = self._flat(parent)
            flat["properties"].update(inherited["properties"])
            flat["required"] |= inherited["required"]
            flat.update({key: inherited[key] for key in ("type", "enum", "format", "items") if key in inherited})
        flat["properties"].update(schema.get("properties", {}))
        flat["required"] |= set(schema.get("required", ()))
        flat.update({key: schema[key] for key in ("type", "enum", "format", "items") if key in schema})
        return flat


def _schema_name(resource: str, suffixes: tuple[str, ...], schemas: dict[str, Any]) -> str:
    names = (RESOURCES[resource] + suffix for suffix in suffixes)
    return next((name for name in names if name in schemas), RESOURCES[resource])


def defects_of_answer(path: str, status: int, body: Any) -> list[str]:
    """What is wrong with a decoded answer of a TM Forum path; other paths only have their errors checked."""
    match = _PATH.fullmatch(path.split("?")[0])
    specification = Specification.of(match["api"], match["version"]) if match else Specification.of("troubleTicket")
    if status >= 400:
        return specification.defects(body, "Error")
    if match is None or status == 304:
        return []
    schema = _schema_name(match["resource"], ("_RES",), specification.schemas)
    if match["id"] is None and status in (200, 206):
        if not isinstance(body, list):
            return ["$: a list must be an array"]
        return [defect for item in body for defect in specification.defects(item, schema)]
    return specification.defects(body, schema)


def defects_of_request(method: str, path: str, body: Any) -> list[str]:
    """What is wrong with the decoded body of a POST or PATCH to a TM Forum path."""
    match = _PATH.fullmatch(path.split("?")[0])
    suffixes = {"POST": ("_FVO", "_Create"), "PATCH": ("_MVO", "_Update")}.get(method.upper())
    if match is None or suffixes is None or body is None:
        return []
    specification = Specification.of(match["api"], match["version"])
    return specification.defects(body, _schema_name(match["resource"], suffixes, specification.schemas))
