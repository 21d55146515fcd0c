"""Large-print paper: readable by eye and machine, whole or not at all, and made beside a window that stays alive."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QEventLoop, QRunnable, QThreadPool, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPdfWriter

from elderclient.adapters.printing import PaperPrinter
from elderclient.adapters.printing.setting import Setter
from elderclient.domain.errors import DiskFull, StoreError
from elderclient.domain.money import Money
from elderclient.domain.paper import Paper, Row, Section
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.domain.units import FullDate
from elderclient.phrases.shell.paper_frame import frame

FONTS = Path(__file__).parents[3] / "assets" / "fonts"
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils")


class StoppedClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 23, 9, tzinfo=UTC)


def plain(sentence: Sentence) -> str:
    """Words enough for a test, without the catalogue."""
    return sentence.msgid.format(**{name: _plain(value) for name, value in sentence.arguments})


def _plain(value: object) -> str:
    match value:
        case Name():
            return value.text
        case Money():
            return f"{value.amount} 元"
        case FullDate():
            return value.day.isoformat()
        case _:
            return str(value)


@pytest.fixture
def families(qapp: QGuiApplication) -> tuple[str, ...]:
    assert qapp is not None
    found: list[str] = []
    for file in sorted(FONTS.glob("*.ttf")):
        found += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    assert found
    return (found[0],)


@pytest.fixture
def printer(families: tuple[str, ...]) -> PaperPrinter:
    return PaperPrinter(plain, StoppedClock(), frame, families)


def a_bill(rows: int = 8, size: int = 18, name: str = "无线宽带月租") -> Paper:
    lines = tuple(
        Row(say("{name}", name=Name(f"{name} {index}")), say("{sum}", sum=Money.of(f"{index}.50")))
        for index in range(rows)
    )
    return Paper(
        say("{title}", title=Name("9月账单")),
        (
            Section(say("{a}", a=Name("一共 128.50 元")), (say("{b}", b=Name("已经交清，银行代扣。")),)),
            Section(say("{c}", c=Name("每一项")), rows=lines),
        ),
        size,
    )


def in_a_worker(work: Callable[[], None]) -> None:
    """Run ``work`` in the pool while this thread's event loop runs; raises what it raised."""
    trouble: list[BaseException] = []
    loop = QEventLoop()

    class Job(QRunnable):
        def run(self) -> None:
            try:
                work()
            except BaseException as problem:  # noqa: BLE001 - carried over to the waiting thread
                trouble.append(problem)

    pool = QThreadPool()
    pool.start(Job())
    watch = QTimer()
    watch.timeout.connect(lambda: loop.quit() if pool.activeThreadCount() == 0 else None)
    watch.start(5)
    loop.exec()
    watch.stop()
    if trouble:
        raise trouble[0]


def pages_of(path: Path) -> list[str]:
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


@pytest.mark.parametrize("size", [18, 24, 36])
def test_the_last_page_has_more_than_a_few_lines(families: tuple[str, ...], tmp_path: Path, size: int) -> None:
    device = QPdfWriter(str(tmp_path / "measure.pdf"))
    width, height = float(device.width()), float(device.height())
    counts = set()
    for rows in range(1, 61):
        paper = a_bill(rows, size)
        ask = Section(say("{d}", d=Name("有疑问")), (say("{e}", e=Name("打 10000。")),))
        pages = Setter(device, families, width, height, plain).set(replace(paper, sections=(*paper.sections, ask)))
        counts.add(len(pages))
        for page in pages:
            tops = [line.top for line in page.lines]
            assert tops == sorted(tops)
            assert all(line.top + (line.height if line.font else 0) <= height for line in page.lines)
        words = [line.text for page in pages for line in page.lines]
        assert words.count("打 10000。") == words.count("有疑问") == 1
        assert [words.count(f"无线宽带月租 {number}") for number in range(rows)] == [1] * rows
        last = pages[-1].lines
        assert len(pages) == 1 or last[-1].top + last[-1].height >= height / 4, rows
        assert words.index("有疑问") + 1 == words.index("打 10000。")
    assert len(counts) > 1


@needs_poppler
def test_the_words_can_be_read_back_and_every_page_is_framed(printer: PaperPrinter, tmp_path: Path) -> None:
    path = tmp_path / "账单" / "9月账单.pdf"
    in_a_worker(lambda: printer.save_pdf(a_bill(rows=40), path))
    pages = pages_of(path)
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        flat = re.sub(r"\s+", "", page)
        assert "9月账单" in flat
        assert f"{number}/{len(pages)}" in flat
        assert "Madeon2026-11-23" in flat
        assert "Thisfileisnotlocked" in flat
    everything = re.sub(r"\s+", "", "".join(pages))
    assert "已经交清，银行代扣。" in everything
    for index in range(40):
        assert f"无线宽带月租{index}{index}.50元" in everything
    assert [child.name for child in path.parent.iterdir()] == ["9月账单.pdf"]


@needs_poppler
@pytest.mark.parametrize("size", [12, 18, 36])
def test_a4_embedded_fonts_and_never_below_18_points(printer: PaperPrinter, tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.pdf"
    in_a_worker(lambda: printer.save_pdf(a_bill(size=size), path))
    info = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    assert "A4" in info
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        embedded, _subset, unicode_map = line.split()[-5:-2]
        assert (embedded, unicode_map) == ("yes", "yes")
    boxes = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True).stdout
    heights = [
        float(low) - float(high) for high, low in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', boxes)
    ]
    assert min(heights) >= 18


@needs_poppler
def test_300_characters_and_huge_type_stay_on_the_paper(printer: PaperPrinter, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    in_a_worker(lambda: printer.save_pdf(a_bill(rows=3, size=36, name="很长的名字" * 60), path))
    boxes = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True).stdout
    for left, right in re.findall(r'xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"', boxes):
        assert float(left) >= 0
        assert float(right) <= 595.3
    for bottom in re.findall(r'yMax="([\d.-]+)"', boxes):
        assert float(bottom) <= 842
    assert re.sub(r"\s+", "", "".join(pages_of(path))).count("很长的名字") == 180


def test_the_window_lives_while_2000_lines_are_printed(printer: PaperPrinter, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    gaps: list[int] = []
    clock = QElapsedTimer()
    clock.start()
    ticker = QTimer()
    ticker.timeout.connect(lambda: gaps.append(clock.restart()))
    ticker.start(0)
    in_a_worker(lambda: printer.save_pdf(a_bill(rows=2000), path))
    ticker.stop()
    gaps.sort()
    assert path.read_bytes().startswith(b"%PDF-")
    assert gaps[len(gaps) * 99 // 100] <= 50


def test_a_full_disk_leaves_what_was_there(
    printer: PaperPrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"the old one")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DiskFull):
        in_a_worker(lambda: printer.save_pdf(a_bill(), path))
    assert path.read_bytes() == b"the old one"
    assert [child.name for child in tmp_path.iterdir()] == ["a.pdf"]


def test_a_place_that_cannot_be_written(printer: PaperPrinter, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError):
        in_a_worker(lambda: printer.save_pdf(a_bill(), tmp_path / "file" / "a.pdf"))
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError):
        in_a_worker(lambda: printer.save_pdf(a_bill(), tmp_path / "folder"))


def test_an_empty_paper_is_one_page(printer: PaperPrinter, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    in_a_worker(lambda: printer.save_pdf(Paper(say("Nothing"), ()), path))
    assert path.stat().st_size > 500


@needs_poppler
def test_a_sentence_is_not_torn_apart_and_rare_characters_are_counted_right(
    printer: PaperPrinter, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    sentence = say("{a}", a=Name("开头𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷结尾。"))
    in_a_worker(lambda: printer.save_pdf(Paper(say("t"), (Section(say("h"), (sentence,) * 40),)), path))
    for page in pages_of(path):
        assert page.count("开头") == page.count("结尾")
    assert sum(page.count("结尾") for page in pages_of(path)) == 40
