"""Entry point of ``python -m elderclient`` and of the installed command; everything is in ``app.cli``."""

import sys

from elderclient.app.cli import main

if __name__ == "__main__":
    sys.exit(main())
