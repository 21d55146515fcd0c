"""Opens the client and the operator's desk beside each other: a call asked for in one is taken in the other by hand.

Starts the demo operator without simulated agents, the desk in the browser with somebody signed in, and the client; ends
with the client's window. Development only.

Usage: python packaging/desk_beside_client.py [arguments of ``elderclient run``]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPERATOR = (sys.executable, "-m", "elderclient.backend", "--demo", "--no-agents")


def main() -> int:
    """Run until the client's window is closed; its exit code."""
    # The operator serves until its standard input closes, also when this program dies.
    with subprocess.Popen(OPERATOR, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as operator:
        if operator.stdin is None or operator.stdout is None:
            raise RuntimeError("the operator has no pipes")
        line = operator.stdout.readline()
        if not line:
            print("The demo operator did not start; what it said is above.", file=sys.stderr)
            return 2
        greeting = json.loads(line)
        print(f"The desk, for a browser on this PC: {greeting['desk']}", flush=True)
        webbrowser.open(greeting["desk"])
        with tempfile.TemporaryDirectory(prefix="elderclient-desk-") as folder:
            token = Path(folder) / "token"
            token.touch(mode=0o600)
            token.write_text(greeting["customers"][0]["token"], encoding="utf-8")
            command = [sys.executable, "-m", "elderclient", "run", "--operator", greeting["url"], "--skip-notice"]
            command += ["--token-file", str(token), "--data-dir", folder, *sys.argv[1:]]
            code = subprocess.run(command, cwd=ROOT, check=False).returncode
        operator.stdin.close()
        return code


if __name__ == "__main__":
    sys.exit(main())
