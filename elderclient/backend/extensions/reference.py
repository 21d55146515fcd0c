"""The description of this server for whoever programs against it: its OpenAPI document, and a page of it to read."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from elderclient.backend.tmf.described import document
from elderclient.backend.tmf.wire import answer

router = APIRouter(prefix="/elderclient/v1", include_in_schema=False)

_PAGE = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string("""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<style>
body { font: 1.1rem/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
h2 { border-top: 2px solid #1a3a70; padding-top: 1rem }
code { font-size: 1rem; overflow-wrap: anywhere }
summary { cursor: pointer; padding: .5rem 0 }
a, summary { color: #1a3a70 }
table { border-collapse: collapse }
td, th { text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0 }
</style>
</head>
<body>
<h1>{{ title }}</h1>
<p>Version {{ version }}. For programs: <a href="openapi.json">openapi.json</a>.
Every operation but <code>health</code> wants a bearer token.</p>
{% for place, operations in groups.items() %}
<h2><code>{{ place }}</code></h2>
{% for path, method, operation in operations %}
<details>
<summary><strong>{{ method }}</strong> <code>{{ path }}</code></summary>
<p>{{ operation.description or operation.summary }}</p>
{% if operation.body %}
<p>Body: {{ operation.body }}</p>
{% endif %}
<table>
<tr><th scope="col">Status</th><th scope="col">Answer</th></tr>
{% for status, said in operation.answers %}
<tr><td>{{ status }}</td><td>{{ said }}</td></tr>
{% endfor %}
</table>
</details>
{% endfor %}
{% endfor %}
</body>
</html>
""")


@router.get("/openapi.json")
def get_document(request: Request) -> Response:
    """The OpenAPI document of this server."""
    return answer(document(request.app))


@router.get("/reference")
def get_page(request: Request) -> Response:
    """The same as a page; it needs nothing from elsewhere."""
    whole = document(request.app)
    groups: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for path, methods in whole["paths"].items():
        place = "/".join(path.split("/")[:4])
        for method, operation in methods.items():
            groups.setdefault(place, []).append((path, method.upper(), _readable(operation)))
    page = _PAGE.render(title=whole["info"]["title"], version=whole["info"]["version"], groups=groups)
    policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    return HTMLResponse(page, headers={"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff"})


def _readable(operation: dict[str, Any]) -> dict[str, Any]:
    sent = operation.get("requestBody", {}).get("content", {})
    return {
        "description": operation.get("description", ""),
        "summary": operation.get("summary", ""),
        "body": ", ".join(f"{media}: {_name(one['schema'])}" for media, one in sent.items()),
        "answers": [(status, _said(one)) for status, one in operation["responses"].items()],
    }


def _said(response: dict[str, Any]) -> str:
    schemas = [one.get("schema", {}) for one in response.get("content", {}).values()]
    return " ".join(part for part in (*map(_name, schemas), response.get("description", "")) if part)


def _name(schema: dict[str, Any]) -> str:
    if "items" in schema:
        return f"list of {_name(schema['items'])}"
    return str(schema.get("$ref", schema.get("title", ""))).rpartition("/")[2]
