"""The description of the operator: a valid OpenAPI document of every operation, and a page of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from fastapi.routing import APIRoute
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it ships no types

from elderclient.backend.app import ROUTERS
from tests.backend.sample import SampleOperator

V1 = "/elderclient/v1"
OPEN = {f"{V1}/health"}


@pytest.fixture(scope="module")
def document(shared: SampleOperator) -> dict[str, Any]:
    """The document as anybody gets it, without a token."""
    answer = shared.nobody.get(f"{V1}/openapi.json")
    assert answer.status_code == 200
    return dict(answer.json())


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_every_operation_is_described(document: dict[str, Any]) -> None:
    described = {(path, method.upper()) for path, method, _operation in operations(document)}
    served = {
        (route.path, method)
        for router in ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute) and route.include_in_schema
        for method in route.methods or ()
    }
    assert described == served
    assert len(served) > 50


def test_every_schema_is_one_and_is_found(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    assert set(references(document)) <= {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for part in value.values():
            yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


def test_answers_bodies_and_refusals_are_typed(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        content = [one["content"]["application/json"]["schema"] for one in operation["responses"].values()]
        assert all(content), (path, method)
        assert ("requestBody" in operation) == (method in ("post", "patch", "put")), (path, method)
        assert ("security" in operation) == (path not in OPEN), (path, method)
        assert "x-schemas" not in operation
        assert operation["description"]


def test_what_the_standard_has_can_be_filtered_by(shared: SampleOperator) -> None:
    for path in (
        "/tmf-api/productInventory/v5/product?productSerialNumber=1",
        "/tmf-api/party/v5/individual?familyName=nobody",
        "/tmf-api/customerBillManagement/v5/customerBill?taxExcludedAmount.value=1",
        "/tmf-api/troubleTicket/v5/troubleTicket?channel.id=1",
    ):
        answer = shared.elder.get(path)
        assert (answer.status_code, answer.json()) == (200, [])
    assert shared.elder.get("/tmf-api/party/v5/individual?favouriteColour=red").status_code == 400


def test_the_page_needs_nothing_from_elsewhere(shared: SampleOperator) -> None:
    answer = requests.get(f"{shared.url}{V1}/reference", timeout=10)
    page = answer.text
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "openapi.json" in page
    assert "/tmf-api/troubleTicket/v5/troubleTicket" in page
    assert "http" not in page.replace('href="openapi.json"', "")
    assert "<script" not in page
