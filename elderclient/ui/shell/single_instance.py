"""One window per person: a second start rings at the first, which comes to the front. Knows nothing of what it shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer
    from PySide6.QtWidgets import QWidget

_CONNECT_MS = 1000
_PATIENCE_MS = 4000
"""A program that was started a moment ago hears the bell only after its first paint (two clicks on the icon)."""
_PAUSE_MS = 50


def _name(lock: Path) -> str:
    import hashlib

    return "elderclient-" + hashlib.sha256(str(lock.absolute()).encode()).hexdigest()[:24]


def raise_running(lock: Path) -> bool:
    """Ring at the program that holds ``lock``; False where nobody answers."""
    from PySide6.QtCore import QDeadlineTimer, QThread
    from PySide6.QtNetwork import QLocalSocket

    patience = QDeadlineTimer(_PATIENCE_MS)
    while True:
        socket = QLocalSocket()
        socket.connectToServer(_name(lock))
        if socket.waitForConnected(_CONNECT_MS):
            socket.disconnectFromServer()
            return True
        if patience.hasExpired():
            return False
        QThread.msleep(_PAUSE_MS)


class InstanceListener:
    """Raises ``window`` whenever somebody rings. ``listen`` after the first paint."""

    def __init__(self, lock: Path, window: QWidget) -> None:
        self._lock = lock
        self._window = window
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Begin to hear; other users cannot ring."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(self._lock))
        server.newConnection.connect(self._on_connected)
        server.listen(_name(self._lock))
        self._server = server

    def close(self) -> None:
        """Hear no more."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _on_connected(self) -> None:
        from PySide6.QtCore import Qt

        if self._server is None:
            return
        visitor = self._server.nextPendingConnection()
        if visitor is not None:
            visitor.deleteLater()
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
