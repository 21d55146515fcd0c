"""Turns paper into one accessible HTML page for reading on the screen. Must not draw, and must not write files.

The page is self-contained: no scripts, no pictures, nothing is fetched, and its policy forbids the rest.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from html import escape

from elderclient.adapters.printing.frame import PageFrame
from elderclient.domain.paper import Paper, Row, Section
from elderclient.domain.sentence import Sentence

SMALLEST = 18
"""Points; a page is never smaller."""

_STYLE = """\
html { color: #000; background: #fff; font-family: "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; \
font-size: {points}pt; line-height: 1.5; }
body { max-width: 40em; margin: 0 auto; padding: 1em; overflow-wrap: anywhere; }
p, h1, h2, th, td { white-space: pre-line; }
h1 { font-size: 1.5em; line-height: 1.3; } h2 { font-size: 1.2em; line-height: 1.3; margin-top: 1.5em; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.4em 0; border-bottom: 2px solid #000; vertical-align: top; text-align: start; }
td, thead th + th { padding-inline-start: 1em; text-align: end; overflow-wrap: normal; }
tbody th { font-weight: normal; }
.short { white-space: nowrap; }
footer { margin-top: 2em; border-top: 2px solid #000; }
@media (max-width: {narrow}px) {
body { padding: 0.4em; } h1 { font-size: 1.2em; } h2 { font-size: 1.1em; }
table, tbody, tr, tbody th, td { display: block; } thead { display: none; }
tbody th { border-bottom: none; padding-bottom: 0; } td { padding-inline-start: 0; text-align: start; }
}
"""
_NARROW_EM = 16
"""In a window of at most this many em, an amount is below its name; the roles keep it a table to screen readers."""
_SHORT = 16
"""Characters of a value that stays in one line."""
# Characters HTML forbids, and those that turn the direction of what follows.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")


def page_of(paper: Paper, language: str, render: Callable[[Sentence], str], frame: PageFrame) -> bytes:
    """Return ``paper`` as an HTML file's content (UTF-8). ``language`` is a ``Language`` value; ``frame`` surrounds it."""
    return "\n".join(_Writing(language, render).lines(paper, frame)).encode("utf-8")


class _Writing:
    """One page under way."""

    def __init__(self, language: str, render: Callable[[Sentence], str]) -> None:
        self._language = language.replace("_", "-")
        self._render = render

    def lines(self, paper: Paper, frame: PageFrame) -> Iterator[str]:
        points = max(SMALLEST, paper.size)
        style = _STYLE.replace("{points}", str(points)).replace("{narrow}", str(_NARROW_EM * points * 4 // 3))
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        title, made, warning = (_clean(words) for words in (frame.title, frame.made, frame.warning))
        yield "<!DOCTYPE html>"
        yield f'<html lang="{self._language}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield (
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">"
        )
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="referrer" content="no-referrer">'
        # A browser must not make links of amounts and numbers.
        yield '<meta name="format-detection" content="telephone=no">'
        yield f"<title>{title}</title>"
        yield f"<style>{style}</style>"
        yield "</head>"
        yield "<body>"
        yield "<main>"
        yield f"<h1>{self._words(paper.title)}</h1>"
        for number, section in enumerate(paper.sections, 1):
            yield from self._section(section, number, frame)
        yield "</main>"
        yield f"<footer><p>{made}</p><p>{warning}</p></footer>"
        yield "</body>"
        yield "</html>"
        yield ""

    def _section(self, section: Section, number: int, frame: PageFrame) -> Iterator[str]:
        yield f'<section aria-labelledby="part-{number}">'
        yield f'<h2 id="part-{number}">{self._words(section.heading)}</h2>'
        for sentence in section.sentences:
            yield f"<p>{self._words(sentence)}</p>"
        if section.rows:
            yield f'<table role="table" aria-labelledby="part-{number}">'
            what, value = self._marked(frame.item), self._marked(frame.value)
            heads = "".join(f'<th scope="col" role="columnheader">{words}</th>' for words in (what, value))
            yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
            yield '<tbody role="rowgroup">'
            for row in section.rows:
                yield self._row(row)
            yield "</tbody>"
            yield "</table>"
        yield "</section>"

    def _row(self, row: Row) -> str:
        name, value = self._words(row.left), self._words(row.right)
        kind = ' class="short"' if len(self._render(row.right)) <= _SHORT else ""
        return f'<tr role="row"><th scope="row" role="rowheader">{name}</th><td role="cell"{kind}>{value}</td></tr>'

    def _words(self, sentence: Sentence) -> str:
        return self._marked(self._render(sentence))

    def _marked(self, text: str) -> str:
        words = _clean(text)
        if self._language.startswith("zh"):
            return words
        # A voice changes its language for the operator's Chinese names.
        return _CHINESE.sub(lambda found: f'<span lang="zh-CN">{found[0]}</span>', words)


def _clean(words: str) -> str:
    return escape(_FORBIDDEN.sub(" ", words))
