"""The command that is run for a test, and its page in Chromium."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PROGRAM = (sys.executable, "-c", "from aic_faq.cli import main; main()")
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
# Far more than a save takes: machines that run tests are busy. benchmarks/ would measure, not this.
SOON = 2.0
SEEN = """words => {
  const frame = document.querySelector("#frame iframe:not(.waiting)");
  return !document.querySelector("#frame").hidden && frame?.contentDocument.body.innerText.includes(words);
}"""


def document(*titles: str, answer: str = "Yes.", more: str = "") -> str:
    """Write a document."""
    questions = "".join(
        f"  - title: {title}\n    desc: |\n      {answer}\n{more}" for title in titles or ("Is it there?",)
    )
    return f"---\ntitle: FAQ\nlanguage: en\nquestions:\n{questions}---\n"


@contextmanager
def preview(folder: Path, *arguments: str) -> Iterator[str]:
    """Run the command in a folder; it must end by an interrupt, without a word."""
    with subprocess.Popen(
        [*PROGRAM, "preview", *arguments, "--port", "0"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        try:
            yield url
        finally:
            process.send_signal(signal.SIGINT)
            rest, errors = process.communicate(timeout=20)
    assert (0, "", "") == (process.returncode, rest, errors)


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    """Open the preview in a fresh context, and wait until it shows something."""
    context = browser.new_context(**options)
    try:
        page = context.new_page()
        page.goto(url)
        page.wait_for_selector("#status.on")
        yield page
    finally:
        context.close()


def wait_for(page: Page, words: str) -> None:
    """Wait until the page in the frame says something."""
    page.wait_for_function(SEEN, arg=words, timeout=SOON * 1000)
