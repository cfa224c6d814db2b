"""``python -m benchmarks.preview``: how long after a save Chromium shows it in ``aic-faq preview``.

The title of the question in the middle is changed, with the page scrolled to
it, as who writes has it before their eyes. The clock runs from before the file
is written until the frame with the new title has been painted. It goes by the clock, as it
is measured how long somebody waits: nothing else may run meanwhile. It needs the
group ``browser`` and Chromium.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.documents import MIXES, document
from benchmarks.measure import Sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

_MOST = 0.300
_SIZES = (7, 100, 500)
_PROGRAM = (sys.executable, "-c", "from aic_faq.cli import main; main()")
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_PAUSE = (0.8, 1.2)  # seconds between two saves: the findings come in between
# Each frame of the screen is looked at, and the time taken once the one with the words has been painted.
_WATCH = """() => {
  const shown = () => document.querySelector("#frame iframe:not(.waiting)")?.contentDocument;
  const title = (words) => [...shown()?.querySelectorAll("summary") ?? []].find(
    (each) => each.textContent.includes(words));
  window.scrollToWords = (words) => title(words)?.scrollIntoView({ block: "center" });
  window.awaitWords = (words) => {
    window.seen = new Promise((resolve) => {
      const look = () => {
        if (title(words)) {
          const painted = new MessageChannel();
          painted.port1.onmessage = () => {
            const { top, bottom } = title(words).getBoundingClientRect();
            resolve([Date.now(), bottom > 0 && top < shown().defaultView.innerHeight]);
          };
          requestAnimationFrame(() => painted.port2.postMessage(null));
          return;
        }
        requestAnimationFrame(look);
      };
      look();
    });
  };
}"""


class _Written:
    """A document whose title in the middle has a number that each save changes."""

    def __init__(self, file: Path, questions: int, mix: str) -> None:
        self.file = file
        text = document(questions, mix)
        titles = list(re.finditer(r"(?m)^  - title: ", text))
        assert len(titles) == questions
        at = titles[questions // 2].end()
        self._before, self._after = text[:at], text[at:]
        self._number = 0
        self.save()

    @property
    def words(self) -> str:
        """Give what stands in the title now."""
        return f"Numéro-{self._number:05} "

    @property
    def next_words(self) -> str:
        """Give what stands there after the next save."""
        return f"Numéro-{self._number + 1:05} "

    def save(self) -> float:
        """Write the document with the next number, and tell when that was begun."""
        self._number += 1
        start = time.time()
        self.file.write_text(f"{self._before}{self.words}{self._after}", encoding="utf-8")
        return start


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for, and print a table."""
    options = _parser().parse_args(arguments)
    print("| questions | mix | a save is seen after | quartiles | at most | reached |")
    print("|---|---|---|---|---|---|")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        program = next(filter(None, map(shutil.which, _CHROMIUM)), None)
        assert program, "install Chromium"
        # A container has no user namespaces for the sandbox and little shared memory.
        flags = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        stack.callback(browser.close)
        for questions, mix in itertools.product(options.sizes, options.mixes):
            written = _Written(folder / f"{questions}-{mix}.md", questions, mix)
            print(_row(questions, mix, _measured(browser, written, options.rounds)), flush=True)


def _row(questions: int, mix: str, sample: Sample) -> str:
    median, low, high, most = (f"{value * 1000:.0f}" for value in (sample.median, *sample.quartiles, _MOST))
    verdict = "yes" if sample.median <= _MOST else "missed"
    return f"| {questions:,} | {mix} | {median} ms | {low} to {high} ms | {most} ms | {verdict} |"


def _measured(browser: Browser, written: _Written, rounds: int) -> Sample:
    """Save a document again and again; give the seconds until each save but the first was seen."""
    chance = random.Random(300)  # noqa: S311 - a pause, no secret
    with _preview(written.file) as url, _opened(browser, url, written) as page:
        return Sample(tuple(_seconds(page, written, chance) for _ in range(rounds + 1))[1:])


def _seconds(page: Page, written: _Written, chance: random.Random) -> float:
    """Save, and give the seconds until it was seen at the place that was being looked at."""
    time.sleep(chance.uniform(*_PAUSE))
    page.evaluate("words => awaitWords(words)", written.next_words)
    start = written.save()
    seen, is_in_sight = page.evaluate("() => window.seen")
    assert is_in_sight, "the page was to stay where it is"
    return float(seen) / 1000 - start


@contextmanager
def _preview(file: Path) -> Iterator[str]:
    """Show the file with the command, and give the address."""
    with subprocess.Popen(
        [*_PROGRAM, "preview", file.name, "--port", "0"], cwd=file.parent, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


@contextmanager
def _opened(browser: Browser, url: str, written: _Written) -> Iterator[Page]:
    """Open the preview, scrolled to what is about to change."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        page = context.new_page()
        page.goto(url)
        page.locator("#frame iframe:not(.waiting)").wait_for()
        page.evaluate(_WATCH)
        page.evaluate("words => scrollToWords(words)", written.words)
        yield page
    finally:
        context.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.preview", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=_SIZES, help="questions, as in 7,500")
    parser.add_argument("--mixes", type=lambda text: text.split(","), default=MIXES, help="survey,seed")
    parser.add_argument("--rounds", type=int, default=15, help="saves of each document")
    return parser


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


if __name__ == "__main__":
    main()
