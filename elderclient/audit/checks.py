"""All checks in one table. Each is a small pure function over ``Snapshot``; tests, mutator and report use the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from elderclient.audit import colours, focus, layout, names
from elderclient.audit.snapshot import Finding, Snapshot

CHECKS: tuple[Callable[[Snapshot], Iterator[Finding]], ...] = (
    names.unnamed,
    names.bare_role,
    names.mnemonic,
    names.role_twice,
    names.state_twice,
    names.lying_name,
    names.other_language,
    names.badge_unsaid,
    names.description_astray,
    names.wrong_role,
    names.unreported_state,
    layout.small_target,
    layout.clipped,
    layout.elided,
    layout.outside,
    layout.overlapping,
    layout.half_line,
    layout.long_line,
    layout.small_text,
    layout.pages_apart,
    layout.moves_by_itself,
    focus.lost_on_arrival,
    focus.lost_in_rebuild,
    focus.silent_result,
    focus.trapped,
    focus.unreachable,
    focus.out_of_order,
    focus.unseen_focus,
    focus.ring_on_letters,
    focus.dead_keys,
    colours.faint_text,
    colours.faint_pressed,
    colours.faint_edge,
    colours.colour_alone,
    colours.reading_unmarked,
)


def name_of(check: Callable[[Snapshot], Iterator[Finding]]) -> str:
    """The check's name in reports, such as ``lost on arrival``."""
    return check.__name__.replace("_", " ")


def findings(snapshot: Snapshot) -> tuple[Finding, ...]:
    """Everything that is wrong with it."""
    return tuple(finding for check in CHECKS for finding in check(snapshot))
