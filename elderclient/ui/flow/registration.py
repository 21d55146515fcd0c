"""What every page says on a PC that the operator knows no more: register again, and which number to dial. No Qt."""

from __future__ import annotations

from elderclient.domain.errors import SignInNeeded
from elderclient.domain.phone import ShortCode
from elderclient.phrases.callbacks import callback_screen
from elderclient.ui.flow.presenting import Block, Entry, Page, Text, Weight
from elderclient.ui.flow.trouble import trouble_blocks

_CALL = "call"
"""The icon of every action that asks for a call, also of those that are not painted like the bar's button."""


def registration_blocks(hotline: ShortCode) -> tuple[Text, ...]:
    """Return that this PC has to be registered again, the number to dial, in large letters, and what to do.

    The number comes before the advice: at the largest text there is room for it on the first page.
    """
    said, advice = trouble_blocks(SignInNeeded(), has_data=False)
    return (said, Text(callback_screen.hotline(hotline), Weight.LARGE), advice)


def without_calls(page: Page, hotline: ShortCode) -> Page:
    """Return ``page`` as it is shown on a PC that has to be registered again.

    It offers no call, because none can be asked for. A page that did, or that says that this PC has to be registered
    again, shows the number to dial: after what it says itself, which may be urgent (a bank to be phoned at once).
    """
    said, number, advice = registration_blocks(hotline)
    actions = tuple(action for action in page.actions if not (action.is_call or action.icon == _CALL))
    blocks = tuple(block for block in page.blocks if not (isinstance(block, Entry) and block.icon == _CALL))
    is_without_call = len(actions) == len(page.actions) and len(blocks) == len(page.blocks)
    page = page._replace(blocks=blocks)
    texts = [block for block in page.blocks if isinstance(block, Text)]
    is_said = any(text.sentence == said.sentence for text in texts)
    if not is_said and is_without_call:
        return page
    if not is_said:
        return page._replace(blocks=(*page.blocks, said, number, advice), actions=actions, is_one_page=False)
    if any(("hotline", hotline) in text.sentence.arguments for text in texts):
        return page._replace(actions=actions)
    shown: list[Block] = []
    for block in page.blocks:
        shown += [block, number] if isinstance(block, Text) and block.sentence == said.sentence else [block]
    return page._replace(blocks=tuple(shown), actions=actions)
