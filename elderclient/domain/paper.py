"""A printable document in large type: its contents, not how it is laid out."""

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
class Frame:
    """What is printed on every document: when it was ``made``, a ``warning`` at the foot, and the heads of its tables."""

    made: Sentence
    warning: Sentence
    item: Sentence
    value: Sentence


@frozen
class Paper:
    """A document: title, then sections. ``size`` is the text size on paper in points (at least 18).

    ``data`` are the same facts for machines (JSON) and are saved beside a page; empty for none.
    """

    title: Sentence
    sections: tuple[Section, ...]
    size: int = 18
    data: str = ""
