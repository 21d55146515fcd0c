"""Puts assets/ into the wheel; everything else about the package stands in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithAssets(build_py):
    """Copies assets/ to where ``elderclient.resources`` looks for it in an installed package."""

    def run(self) -> None:
        """Build as usual, then add the assets; an editable installation uses those of the checkout."""
        super().run()
        if not self.editable_mode:
            source = Path(__file__).resolve().parent / "assets"
            target = Path(self.build_lib) / "elderclient" / "assets"
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target)


setup(cmdclass={"build_py": BuildWithAssets})
