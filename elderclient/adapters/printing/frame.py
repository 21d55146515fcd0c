"""The rendered texts around a document, as the makers of PDF, HTML and paper take them."""

from __future__ import annotations

from typing import NamedTuple


class PageFrame(NamedTuple):
    """Texts of ``domain.paper.Frame`` in the language of the document, with its title."""

    title: str
    made: str
    warning: str
    item: str
    value: str
