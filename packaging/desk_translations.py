"""Keeps the desk's Chinese whole: ``update`` collects its texts, ``compile`` builds what it loads, ``check``.

Development only (needs Babel). ``elderclient/backend/desk/zh_CN.po`` is the one source of the Chinese of the desk, which
the operator's own people read; the client's sentences are in another catalogue. Texts are what ``tell("...")`` is given
in the desk's templates and modules.

Usage: python packaging/desk_translations.py update | check | compile
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

sys.path.insert(0, str(Path(__file__).resolve().parent))

from translations import compiled as compiled_catalogue
from translations import translation_faults

ROOT = Path(__file__).resolve().parent.parent
DESK = ROOT / "elderclient" / "backend" / "desk"
CHINESE = DESK / "zh_CN.po"
COMPILED = DESK / "messages_zh.py"
_UNCHANGING = datetime(2026, 1, 1, tzinfo=UTC)


def texts() -> dict[str, set[str]]:
    """Every message of the desk with the files that use it, in a stable order."""
    found: dict[str, set[str]] = {}
    for path, message in (*_of_templates(), *_of_modules()):
        found.setdefault(message, set()).add(path.relative_to(ROOT).as_posix())
    return dict(sorted(found.items()))


def _of_templates() -> Iterator[tuple[Path, str]]:
    for path in sorted((DESK / "templates").glob("*.html")):
        with path.open("rb") as file:
            for _line, _function, message, _comments in babel_extract(file, ("tell",), (), {"silent": "false"}):
                # What is no literal, such as what fills the placeholders, comes as None.
                for literal in (message,) if isinstance(message, str) else (message or ()):
                    if literal is not None:
                        yield path, literal


def _of_modules() -> Iterator[tuple[Path, str]]:
    for path in sorted(DESK.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == "tell" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield path, first.value


def _name(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def load() -> Catalog:
    """The catalogue; an empty one where there is none yet."""
    if not CHINESE.exists():
        return Catalog(locale="zh_CN", project="elderclient desk", version="1", charset="utf-8")
    with CHINESE.open("rb") as file:
        return read_po(file, locale="zh_CN")


def compiled(catalog: Catalog) -> str:
    """The source of ``messages_zh.py``."""
    return compiled_catalogue(catalog).replace("translations.py", "desk_translations.py")


def update() -> None:
    """Merge the texts into the catalogue; new ones are left empty for the translator, those gone are dropped."""
    template = Catalog(project="elderclient desk", version="1", creation_date=_UNCHANGING, charset="utf-8")
    for message, files in texts().items():
        template.add(message, locations=[(name, 0) for name in sorted(files)])
    chinese = load()
    chinese.update(template, no_fuzzy_matching=True)
    chinese.creation_date = chinese.revision_date = _UNCHANGING
    with CHINESE.open("wb") as file:
        write_po(file, chinese, width=118, include_lineno=False, sort_output=True, ignore_obsolete=True)


def faults() -> list[str]:
    """Everything that is wrong, one sentence each."""
    catalog, used = load(), texts()
    translated = {str(one.id): str(one.string) for one in catalog if one.id}
    found = [f"obsolete in {CHINESE.name}: {message!r}" for message in sorted(set(translated) - set(used))]
    for message, files in used.items():
        if not translated.get(message):
            found.append(f"no Chinese for {message!r} ({', '.join(sorted(files))})")
        else:
            found += translation_faults(message, translated[message])
    if not COMPILED.exists() or COMPILED.read_text(encoding="utf-8") != compiled(catalog):
        found.append(f"{COMPILED.name} is not what {CHINESE.name} says: run packaging/desk_translations.py compile")
    return found


def main() -> int:
    """Run one command; 1 when ``check`` found faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("update", "check", "compile"))
    command = parser.parse_args().command
    if command == "update":
        update()
    if command in {"update", "compile"}:
        COMPILED.write_text(compiled(load()), encoding="utf-8")
        return 0
    found = faults()
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
