"""Progress on standard error: on a terminal only, and only for work that takes longer than a moment."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO

    from rich.progress import Progress as Bar
    from rich.progress import TaskID

__all__ = ("Progress",)

_MOMENT = 1.0


@define(eq=False, repr=False)
class Progress:
    """Show how much is done, at which rate, and how much time it will take."""

    color: bool | None
    moment: float = _MOMENT
    _began: float = field(factory=time.monotonic, init=False)
    _bar: tuple[Bar, TaskID] | None = field(default=None, init=False)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar[0].stop()

    def advance(self, done: int, total: int) -> None:
        """Take note of how much is done of how much."""
        if self._bar is None:
            if time.monotonic() - self._began < self.moment or not _is_terminal():
                return
            self._bar = self._started(done, total)
        bar, task = self._bar
        bar.update(task, completed=done, total=total)

    def _started(self, done: int, total: int) -> tuple[Bar, TaskID]:
        from rich.console import Console  # noqa: PLC0415 - as much as all the rest
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            MofNCompleteColumn,
            ProgressColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as Bar  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        class Rate(ProgressColumn):
            """Show how many are done in a second."""

            def render(self, task: object) -> Text:
                speed = getattr(task, "finished_speed", None) or getattr(task, "speed", None)
                return Text("" if speed is None else f"{speed:.0f}/s")

        plain = self.color is False or bool(os.environ.get("NO_COLOR"))
        console = Console(stderr=True, no_color=plain)
        columns = (BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
        bar = Bar(*columns, console=console, transient=True)
        bar.start()
        return bar, bar.add_task("", completed=done, total=total)


def _is_terminal() -> bool:
    # None where the descriptor is closed.
    stream: TextIO | None = sys.stderr
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
