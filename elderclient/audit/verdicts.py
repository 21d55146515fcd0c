"""Tallies findings over all that was seen and calculates a verdict for each clause. Pure; draws and writes nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from elderclient.audit.checks import CHECKS
from elderclient.audit.clauses import Clause, clauses
from elderclient.audit.snapshot import Finding, Picture, Snapshot, Thing, Variant
from elderclient.ui.theme.scale import Rect

FEW = 5
"""So many examples of what one check found are stored with a picture."""
_MANY = 0.5
"""Wrong on more than this share of what was seen: the clause is not met at all."""


class Verdict(Enum):
    """What can be said of a clause. Nothing is said to be met that was not looked at."""

    SUPPORTS = "supports"
    PARTLY = "partly supports"
    FAILS = "does not support"
    NOT_APPLICABLE = "not applicable"
    NOT_TESTED = "not tested here"


class Example(NamedTuple):
    """A finding with where it was seen."""

    place: str
    page: int
    variant: Variant
    finding: Finding
    picture: Picture
    rect: Rect | None


class Judged(NamedTuple):
    """A clause, its verdict and the evidence in one sentence."""

    clause: Clause
    verdict: Verdict
    evidence: str


class Tally:
    """Add everything that was seen, then ask."""

    def __init__(self, checks: tuple[Callable[[Snapshot], Iterator[Finding]], ...] = CHECKS) -> None:
        self._checks = checks
        self.looks = 0
        self.wrong_looks: Counter[str] = Counter()
        """By check: on how many of the looks it found something."""
        self.findings: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.variants: set[Variant] = set()
        self.examples: dict[str, list[Example]] = defaultdict(list)

    def add(self, snapshot: Snapshot) -> None:
        """Run every check over it."""
        self.looks += 1
        self.places[snapshot.place] += 1
        self.variants.add(snapshot.variant)
        for check in self._checks:
            name = check.__name__
            found = tuple(check(snapshot))
            self.findings[name] += len(found)
            self.wrong_looks[name] += bool(found)
            examples = self.examples[name]
            for finding in found[: max(0, FEW - len(examples))]:
                thing = snapshot.thing(finding.thing)
                examples.append(
                    Example(snapshot.place, snapshot.page, snapshot.variant, finding, snapshot.picture, _rect(thing))
                )

    @property
    def is_clean(self) -> bool:
        """Everything ran and nothing was found."""
        return self.looks > 0 and not self.findings.total()

    def judged(self) -> tuple[Judged, ...]:
        """Every clause with its verdict."""
        return tuple(self._judge(clause) for clause in clauses())

    def _judge(self, clause: Clause) -> Judged:
        if clause.why_not:
            return Judged(clause, Verdict.NOT_APPLICABLE, clause.why_not)
        if clause.fails:
            return Judged(clause, Verdict.FAILS, clause.fails)
        ran = {check.__name__ for check in self._checks} if self.looks else set()
        if not clause.checks or not ran.issuperset(clause.checks):
            return Judged(clause, Verdict.NOT_TESTED, clause.rest or "The checks did not run.")
        names = " ".join(name.replace("_", " ") + "," for name in clause.checks).rstrip(",")
        found = sum(self.findings[name] for name in clause.checks)
        if found:
            worst = max(self.wrong_looks[name] for name in clause.checks)
            verdict = Verdict.FAILS if worst > _MANY * self.looks else Verdict.PARTLY
            return Judged(clause, verdict, f"{found} findings, on {worst} of {self.looks} pages looked at ({names}).")
        evidence = f"No finding on {self.looks} pages looked at ({names})."
        if clause.lacks:
            return Judged(clause, Verdict.PARTLY, f"{evidence} {clause.lacks}")
        if clause.rest:
            return Judged(clause, Verdict.NOT_TESTED, f"In part only. {evidence} Left open: {clause.rest}")
        return Judged(clause, Verdict.SUPPORTS, evidence)


def _rect(thing: Thing | None) -> Rect | None:
    return None if thing is None else thing.rect
