"""Counts lines of code: those that hold a token which is neither a comment nor a docstring.

Docstrings are those of modules, classes, functions and attributes. Generated files (marked "made by a program" or
"Must not be edited by hand") do not count. Development only.

Usage: python packaging/count_code.py [FOLDER ...]    (default: elderclient); one line a folder, then the sum
"""

from __future__ import annotations

import ast
import io
import sys
import tokenize
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GENERATED = ("made by a program", "Must not be edited by hand")
SILENT = frozenset(
    {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
        tokenize.ENCODING,
    }
)


def lines_of_code(source: str) -> int:
    """Return how many lines of a Python source hold code. Raises ``SyntaxError`` for what is no Python."""
    docstrings = {
        (node.lineno, node.col_offset)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in SILENT and token.start not in docstrings:
            lines.update(range(token.start[0], token.end[0] + 1))
    return len(lines)


def count(folder: Path) -> int:
    """Return the lines of code of all Python files below ``folder`` that are not generated."""
    sources = (path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))
    return sum(lines_of_code(source) for source in sources if not any(mark in source[:600] for mark in GENERATED))


def main() -> int:
    """Print the counts of the folders given on the command line."""
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT / "elderclient"]
    total = 0
    for folder in folders:
        parts = sorted(one for one in folder.iterdir() if one.is_dir() and one.name != "__pycache__")
        for part in parts:
            print(f"{count(part):7} {part.name}")
        counted = count(folder)
        print(f"{counted:7} {folder}")
        total += counted
    if len(folders) > 1:
        print(f"{total:7} together")
    return 0


if __name__ == "__main__":
    sys.exit(main())
