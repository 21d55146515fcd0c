"""RFC 7396 (merge-patch) replaces arrays: what a change adds is merged here into the arrays that were read just before.

Must not ask anything, and knows no resource.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from elderclient.adapters.operator_api.transport.records import Record

_NESTED = ("characterisitc", "characteristic")
"""Fields in which an element of an array wraps what bears its name, also as TMF644 v5 spells it."""


def has_arrays(form: Mapping[str, Any]) -> bool:
    """Whether a change holds an array anywhere outside other arrays, so that the resource has to be read first."""
    return any(isinstance(value, list) or (isinstance(value, dict) and has_arrays(value)) for value in form.values())


def with_whole_arrays(form: Mapping[str, Any], present: Record) -> dict[str, Any]:
    """The same change with every array whole: the elements of ``present``, and those of ``form`` in place or added.

    Elements are the same where they have the same id or, without one in ``form``, the same name; what has neither is
    added. Elements stay as they came, in their order.
    """
    return {name: _whole(value, present.raw(name)) for name, value in form.items()}


def _whole(sent: Any, present: Any) -> Any:
    if isinstance(sent, dict):
        known = present if isinstance(present, dict) else {}
        return {name: _whole(value, known.get(name)) for name, value in sent.items()}
    if not isinstance(sent, list):
        return sent
    whole = list(present) if isinstance(present, list) else [present] if isinstance(present, dict) else []
    for element in sent:
        place = next((place for place, one in enumerate(whole) if _is_same(element, one)), None)
        if place is None:
            whole.append(element)
        else:
            whole[place] = _together(whole[place], element)
    return whole


def _together(present: Any, sent: Any) -> Any:
    """An element of an array as it is with the fields of ``sent``, which has the same id or name."""
    if isinstance(present, dict) and isinstance(sent, dict):
        wrapper = next((name for name in _NESTED if name in present), "")
        sent = {wrapper if wrapper and name in _NESTED else name: value for name, value in sent.items()}
        return {**present, **{name: _together(present.get(name), value) for name, value in sent.items()}}
    return _whole(sent, present)


def _is_same(sent: Any, present: Any) -> bool:
    if not isinstance(sent, dict) or not isinstance(present, dict):
        return bool(sent == present)
    for name in ("id", "name"):
        if sent.get(name) not in (None, ""):
            return str(present.get(name)) == str(sent[name])
    inner = next((sent[name] for name in _NESTED if isinstance(sent.get(name), dict)), None)
    wrapped = next((present[name] for name in _NESTED if isinstance(present.get(name), dict)), None)
    return inner is not None and wrapped is not None and _is_same(inner, wrapped)
