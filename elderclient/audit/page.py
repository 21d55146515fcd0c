"""The audit's report as one accessible HTML page in a single file: pictures inside, no scripts, nothing fetched.

Must not calculate anything: it shows what it is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from elderclient.audit.checks import CHECKS
from elderclient.audit.clauses import norms
from elderclient.audit.verdicts import Example, Judged, Tally, Verdict

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE = """\
html { color: #111; background: #fff; font: 1.125rem/1.5 "Noto Sans SC", "Microsoft YaHei", sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
a { color: #0b3d91; } a:focus-visible, [tabindex]:focus-visible { outline: 3px solid #b3005e; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; } .skip:focus { position: static; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding: 0.5rem 0; }
th, td { border: 1px solid #555; padding: 0.4rem 0.6rem; text-align: start; vertical-align: top; }
th:first-child { min-width: 9rem; } td { min-width: 6rem; } thead th { background: #eee; } tbody th { font-weight: normal; }
img { max-width: 100%; height: auto; border: 1px solid #555; }
"""


class Shown(NamedTuple):
    """A picture with what it shows."""

    caption: str
    address: str


def page_of(
    tally: Tally,
    about: Mapping[str, object],
    pictures: Sequence[Shown],
    examples: Mapping[str, Sequence[tuple[Example, str]]],
) -> str:
    """Return the whole report as HTML: summary, norms, findings, checks and pictures."""
    judged = tally.judged()
    parts = (
        _head(),
        _summary(about, judged, has_findings=bool(examples)),
        *(_norm(number, norm, judged) for number, norm in enumerate(norms())),
        _findings(examples),
        _checks(tally),
        _pictures(pictures),
        ["</main>", "</body>", "</html>"],
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _head() -> Iterator[str]:
    title = "Accessibility audit of elderclient"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield f'<head><meta charset="utf-8"><title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<style>{_STYLE}</style></head>"
    yield '<body><a class="skip" href="#main">To the report</a>'
    yield f'<main id="main"><h1>{title}</h1>'


def _summary(about: Mapping[str, object], judged: Sequence[Judged], *, has_findings: bool) -> Iterator[str]:
    yield "<h2>In short</h2>"
    yield from _table("What was audited", ("What", "Value"), [(name, str(value)) for name, value in about.items()])
    counts = Counter(one.verdict for one in judged)
    yield from _table("Clauses by verdict", ("Verdict", "Clauses"), [(one.value, str(counts[one])) for one in Verdict])
    yield (
        "<p>A clause is said to be supported only where every part of it was checked on the running program and nothing"
        " was found. “Not tested here” says what is left to other suites or to a person; it does not mean that something"
        " is wrong.</p>"
    )
    yield '<nav aria-label="Parts of this report"><ul>'
    for number, norm in enumerate(norms()):
        yield f'<li><a href="#norm-{number}">{escape(norm)}</a></li>'
    if has_findings:
        yield '<li><a href="#findings">Findings</a></li>'
    yield '<li><a href="#checks">Checks</a></li><li><a href="#pictures">Pictures</a></li></ul></nav>'


def _norm(number: int, norm: str, judged: Sequence[Judged]) -> Iterator[str]:
    yield f'<h2 id="norm-{number}">{escape(norm)}</h2>'
    rows = [
        (f"{one.clause.number} {one.clause.title}", one.verdict.value, one.evidence)
        for one in judged
        if one.clause.norm == norm
    ]
    yield from _table(f"{norm}, clause by clause", ("Clause", "Verdict", "Evidence"), rows)


def _findings(examples: Mapping[str, Sequence[tuple[Example, str]]]) -> Iterator[str]:
    if not examples:
        return
    yield '<h2 id="findings">Findings</h2>'
    for name, found in examples.items():
        yield f"<h3>{escape(name.replace('_', ' '))}</h3>"
        for example, address in found:
            where = f"{example.place}, page {example.page + 1}, {example.variant}"
            what = f"{example.finding.thing or 'the screen'}: {example.finding.what}"
            yield f"<p>{_marked(what)}</p><p>{_marked(where)}</p>"
            yield f'<p><img src="{address}" alt="{escape(f"Screen {where}; a frame marks {what}", quote=True)}"></p>'


def _checks(tally: Tally) -> Iterator[str]:
    yield '<h2 id="checks">Checks</h2>'
    rows = [
        (check.__name__.replace("_", " "), (check.__doc__ or "").split("\n")[0], str(tally.findings[check.__name__]))
        for check in CHECKS
    ]
    yield from _table("What was checked on every page", ("Check", "What has to hold", "Findings"), rows)


def _pictures(pictures: Sequence[Shown]) -> Iterator[str]:
    yield '<h2 id="pictures">Pictures</h2><p>Each screen as it was first seen, in Chinese.</p>'
    for one in pictures:
        yield f"<h3>{escape(one.caption)}</h3>"
        yield f'<p><img src="{one.address}" alt="{escape(one.caption, quote=True)}"></p>'


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    # What can be wider than the window can be scrolled by keyboard, and so has a name.
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}">'
    yield f"<table><caption>{escape(caption)}</caption><thead><tr>"
    yield "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    yield "</tr></thead><tbody>"
    for first, *rest in rows:
        cells = "".join(f"<td>{_marked(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{_marked(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _marked(text: str) -> str:
    """The text with its Chinese parts marked as such, so that readers change their voice."""
    parts: list[tuple[bool, str]] = []
    for one in text:
        is_chinese = "\u4e00" <= one <= "\u9fff"
        if parts and parts[-1][0] is is_chinese:
            parts[-1] = (is_chinese, parts[-1][1] + one)
        else:
            parts.append((is_chinese, one))
    return "".join(f'<span lang="zh">{part}</span>' if is_chinese else escape(part) for is_chinese, part in parts)
