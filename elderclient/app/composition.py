"""Opens the program: one window at a time, a session for each person, one running program for the same data.

Must not build the parts of a session (``session`` does) and must not hold rules of its own.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLockFile, QTimer
from PySide6.QtWidgets import QApplication

from elderclient.adapters.platform.select import current
from elderclient.app import input_method
from elderclient.app.options import folders_with
from elderclient.app.session import Session
from elderclient.domain.configuration import NOTICE
from elderclient.ui.shell.single_instance import InstanceListener, raise_running

if TYPE_CHECKING:
    from elderclient.adapters.platform.interface import Folders
    from elderclient.app.session import Options
    from elderclient.domain.accounts.household import Member

_MOST_AGAIN = 3
"""Sessions in a row that turn out to be another customer's: on a disk that takes no note of it the next one would be too."""
_PAINT_MS = 1000
"""Longest wait for the first paint, which a window that starts hidden never has."""


def _plugin_folders() -> tuple[Path, ...]:
    return input_method.plugin_folders(os.environ, Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))


def run(options: Options) -> int:
    """Open the program, or raise the window that is open already; return the exit code."""
    if options.screenshot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Ctrl+C in a terminal: Python's own handler would wait for Qt. Child processes end when their input closes.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    input_method.choose(os.environ, _plugin_folders())
    qt = QApplication([])
    qt.setApplicationName("elderclient")
    qt.setQuitOnLastWindowClosed(True)
    folders = _folders(options)
    lock = QLockFile(str(_lock_file(folders)))
    lock.setStaleLockTime(0)
    if options.screenshot is None and _is_open_already(lock) and raise_running(_lock_file(folders)):
        return 0
    if options.screenshot is not None:
        code = _take_picture(options, options.screenshot, qt, folders)
    else:
        code = _run_sessions(options, qt, folders)
    lock.unlock()
    return code


def _take_picture(options: Options, file: Path, qt: QApplication, folders: Folders) -> int:
    from elderclient.app.screenshot import PictureTaker

    for is_last in (False, True):
        session = Session(options, qt, folders)
        session.may_begin_again = not is_last
        session.open()
        code = PictureTaker(session, file, options.place).run() or session.refusal
        session.close()
        if not session.is_another:
            break
    return code


def _run_sessions(options: Options, qt: QApplication, folders: Folders) -> int:
    """Run one session after another: the next person gets a new one, without data of the one before."""
    member: Member | None = None
    is_first, again = True, 0
    while True:
        session = Session(options, qt, folders, member)
        session.may_begin_again = again < _MOST_AGAIN
        session.open()
        session.listener = InstanceListener(_lock_file(folders), session.application.window)
        qt.setQuitOnLastWindowClosed(True)
        code = _run_session(session, options if is_first else replace(options, place="")) or session.refusal
        # The last window closes now, but the next session opens another.
        is_over = session.next is None and not session.is_another
        qt.setQuitOnLastWindowClosed(is_over)
        session.close()
        if is_over:
            return code
        again = again + 1 if session.is_another else 0
        member, is_first = session.next or member, False


def _run_session(session: Session, options: Options) -> int:
    begun: list[bool] = []

    def begin() -> None:
        if not begun:
            begun.append(True)
            _second_stage(session, options)

    window = session.application.window
    window.painted.connect(lambda: QTimer.singleShot(0, window, begin))
    QTimer.singleShot(_PAINT_MS, window, begin)
    return session.qt.exec()


def _second_stage(session: Session, options: Options) -> None:
    # Objects of the first stage live as long as the program: later collections need not scan them.
    gc.freeze()
    if session.notice is None:
        session.connect()
        session.go(options.place)
        return

    def go_on() -> None:
        from elderclient.ui.intents import Configure

        application = session.application
        application.emit(Configure(replace(application.configuration, notice_seen=NOTICE)))
        session.connect()
        session.go(options.place)

    session.start_voice()
    session.notice.call_when_left(lambda: QTimer.singleShot(0, session.application.window, go_on))


def _folders(options: Options) -> Folders:
    folders = folders_with(current().folders(), options.policy)
    if options.data_dir is None:
        return folders
    base = options.data_dir.absolute()
    return replace(folders, config=base, data=base, cache=base)


def _is_open_already(lock: QLockFile) -> bool:
    """Return whether another program holds the lock. A disk that cannot hold it does not prevent a start."""
    return not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError


def _lock_file(folders: Folders) -> Path:
    with contextlib.suppress(OSError):  # The store will fail too, and the window shows that.
        folders.data.mkdir(parents=True, exist_ok=True)
    try:
        os.fspath(folders.data).encode()
    except UnicodeEncodeError:
        return _lock_file_elsewhere(folders.data)
    return folders.data / "running.lock"


def _lock_file_elsewhere(data: Path) -> Path:
    """A place that Qt can write, for a folder whose name is no UTF-8 (GBK, from an old system)."""
    import hashlib
    import tempfile

    folder = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return Path(folder) / f"elderclient-{hashlib.sha256(os.fsencode(data.absolute())).hexdigest()[:24]}.lock"
