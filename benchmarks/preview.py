"""``python -m benchmarks.preview``: how long after a save Chromium shows it in ``aic-faq preview``.

The title of the question in the middle is changed, with the page scrolled to
it, as who writes has it before their eyes. The clock runs from before the file
is written until the frame with the new title has been painted. It is the only
benchmark that goes by the clock: what is measured is how long somebody waits.
"""

from __future__ import annotations

import argparse
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
  window.scrolledTo = (words) => title(words)?.scrollIntoView({ block: "center" });
  window.await_words = (words) => {
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
        self._file = file
        text = document(questions, mix)
        titles = list(re.finditer(r"(?m)^  - title: ", text))
        assert len(titles) == questions
        at = titles[questions // 2].end()
        self._before, self._after = text[:at], text[at:]
        self._number = 0
        self.save()

    @property
    def words(self) -> str:
        return f"Numéro-{self._number:05} "

    @property
    def next_words(self) -> str:
        return f"Numéro-{self._number + 1:05} "

    def save(self) -> float:
        """Write the document with the next number, and tell when that was begun."""
        self._number += 1
        start = time.time()
        self._file.write_text(f"{self._before}{self.words}{self._after}", encoding="utf-8")
        return start


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for, and print a table."""
    options = _parser().parse_args(arguments)
    print("| questions | mix | save to seen: median | quartiles | at most | reached |")
    print("|---|---|---|---|---|---|")
    cases = [(questions, mix) for questions in options.sizes for mix in options.mixes]
    for (questions, mix), sample in zip(cases, measure(cases, options.rounds), strict=True):
        low, high = sample.quartiles
        verdict = "yes" if sample.median <= _MOST else "missed"
        print(
            f"| {questions:,} | {mix} | {sample.median * 1000:.0f} ms | {low * 1000:.0f} to {high * 1000:.0f} ms"
            f" | {_MOST * 1000:.0f} ms | {verdict} |"
        )


def measure(cases: Sequence[tuple[int, str]], rounds: int) -> list[Sample]:
    """Save each document once a round, and give the seconds until each save was seen."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        program = next(filter(None, map(shutil.which, _CHROMIUM)), None)
        assert program, "install Chromium"
        # A container has no user namespaces for the sandbox and little shared memory.
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        stack.callback(browser.close)
        values: dict[int, list[float]] = {number: [] for number in range(len(cases))}
        chance = random.Random(300)  # noqa: S311 - an order, no secret
        for number, (questions, mix) in enumerate(cases):
            file = folder / f"{questions}-{mix}.md"
            written = _Written(file, questions, mix)
            with _preview(file) as url, _opened(browser, url, written) as page:
                values[number] = [_seconds(page, written, chance) for _ in range(rounds + 1)][1:]
        return [Sample(tuple(found)) for found in values.values()]


def _seconds(page: Page, written: _Written, chance: random.Random) -> float:
    """Save, and give the seconds until it was seen at the place that was being looked at."""
    time.sleep(chance.uniform(*_PAUSE))
    page.evaluate("words => await_words(words)", written.next_words)
    start = written.save()
    seen, is_in_sight = page.evaluate("() => window.seen")
    assert is_in_sight, "the page was to stay where it is"
    return float(seen) / 1000 - start


@contextmanager
def _preview(file: Path) -> Iterator[str]:
    """Run the preview of a file, and give its address."""
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
        page.evaluate("words => scrolledTo(words)", written.words)
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
