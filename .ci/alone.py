"""Runs a command in a network namespace in which only this machine exists: raises the loopback device, then becomes it.

Must be started inside a new namespace (``unshare -n``), as root.
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import sys

SIOCGIFFLAGS = 0x8913
SIOCSIFFLAGS = 0x8914
IFF_UP = 0x1
REQUEST = struct.Struct("16sh14x")


def raise_loopback() -> None:
    """Bring the device ``lo`` up."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plug:
        asked = fcntl.ioctl(plug, SIOCGIFFLAGS, REQUEST.pack(b"lo", 0))
        flags = REQUEST.unpack(asked)[1]
        fcntl.ioctl(plug, SIOCSIFFLAGS, REQUEST.pack(b"lo", flags | IFF_UP))


if __name__ == "__main__":
    raise_loopback()
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - the command is this file's purpose
