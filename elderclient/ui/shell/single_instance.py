"""One window per person: a second start raises the window of the first. Knows nothing of what it shows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer
    from PySide6.QtWidgets import QWidget

_CONNECT_MS = 1000
_DEADLINE_MS = 4000
"""A program that was started a moment ago listens only after its first paint (two clicks on the icon)."""
_PAUSE_MS = 50


def _name(lock: Path) -> str:
    import hashlib

    return "elderclient-" + hashlib.sha256(os.fsencode(lock.absolute())).hexdigest()[:24]


def raise_running(lock: Path) -> bool:
    """Raise the window of the program that holds ``lock``; False where it does not answer within 4 s."""
    from PySide6.QtCore import QDeadlineTimer, QThread
    from PySide6.QtNetwork import QLocalSocket

    deadline = QDeadlineTimer(_DEADLINE_MS)
    while True:
        socket = QLocalSocket()
        socket.connectToServer(_name(lock))
        if socket.waitForConnected(_CONNECT_MS):
            socket.disconnectFromServer()
            return True
        if deadline.hasExpired():
            return False
        QThread.msleep(_PAUSE_MS)


class InstanceListener:
    """Raises ``window`` whenever the program is started once more. Call ``listen`` after the first paint."""

    def __init__(self, lock: Path, window: QWidget) -> None:
        self._lock = lock
        self._window = window
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Begin to listen; programs of other users cannot connect."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(self._lock))
        server.newConnection.connect(self._on_connected)
        server.listen(_name(self._lock))
        self._server = server

    def close(self) -> None:
        """Stop listening and free the socket's name."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _on_connected(self) -> None:
        from PySide6.QtCore import Qt

        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.deleteLater()
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
