"""Names functions, methods, classes and imports that nothing uses any more, by vulture; exits with 1 when there are any.

Owns what counts as used from outside. Fields and members of enumerations are left to their readers: they are data, and
servers, databases and pydantic read them by name. Must not import what it looks at.
"""

from __future__ import annotations

import sys
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
LOOKED_AT = ("elderclient", "tests", "packaging", ".ci")
KINDS = frozenset({"function", "method", "property", "class", "import", "unreachable_code"})
LEAST_CONFIDENCE = 60
REGISTERED_BY = (
    "@*.get",
    "@*.post",
    "@*.patch",
    "@*.put",
    "@*.delete",
    "@*.exception_handler",
    "@*.middleware",
    "@*.listens_for",
    "@pytest.fixture",
    "@pytest.hookimpl",
    "@field_validator",
    "@model_validator",
    "@override",
    "@rule",
    "@invariant",
)
"""Decorators that hand a function to a framework."""
ALLOWED = {
    "test_*": "pytest",
    "Test*": "pytest",
    "pytest_*": "pytest",
    "*Event": "Qt calls a widget's event handlers",
    "eventFilter": "Qt",
    "childCount": "Qt",
    "indexOfChild": "Qt",
    "sizeHint": "Qt",
    "minimumSizeHint": "Qt",
    "heightForWidth": "Qt",
    "hasHeightForWidth": "Qt",
    "hitButton": "Qt",
    "nextCheckState": "Qt",
    "teardown": "hypothesis ends a state machine by it",
    "process_bind_param": "SQLAlchemy",
    "process_result_value": "SQLAlchemy",
    "upgrade": "Alembic",
    "downgrade": "Alembic",
    "BuildWithAssets": "setuptools",
    "*Presenter": "the registry of screens makes them by name",
    "*View": "the registry of screens makes them by name",
    "date_time_string": "http.server",
    "do_GET": "http.server",
    "handle_starttag": "html.parser",
    "handle_endtag": "html.parser",
    "handle_data": "html.parser",
    "log_message": "http.server",
    "handle_error": "socketserver",
    "send_400_response": "uvicorn refuses by it what is no HTTP",
    "emit": "a log handler's method, called by logging",
    "_new_conn": "urllib3 opens its connections by it",
    "init_poolmanager": "requests makes an adapter's pool by it",
    "cert_verify": "requests asks an adapter by it",
}
"""Names that are called from outside, and by whom."""


def main() -> int:
    """Print one line for each dead piece of code; returns a process exit code."""
    vulture = Vulture(ignore_names=list(ALLOWED), ignore_decorators=list(REGISTERED_BY))
    vulture.scavenge([str(ROOT / name) for name in LOOKED_AT])
    dead = [item for item in vulture.get_unused_code(min_confidence=LEAST_CONFIDENCE) if item.typ in KINDS]
    for item in dead:
        print(f"{Path(item.filename).relative_to(ROOT)}:{item.first_lineno}: {item.typ} {item.name} is used by nobody")
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
