"""Finds the translation of a message id. The source is ``assets/translations/*.po``; never a file read at run time.

``packaging/translations.py compile`` turns the ``.po`` into ``messages_zh.py``, a constant that needs no parsing and
cannot be missing from an installation; a test holds the two together.
"""

from __future__ import annotations

from elderclient.domain.configuration import Language
from elderclient.rendering.messages_zh import MESSAGES


def translate(msgid: str, language: Language, context: str = "") -> str:
    """Return the template of ``msgid`` in ``language``, or the English ``msgid`` where there is no translation.

    ``context`` is the msgctxt under which translators keep two meanings of the same English apart.
    """
    if language is Language.ENGLISH:
        return msgid
    return MESSAGES.get(f"{context}\x04{msgid}" if context else msgid, msgid)
