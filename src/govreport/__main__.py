"""`govreport` and `python -m govreport`."""

import gc
import sys
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line; who presses Ctrl-C while its modules are still being read sees no traceback."""
    # A run imports some hundred modules and ends: looking through them again and again frees nothing.
    gc.set_threshold(50_000, 20, 20)
    try:
        from govreport.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
