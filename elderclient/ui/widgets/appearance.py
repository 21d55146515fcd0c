"""What is visible of a page: what has to differ before it is built again, and the captions its actions have room for."""

from __future__ import annotations

from elderclient.ui.flow.presenting import Action, BarRow, Block, Entry, Field, Page, Switch, Text, Timeline
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.button import Caption, width_of


def appearance(page: Page) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """Return what is visible of a page: everything but what a press does."""
    blocks = tuple(_seen(block) for block in page.blocks)
    actions = tuple((action.caption, action.icon) for action in page.actions)
    return blocks, actions


def _seen(block: Block) -> tuple[object, ...]:
    if isinstance(block, Text):
        return (block.sentence, block.weight, block.name, block.columns)
    if isinstance(block, Field):
        return (block.caption,)
    if isinstance(block, Entry):
        return (block.caption, block.value, block.icon, block.bars)
    if isinstance(block, BarRow):
        return (block.caption, block.amount, block.share)
    if isinstance(block, Switch):
        return (block.caption, block.is_on)
    if isinstance(block, Timeline):
        return block.steps
    return (block.caption, block.is_chosen, block.text_size)


def captions_that_fit(actions: tuple[Action, ...], look: Look, width: int) -> tuple[Caption, ...]:
    """Return captions for buttons of equal width: long with icons, long, short; the name has the long caption."""
    each = (width - look.scale.gap * (len(actions) - 1)) // len(actions)
    for has_icon, is_short in ((True, False), (False, False), (True, True), (False, True)):
        captions = tuple(_caption(action, look, has_icon=has_icon, is_short=is_short) for action in actions)
        if all(width_of(look, caption) <= each for caption in captions):
            return captions
    return tuple(_caption(action, look, has_icon=False, is_short=True) for action in actions)


def _caption(action: Action, look: Look, *, has_icon: bool, is_short: bool) -> Caption:
    text = look.short(action.caption) if is_short else look.text(action.caption)
    name = look.text(action.name or action.caption)
    return Caption(text, name=name, icon=action.icon if has_icon else "")
