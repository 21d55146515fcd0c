"""Finds the files of assets/ for every other module, whether the client runs from a checkout, a wheel or a frozen folder.

Owns where assets are, nothing of what is in them. Must not import Qt and must not open files.
"""

from __future__ import annotations

import sys
from pathlib import Path


def assets_folder() -> Path:
    """Return the folder that holds fonts, icons, translations, rules, brand and the guide.

    A wheel and a frozen client have it inside the package, a checkout beside it; a frozen client whose modules are in
    an archive has it beside the program. Raises FileNotFoundError when none of these exists: the installation is broken.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "assets", package.parent / "assets", Path(sys.executable).parent / "assets"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the client's assets are missing: it has to be installed again")


def asset(*parts: str) -> Path:
    """Return the path of one file or folder in assets/, for example ``asset("fonts", "NotoSansSC-Bold.ttf")``.

    Raises FileNotFoundError when it is not there, and ValueError for a path that leaves assets/.
    """
    root = assets_folder()
    path = root.joinpath(*parts)
    if not path.resolve().is_relative_to(root.resolve()):
        raise ValueError(f"not inside assets/: {'/'.join(parts)}")
    if not path.exists():
        raise FileNotFoundError(f"assets/{'/'.join(parts)} is missing")
    return path


def font_files() -> tuple[Path, ...]:
    """Return the fonts for ``QFontDatabase.addApplicationFont``: one family, Noto Sans SC, in regular and bold."""
    return (asset("fonts", "NotoSansSC-Regular.ttf"), asset("fonts", "NotoSansSC-Bold.ttf"))
