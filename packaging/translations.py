"""Keeps the translations whole: ``update`` collects our sentences, ``compile`` builds what the program loads, ``check``.

Development only (needs Babel). ``assets/translations/zh_CN.po`` is the one source of every Chinese sentence. A comment
``# Translators: ...`` above a ``say("...")`` explains it to translators; a second literal, ``say("...", "context")``,
keeps apart what is the same in English and differs in Chinese (msgctxt).

Usage: python packaging/translations.py update [--prune] | check | compile
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "elderclient"
CHINESE = ROOT / "assets" / "translations" / "zh_CN.po"
COMPILED = SOURCES / "rendering" / "messages_zh.py"

# The reference operator has texts of its own, and generated messages are no source.
LEFT_OUT = ("backend", "rendering")
_UNCHANGING = datetime(2026, 1, 1, tzinfo=UTC)
_NOTE = re.compile(r"#\s*Translators:\s*(.+?)\s*$")
_ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")
_UNTRANSLATED_WORDS = {"UTF", "GB", "MB", "PDF", "PNG", "HTML", "ID", "USB", "Tab", "Esc", "English", "Language"}
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])\s*[,;:?!]|[,;?!](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\.(?:\s|$)")

HEADER = '''# ruff: noqa: E501 - made by a program, one sentence a line
"""The Chinese of every message, made from ``zh_CN.po`` by ``packaging/translations.py compile``.

Must not be edited by hand; a test compares the two. A message with a context has it before the id, with
gettext's separator (EOT) between.
"""

from collections.abc import Mapping
from types import MappingProxyType

MESSAGES: Mapping[str, str] = MappingProxyType(
    {
'''
FOOTER = "    }\n)\n"


class Key(NamedTuple):
    """What a translation is found by; ``context`` is empty for most sentences."""

    msgid: str
    context: str = ""


@dataclass
class Found:
    """A message in the sources: the files that use it, the notes for translators, and what is wrong with the calls."""

    files: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def placeholders(template: str) -> set[str]:
    """Names of the ``{placeholders}``; raises ``ValueError`` for a template that cannot be filled."""
    return {name for _text, name, _format, _conversion in Formatter().parse(template) if name is not None}


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every ``say(...)`` in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            yield node


def collect(sources: Path = SOURCES) -> dict[Key, Found]:
    """All messages under ``sources``, in a stable order."""
    messages: dict[Key, Found] = {}
    for path in sorted(sources.rglob("*.py")):
        where = path.relative_to(sources)
        if where.parts[0] not in LEFT_OUT:
            _collect_file(path, f"{sources.name}/{where.as_posix()}", messages)
    return dict(sorted(messages.items()))


def _collect_file(path: Path, name: str, messages: dict[Key, Found]) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    for call in calls(ast.parse(text)):
        where = f"{name}:{call.lineno}"
        literals = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if not literals or len(literals) != len(call.args):
            messages.setdefault(Key(""), Found()).faults.append(f"{where}: say() needs a literal message id")
            continue
        key = Key(*literals)
        found = messages.setdefault(key, Found())
        found.files.add(name)
        given = {keyword.arg for keyword in call.keywords}
        if None not in given and given != placeholders(key.msgid):
            found.faults.append(
                f"{where}: placeholders of {key.msgid!r} are not its arguments {sorted(map(str, given))}"
            )
        found.notes |= {hit[1] for hit in map(_NOTE.search, _comment_lines(lines, call)) if hit}


def _comment_lines(lines: list[str], call: ast.Call) -> list[str]:
    """The lines of the call itself and the comment lines directly above it."""
    own = lines[call.lineno - 1 : (call.end_lineno or call.lineno)]
    above: list[str] = []
    index = call.lineno - 2
    while index >= 0 and lines[index].lstrip().startswith("#"):
        above.insert(0, lines[index])
        index -= 1
    return [*above, *own]


def template(messages: Mapping[Key, Found]) -> Catalog:
    """What translators start from."""
    catalog = Catalog(
        project="elderclient", version="1", creation_date=_UNCHANGING, revision_date=_UNCHANGING, charset="utf-8"
    )
    for key, found in messages.items():
        if key.msgid:
            catalog.add(
                key.msgid,
                locations=[(name, 0) for name in sorted(found.files)],
                auto_comments=sorted(found.notes),
                context=key.context or None,
            )
    return catalog


def load_chinese() -> Catalog:
    """The Chinese catalogue; an empty one where there is none yet."""
    if not CHINESE.exists():
        return Catalog(locale="zh_CN", project="elderclient", version="1", charset="utf-8")
    with CHINESE.open("rb") as file:
        return read_po(file, locale="zh_CN")


def update(*, prune: bool) -> None:
    """Merge the sentences of the sources into the Chinese catalogue; new ones are left empty for the translator."""
    chinese = load_chinese()
    chinese.update(template(collect()), no_fuzzy_matching=True)
    chinese.creation_date = chinese.revision_date = _UNCHANGING
    with CHINESE.open("wb") as file:
        write_po(
            file, chinese, width=118, include_lineno=False, sort_output=True, ignore_obsolete=prune, omit_header=False
        )


def _key(message: Message) -> Key:
    return Key(str(message.id), message.context or "")


def compiled(catalog: Catalog) -> str:
    """The source of ``messages_zh.py``."""
    pairs = sorted(
        (f"{message.context}\x04{message.id}" if message.context else str(message.id), str(message.string))
        for message in catalog
        if message.id and message.string
    )
    body = "".join(f"        {_quoted(msgid)}: {_quoted(msgstr)},\n" for msgid, msgstr in pairs)
    return HEADER + body + FOOTER


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\x04", "\\x04")
    # The formatter's choice: the quotes that need no escape.
    return f"'{plain}'" if '"' in text and "'" not in text else '"' + plain.replace('"', '\\"') + '"'


def faults() -> list[str]:
    """Everything that is wrong, one sentence each."""
    messages = collect()
    catalog = load_chinese()
    found = [fault for entry in messages.values() for fault in entry.faults]
    translations = {_key(message): message for message in catalog if message.id}
    keys = {key for key in messages if key.msgid}
    found += [f"obsolete in {CHINESE.name}: {key.msgid!r}" for key in sorted(set(translations) - keys)]
    found += [f"obsolete in {CHINESE.name}: {str(msgid)!r}" for msgid in catalog.obsolete]
    for key in sorted(keys):
        message = translations.get(key)
        if message is None or not message.string:
            found.append(f"no Chinese for {key.msgid!r} ({', '.join(sorted(messages[key].files))})")
        elif message.fuzzy:
            found.append(f"fuzzy: {key.msgid!r}")
        else:
            found += translation_faults(key.msgid, str(message.string))
    if not COMPILED.exists() or COMPILED.read_text(encoding="utf-8") != compiled(catalog):
        found.append(f"{COMPILED.name} is not what {CHINESE.name} says: run packaging/translations.py compile")
    return found


def translation_faults(msgid: str, chinese: str) -> list[str]:
    """What is wrong with one translation."""
    found = []
    try:
        if placeholders(msgid) != placeholders(chinese):
            found.append(f"placeholders differ: {msgid!r} / {chinese!r}")
    except ValueError:
        return [f"cannot be filled: {chinese!r}"]
    words = "".join(text for text, _name, _format, _conversion in Formatter().parse(chinese))
    left = [word for word in _ENGLISH_WORD.findall(words) if word not in _UNTRANSLATED_WORDS]
    if left:
        found.append(f"English left in {chinese!r}: {', '.join(left)}")
    if _HALF_WIDTH.search(chinese):
        found.append(f"half-width punctuation in {chinese!r}")
    return found


def main() -> int:
    """Run one command; 1 when ``check`` found faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("update", "check", "compile"))
    parser.add_argument("--prune", action="store_true", help="drop translations whose sentence is gone")
    arguments = parser.parse_args()
    if arguments.command == "update":
        update(prune=arguments.prune)
    if arguments.command in {"update", "compile"}:
        COMPILED.write_text(compiled(load_chinese()), encoding="utf-8")
        return 0
    found = faults()
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
