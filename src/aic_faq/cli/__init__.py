"""The command ``aic-faq``."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

__all__ = ("main",)

_INTERRUPTED, _TERMINATED = 130, 143


def main() -> None:
    """Run the command line and leave with its exit code: see ``aic-faq --help``."""
    # An exit, unlike a sudden death, takes the temporary files along.
    signal.signal(signal.SIGTERM, _terminate)
    try:
        # Here, so that a keyboard interrupt finds nobody unprepared, and a missing extra is said in words.
        from aic_faq.cli._group import cli  # noqa: PLC0415

        cli.main()
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich"}:
            raise
        sys.exit(f"aic-faq: {error.name} is missing: pip install 'aic-faq[cli]'")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _terminate(_signal: int, _frame: object) -> NoReturn:
    sys.exit(_TERMINATED)
