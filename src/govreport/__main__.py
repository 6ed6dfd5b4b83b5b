"""`govreport` and `python -m govreport`."""

import sys
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line; who presses Ctrl-C while its modules are still being read sees no traceback."""
    try:
        from govreport.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
