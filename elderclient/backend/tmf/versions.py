"""Versions of a resource by its ETag: a change is made to what the client has read, or refused. Knows no resource."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated

from fastapi import Depends, Request

from elderclient.backend.tmf.errors import Refusal
from elderclient.backend.tmf.wire import Json


def tag_of(body: Json) -> str:
    """Return the ETag of a resource as it goes out whole; one attribute that is another makes another tag."""
    text = json.dumps(body, sort_keys=True, ensure_ascii=False)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:24]}"'


def tags_in(request: Request) -> frozenset[str]:
    """Return the tags of ``If-Match``, weak ones too; none where any version may be changed."""
    tags = frozenset(tag.strip() for tag in request.headers.get("if-match", "").split(",")) - {""}
    return frozenset() if "*" in tags else tags


Versions = Annotated[frozenset[str], Depends(tags_in)]
"""The versions that the client means to change; any where it names none."""


def refuse_outdated(tags: frozenset[str], tag: str) -> None:
    """Refuse with 412 where the client has read another version than the one that there is now."""
    if tags and tag not in tags:
        raise Refusal(412, "changedMeanwhile", "It has changed: read it again.")
