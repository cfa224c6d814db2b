"""FAQtory: a folder of questions to one page of Markdown, with its own functions and its own template."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from faqtory import templates
from faqtory.cli import FAQ_TEMPLATE
from faqtory.questions import read_questions


def main(folder: str, output: str) -> None:
    """Do what ``faqtory build`` does."""
    with tempfile.TemporaryDirectory() as template_folder:
        Path(template_folder, "FAQ.md").write_text(FAQ_TEMPLATE, encoding="utf-8")
        seconds = 0.0
        for _ in range(2):
            start = time.process_time()
            page = templates.render_faq(template_folder, questions=read_questions(folder))
            Path(output).write_text(page, encoding="utf-8")
            seconds = time.process_time() - start
    print(seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
