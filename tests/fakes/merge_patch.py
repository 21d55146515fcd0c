"""What a change makes of a stored object on servers that follow RFC 7396. Must not know any resource."""

from __future__ import annotations

from typing import Any


def merged(target: Any, patch: Any) -> Any:
    """The result of a merge-patch (RFC 7396): objects are merged, null removes, anything else replaces."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result
