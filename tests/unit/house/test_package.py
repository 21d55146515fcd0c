"""What is shipped is whole: fonts cover what we show, a wheel finds its assets, exact versions match the ranges."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from elderclient import resources

ROOT = Path(__file__).resolve().parents[3]
NOT_IN_THE_SOURCE = set("𠮷")
"""Characters of the longest demo name, chosen because hardly any font has them; the system's fonts may draw them."""
LOCKS = ("lock.txt", "lock-run.txt")


@pytest.mark.parametrize("path", resources.font_files(), ids=lambda path: path.name)
def test_fonts_have_every_character_of_gb2312_and_of_our_own_texts(path: Path) -> None:
    with TTFont(path) as font:
        covered = set(font.getBestCmap())
    needed = set("０１２￥¥‰％℃·…—“”‘’《》【】、。，：；？！（）①②③○●→←↑↓✓éü￥仝闫喆祎堃")
    for row in range(0xB0, 0xF8):
        needed |= set(bytes(byte for cell in range(0xA1, 0xFF) for byte in (row, cell)).decode("gb2312", "ignore"))
    for text in (*ROOT.glob("assets/translations/**/*.po"), *(ROOT / "elderclient").rglob("*.py")):
        needed |= {character for character in text.read_text(encoding="utf-8") if character.isprintable()}
    assert sorted(character for character in needed - NOT_IN_THE_SOURCE if ord(character) not in covered) == []


@pytest.mark.parametrize("path", resources.font_files(), ids=lambda path: path.name)
def test_fonts_have_names_of_the_national_table_and_traditional_characters(path: Path) -> None:
    with TTFont(path) as font:
        covered = set(font.getBestCmap())
    extension_a = [code for code in covered if 0x3400 <= code <= 0x4DBF]
    assert len(extension_a) == 77, "as many as the national table has"
    frequent = bytes(
        byte for row in range(0xA4, 0xC6) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)) for byte in (row, cell)
    )
    assert {one for one in frequent.decode("big5", "ignore") if ord(one) not in covered} == set()


@pytest.mark.parametrize("path", resources.font_files(), ids=lambda path: path.name)
def test_the_characters_of_our_own_sentences_lie_together_in_a_font(path: Path) -> None:
    """Nine in ten, so that a new sentence needs no new fonts. ``packaging/make_fonts.py`` brings them together again."""
    with TTFont(path) as font:
        glyphs = font.getBestCmap()
        words = set(map(ord, resources.asset("translations", "zh_CN.po").read_text(encoding="utf-8"))) & set(glyphs)
        places = sorted(font.getGlyphID(glyphs[word]) for word in words)
    assert places[len(places) * 9 // 10] <= len(places) * 11 // 10


def test_assets_are_found_and_cannot_be_left() -> None:
    assert resources.asset("fonts", "OFL.txt").read_text(encoding="utf-8").startswith("Copyright")
    with pytest.raises(FileNotFoundError, match=r"fonts/none\.ttf"):
        resources.asset("fonts", "none.ttf")
    with pytest.raises(ValueError, match="not inside assets"):
        resources.asset("..", "pyproject.toml")


def test_an_installed_wheel_finds_its_assets(tmp_path: Path) -> None:
    source = tmp_path / "source"
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    for name in filter(None, (entry.decode() for entry in files)):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-q",
            "--no-index",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            "wheel",
            source,
        ],
        cwd=tmp_path,
        check=True,
        timeout=120,
    )
    (wheel,) = (tmp_path / "wheel").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
        names = archive.namelist()
    question = "from elderclient import resources as r; print(*r.font_files(), r.__file__, sep='\\n')"
    answer = subprocess.run(
        [sys.executable, "-S", "-c", question],
        cwd=tmp_path / "site",
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    ).stdout.split()
    assert len(answer) == 3
    assert all(Path(line).is_relative_to(tmp_path / "site") for line in answer)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {f"elderclient/assets/guide/{language}.html" for language in ("zh_CN", "en")} <= set(names)
    assert {f"elderclient/backend/demo/{name}.toml" for name in ("answers", "catalogue", "people")} <= set(names)


@pytest.mark.parametrize("name", LOCKS)
def test_exact_versions_name_no_host_and_carry_hashes(name: str) -> None:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[a-z])", text)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "pyobjc" not in text


def _locked(name: str) -> set[str]:
    return set(re.findall(r"^[a-z0-9-]+==\S+", (ROOT / "packaging" / name).read_text(encoding="utf-8"), re.MULTILINE))


def test_every_dependency_is_locked_and_both_lists_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    plain = {re.split(r"[<>=;! \[]", line)[0].lower() for line in [*project["dependencies"], *extras["backend"]]}
    tools = {re.split(r"[<>=;! \[]", line)[0].lower() for line in extras["dev"]}
    assert plain - {entry.partition("==")[0] for entry in _locked("lock-run.txt")} == set()
    assert plain | tools <= {entry.partition("==")[0] for entry in _locked("lock.txt")}
    assert _locked("lock-run.txt") <= _locked("lock.txt")
