"""The machine's own gaps: a bare Qt event loop that ticks like the measured one, until its standard input closes.

Prints one line of JSON: the longest waits between ticks, p99 in milliseconds.
"""

import json
import os
import sys
import threading
import time
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QTimer

from tests.bench.paired import percentile

TICK_MS = 5


def main() -> int:
    """Tick until nobody wants to know any more."""
    application = QCoreApplication([])
    ticks: list[float] = []
    timer = QTimer()
    timer.setInterval(TICK_MS)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()

    def wait_for_end() -> None:
        os.read(0, 1)
        application.exit(0)

    threading.Thread(target=wait_for_end).start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    application.exec()
    gaps = [(late - early) * 1000 for early, late in pairwise(ticks)]
    sys.stdout.write(json.dumps({"p99": percentile(gaps, 0.99), "samples": len(gaps)}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
