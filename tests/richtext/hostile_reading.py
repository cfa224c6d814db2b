"""Read hostile texts within limits of time and memory: the system ends what goes beyond.

Run as a program, by ``test_hostile.py``, with names of texts; the last one printed is the one at fault.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

__all__ = ("MEBIBYTES", "SECONDS", "read_all")

SECONDS = 2
MEBIBYTES = 300
MOST_BRACKETS = 4_000


def read_all(names: list[str]) -> None:
    """Read texts as Markdown and as HTML, and write what comes of them."""
    from aic_faq.exporters.html import rich_text_html
    from aic_faq.options import Limits
    from aic_faq.richtext import parse, parse_html
    from aic_faq.richtext.to_markdown import to_markdown
    from tests.richtext.hostile_texts import TEXTS

    for name in names:
        text = _up_to_the_limit(_up_to_the_limit(TEXTS[name], "["), "<")
        for read in (parse, parse_html):
            sys.stdout.write(f"{name} {read.__name__}\n")
            sys.stdout.flush()
            _allow(SECONDS)
            blocks = read(text, Limits()).blocks
            _allow(SECONDS)
            rich_text_html(blocks)
            to_markdown(blocks)


def _up_to_the_limit(text: str, bracket: str) -> str:
    """Keep as much as the limit of brackets lets through: the parser is to be tried, not the limit."""
    parts = text.split(bracket, MOST_BRACKETS + 1)
    return bracket.join(parts[: MOST_BRACKETS + 1])


def _allow(seconds: int) -> None:
    """Allow some more seconds of the processor; the system counts whole ones."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    resource.setrlimit(resource.RLIMIT_AS, (MEBIBYTES * 1024 * 1024,) * 2)
    read_all(sys.argv[1:])
