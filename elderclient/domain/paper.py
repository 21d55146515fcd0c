"""A printable document in large type: what stands on it, not how it is set."""

from __future__ import annotations

from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence


@frozen
class Row:
    """A row of a list on paper: words at the left, an amount or value at the right."""

    left: Sentence
    right: Sentence


@frozen
class Section:
    """A heading with sentences and rows under it."""

    heading: Sentence
    sentences: tuple[Sentence, ...] = ()
    rows: tuple[Row, ...] = ()


@frozen
class Paper:
    """A document: title, then sections. ``size`` is the text size on paper in points (at least 18).

    ``data`` is the same for machines (JSON), where there is such a thing; it is saved beside a page.
    """

    title: Sentence
    sections: tuple[Section, ...]
    size: int = 18
    data: str = ""
