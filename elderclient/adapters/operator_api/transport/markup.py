"""Text that an operator wrote as HTML, as plain lines. Must not read anything but text."""

from __future__ import annotations

import re

_TAGS = (
    "p|br|div|span|b|i|u|em|strong|a|ul|ol|li|h[1-6]|table|tbody|thead|tr|td|th|html|body|head|font|center|small|img|hr"
    "|style|script|title|meta|link"
)
_LOOKS_SO = re.compile(
    rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|&(?:[a-z]{{2,8}}|#\d{{1,7}}|#x[0-9a-f]{{1,6}});", re.IGNORECASE
)
_UNSEEN = re.compile(r"<(style|script|head|title)\b.*?</\1\s*>|<!--.*?-->|<!doctype[^>]*>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"</?(?:p|br|div|ul|ol|li|h[1-6]|table|tr|hr)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]\s*>", re.IGNORECASE)


def without_markup(text: str) -> str:
    """Return the words of a text without its tags, a line for each paragraph; text without markup comes back as it is."""
    if _LOOKS_SO.search(text) is None:
        return text
    from html import unescape

    words = _TAG.sub("", _CELL.sub(" ", _BREAK.sub("\n", _UNSEEN.sub("", text))))
    lines = (" ".join(line.split()) for line in unescape(words).splitlines())
    return "\n".join(line for line in lines if line)
