"""Measure CPU time and memory so that a noisy machine cannot decide who wins.

Contestants take turns in an order shuffled anew for each round, so that all
meet the same noise; CPU time is counted, not the clock; results are medians
with quartiles, and only ratios within one run mean anything.
"""

from __future__ import annotations

import gc
import math
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = (
    "ROOT",
    "Sample",
    "environment",
    "growth_exponent",
    "interleaved",
    "own_seconds",
    "peak_memory",
    "processes",
)

ROOT = Path(__file__).resolve().parent.parent
_SHUFFLE_SEED = 20211
# The peak of the process itself: what the system says of a child counts the pages of its parent, too.
_REPORT_PEAK = """
import resource, sys
try:
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
print(peak)
"""


@frozen
class Sample:
    """Hold all figures of one contestant; seconds of CPU time or KiB of memory."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """Give the figure that stands for all."""
        return statistics.median(self.values)

    @property
    def quartiles(self) -> tuple[float, float]:
        """Give the two figures between which the middle half lies."""
        if len(self.values) == 1:
            return self.values[0], self.values[0]
        first, _, third = statistics.quantiles(self.values, n=4, method="inclusive")
        return first, third


def interleaved(contestants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Sample]:
    """Let each contestant run once a round; give seconds of CPU time of this process."""
    return _rounds({name: _timed(function) for name, function in contestants.items()}, rounds)


def processes(
    commands: Mapping[str, Sequence[str]],
    rounds: int,
    before: Mapping[str, Callable[[], object]] | None = None,
) -> dict[str, Sample]:
    """Start each command once a round; give seconds of CPU time, user and system, of the whole process.

    What a command works on can be changed ``before`` each of its runs.
    """
    changes = before or {}
    return _rounds(
        {name: _timed_process(command, changes.get(name)) for name, command in commands.items()}, rounds
    )


def own_seconds(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Sample]:
    """Start each command once a round; give the seconds that it prints of its own work."""
    return _rounds({name: _reported(command) for name, command in commands.items()}, rounds)


def peak_memory(statements: Mapping[str, str], rounds: int) -> dict[str, Sample]:
    """Run each piece of Python in a process of its own; give the peak of its resident memory in KiB."""
    return _rounds({name: _weighed(statement) for name, statement in statements.items()}, rounds)


def growth_exponent(seconds: Mapping[int, float]) -> float:
    """Fit time = a * size ** exponent by least squares on logarithms; 1 is linear."""
    sizes = [math.log(size) for size in seconds]
    return statistics.linear_regression(sizes, [math.log(value) for value in seconds.values()]).slope


def _rounds(contestants: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Sample]:
    chance = random.Random(_SHUFFLE_SEED)  # noqa: S311 - an order, no secret
    values: dict[str, list[float]] = {name: [] for name in contestants}
    names = list(contestants)
    for _ in range(rounds):
        chance.shuffle(names)
        for name in names:
            values[name].append(contestants[name]())
    return {name: Sample(tuple(found)) for name, found in values.items()}


def _timed(function: Callable[[], object]) -> Callable[[], float]:
    def run() -> float:
        gc.collect()
        start = time.process_time()
        function()
        return time.process_time() - start

    return run


def _timed_process(command: Sequence[str], change: Callable[[], object] | None) -> Callable[[], float]:
    def run() -> float:
        if change is not None:
            change()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    return run


def _weighed(statement: str) -> Callable[[], float]:
    return _reported((sys.executable, "-c", f"{statement}\n{_REPORT_PEAK}"))


def _reported(command: Sequence[str]) -> Callable[[], float]:
    def run() -> float:
        output = subprocess.run(
            command, check=True, cwd=ROOT, env=environment(), capture_output=True, text=True
        )
        return float(output.stdout.split()[-1])

    return run


def environment() -> dict[str, str]:
    """Give every process the same hash seed, and nothing that profiles or traces it."""
    names = ("PATH", "HOME", "LANG", "LC_ALL", "VIRTUAL_ENV", "SYSTEMROOT", "TMPDIR")
    return {name: os.environ[name] for name in names if name in os.environ} | {"PYTHONHASHSEED": "0"}
