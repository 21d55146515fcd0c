"""The audit finds what is planted: at least 95 % of every defect on every screen, and nothing on the program as it is."""

from __future__ import annotations

import inspect
import random
import re
from collections import Counter

import pytest

from elderclient.audit.audited import AuditedApplication
from elderclient.audit.checks import CHECKS, findings
from elderclient.audit.clauses import clauses
from elderclient.audit.looking import Looker
from elderclient.audit.walk import turn_to, variants
from elderclient.ui.place import Place
from tests.a11y.mutations import MUTATIONS, Mutation

FOUND_AT_LEAST = 0.95
PARTS = 20
CHECKS_BY_NAME = {check.__name__: check for check in CHECKS}


def chance_of(*what: object) -> random.Random:
    """The same for the same."""
    return random.Random(repr(what))  # noqa: S311 - nothing secret depends on it


def is_found(application: AuditedApplication, mutation: Mutation, place: Place, chance: random.Random) -> bool | None:
    """None where it cannot be planted."""
    variant = chance.choice(variants())
    application.dress(variant)
    planted = mutation.plant(application, chance)
    if planted is None:
        return None
    seen = Looker(application, remembers=False).look(place.screen, 0, variant)
    planted.undo()
    return any(one.check in mutation.found_as and planted.target in ("", one.thing) for one in findings(seen))


def table(outcomes: Counter[tuple[str, bool]]) -> str:
    rows = [
        f"{mutation.name:<28}{outcomes[mutation.name, True] + outcomes[mutation.name, False]:>8}"
        f"{outcomes[mutation.name, True]:>7}"
        for mutation in MUTATIONS
    ]
    return "\n".join([f"{'defect':<28}{'planted':>8}{'found':>7}", *rows])


def test_every_check_that_a_clause_rests_on_has_a_defect_to_find() -> None:
    """What is said to be supported rests on checks that were seen to find something."""
    found_as = {key for mutation in MUTATIONS for key in mutation.found_as}
    for clause in clauses():
        for name in clause.checks:
            keys = set(re.findall(r'Finding\(\s*"([a-z-]+)"', inspect.getsource(CHECKS_BY_NAME[name])))
            keys |= set(re.findall(r'_faint\(\w+, "([a-z-]+)"', inspect.getsource(CHECKS_BY_NAME[name])))
            assert keys, f"{name} finds nothing by itself"
            assert keys & found_as, f"{clause.number} rests on {name}, and no defect is planted for it"


@pytest.mark.long(share=PARTS)
@pytest.mark.parametrize("part", range(PARTS))
def test_planted_defects_are_found(
    audited: AuditedApplication, places: tuple[Place, ...], part: int, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes: Counter[tuple[str, bool]] = Counter()
    missed = []

    def plant(mutation: Mutation, place: Place) -> None:
        found = is_found(audited, mutation, place, chance_of(place, mutation.name))
        if found is not None:
            outcomes[mutation.name, found] += 1
        if found is False:
            missed.append(f"{mutation.name} on {place}")

    def is_planted(mutation: Mutation) -> bool:
        return (mutation.name, True) in outcomes or (mutation.name, False) in outcomes

    for place in places[part::PARTS]:
        audited.visit(place)
        for mutation in MUTATIONS:
            plant(mutation, place)
        variant = chance_of(place).choice(variants())
        audited.dress(variant)
        turn_to(audited, 0)
        assert findings(Looker(audited, remembers=False).look(place.screen, 0, variant)) == ()
    for place in places:
        # Some defects need what few screens have, such as a choice; each is planted in every part all the same.
        still = [mutation for mutation in MUTATIONS if not is_planted(mutation)]
        if not still:
            break
        audited.visit(place)
        for mutation in still:
            plant(mutation, place)
    with capsys.disabled():
        print(f"\n{table(outcomes)}")  # noqa: T201 - the table is what this test is for
    planted = outcomes.total()
    assert [mutation.name for mutation in MUTATIONS if not is_planted(mutation)] == []
    assert len(missed) <= (1 - FOUND_AT_LEAST) * planted, missed
