"""``elderclient audit``: walks through the program, tallies what the checks find, writes the report for people and programs.

Must not check anything itself, and must not open the program: it is handed over, connected.
"""

from __future__ import annotations

import json
import platform
import sys
import zlib
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import qVersion

from elderclient.audit.page import Shown, page_of
from elderclient.audit.pictures import data_uri, framed
from elderclient.audit.places import places_of
from elderclient.audit.snapshot import Snapshot, Variant
from elderclient.audit.verdicts import Tally
from elderclient.audit.walk import rotated, variants, walk

if TYPE_CHECKING:
    from elderclient.audit.audited import AuditedApplication
    from elderclient.ui.place import Place

CLEAN, FOUND, COULD_NOT_RUN = 0, 1, 2
"""Exit codes."""
_SHOWN = Variant(800, 600, 26, "light", "zh")
"""How screens are pictured in the report, and looked at first."""
_PARTS_IN_A_LOG = 20
_SHARE = 4
"""Without ``--all`` each place is looked at in one in so many of the sizes and languages, themes in turn."""


def run(application: AuditedApplication, out: Path, *, only: tuple[str, ...] = (), is_whole: bool = False) -> int:
    """Audit and write; the exit code. ``only`` names screens; nothing named is all of them."""
    if application.trouble is not None:
        print(f"elderclient: the operator cannot be asked ({type(application.trouble).__name__})", file=sys.stderr)
        return COULD_NOT_RUN
    places = tuple(place for place in places_of(application) if not only or place.screen in only)
    if not places:
        print("elderclient: there is no such screen", file=sys.stderr)
        return COULD_NOT_RUN
    tally, pictures = Tally(), {}
    for number, place in enumerate(places, 1):
        _show_progress(number, len(places))
        for snapshot in walk(application, [place], _wanted(place, is_whole=is_whole)):
            tally.add(snapshot)
            if snapshot.variant == _SHOWN and snapshot.page == 0 and place.screen not in pictures:
                pictures[place.screen] = snapshot
    out.mkdir(parents=True, exist_ok=True)
    is_demo = application.configuration.is_demo
    _write(tally, pictures, out, is_demo=is_demo)
    print(f"{tally.looks} pages looked at, {tally.findings.total()} findings: {out / 'report.html'}")
    return CLEAN if tally.is_clean else FOUND


def _wanted(place: Place, *, is_whole: bool) -> tuple[Variant, ...]:
    begin = zlib.crc32(repr(place).encode())
    some = variants() if is_whole else rotated(begin)[begin % _SHARE :: _SHARE]
    return (_SHOWN, *(one for one in some if one != _SHOWN))


def _show_progress(number: int, places: int) -> None:
    """One line that counts up on a terminal; elsewhere, such as in a log, a line for every twentieth part."""
    is_last = number == places
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{number} of {places} places " + ("\n" if is_last else ""))
    elif is_last or number % max(1, places // _PARTS_IN_A_LOG) == 0:
        sys.stderr.write(f"{number} of {places} places\n")
    sys.stderr.flush()


def _write(tally: Tally, pictures: dict[str, Snapshot], out: Path, *, is_demo: bool) -> None:
    about = {
        "program": f"elderclient {_version()}",
        "Qt": qVersion(),
        "Python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "operator": "demo operator" if is_demo else "operator given",
        "when": datetime.now().astimezone().isoformat(timespec="seconds"),
        "pages looked at": tally.looks,
        "places": len(tally.places),
        "variants": len(tally.variants),
        "findings": tally.findings.total(),
    }
    (out / "report.json").write_text(json.dumps(_facts(tally, about), ensure_ascii=False, indent=1), encoding="utf-8")
    shown = [Shown(f"The screen {screen}", data_uri(snapshot.picture)) for screen, snapshot in pictures.items()]
    examples = {
        name: [(one, data_uri(one.picture if one.rect is None else framed(one.picture, one.rect))) for one in examples]
        for name, examples in tally.examples.items()
        if examples
    }
    (out / "report.html").write_text(page_of(tally, about, shown, examples), encoding="utf-8")


def _version() -> str:
    try:
        return version("elderclient")
    except PackageNotFoundError:
        return "from source"


def _facts(tally: Tally, about: dict[str, Any]) -> dict[str, Any]:
    """The same for programs."""
    return {
        **about,
        "looked at": [str(variant) for variant in sorted(tally.variants)],
        "places looked at": dict(tally.places),
        "checks": {
            name: {
                "findings": count,
                "examples": [
                    {"place": one.place, "page": one.page + 1, "variant": str(one.variant), **one.finding._asdict()}
                    for one in tally.examples[name]
                ],
            }
            for name, count in tally.findings.items()
        },
        "clauses": [
            {
                "norm": one.clause.norm,
                "number": one.clause.number,
                "title": one.clause.title,
                "verdict": one.verdict.value,
                "evidence": one.evidence,
            }
            for one in tally.judged()
        ],
    }
