"""aic-faq: a folder of questions to one page, of the format whose name comes last."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import aic_faq


def main(folder: str, output: str, format_name: str) -> None:
    """Load the folder and export it."""
    seconds = 0.0
    for _ in range(2):
        start = time.process_time()
        faq = aic_faq.load(folder)
        exporter = aic_faq.HTMLExporter() if format_name == "html" else aic_faq.get_exporter(format_name)
        Path(output).write_text(exporter.export(faq), encoding="utf-8")
        seconds = time.process_time() - start
    print(seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
