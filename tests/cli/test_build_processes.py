"""Sites built by several processes, interrupted and killed: whole files only, and a build that goes on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from aic_faq.cli._progress import Progress
from aic_faq.cli._site import _be_quiet
from tests.batch.sites import MANIFEST, files_of, some_documents, write

# Only who waits for the disk is left out: whole files do not depend on it where a process is killed.
PROGRAM = (
    sys.executable,
    "-c",
    "import os; os.fsync = lambda _: None; from aic_faq.cli import main; main()",
)

_Run = Callable[..., tuple[int, str, str]]


class TestProcesses:
    """--jobs."""

    def test_processes_write_the_same(self, folder: Path, run: _Run) -> None:
        """Two, and as many as there are processors."""
        write(folder / "docs", some_documents(20))
        run("build", "docs", "-o", "plain")

        for jobs in ("2", "auto"):
            assert 0 == run("build", "docs", "-o", jobs, "--jobs", jobs)[0]
            assert files_of(folder / "plain") == files_of(folder / jobs)

    @pytest.mark.parametrize("times", [1, 2])
    def test_a_process_that_dies_is_replaced(
        self, times: int, folder: Path, run: _Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Once; where it happens again, that is the end, and what is made is whole."""
        write(folder / "docs", some_documents(20))
        submit = ProcessPoolExecutor.submit
        died: list[object] = []

        def lose(self: ProcessPoolExecutor, *arguments: Any, **options: Any) -> Any:
            if len(died) < times:
                died.append(self)
                raise BrokenExecutor
            return submit(self, *arguments, **options)

        monkeypatch.setattr(ProcessPoolExecutor, "submit", lose)
        code, _, err = run("build", "docs", "-o", "site", "--jobs", "2", "--no-incremental")

        assert "a process that made pages has died, near the documents docs/page-0.md to " in err
        assert "Traceback" not in err
        assert (0, True) == (code, "20 built" in err) if times == 1 else 3 == code

    def test_an_interrupt_stops_all(self, folder: Path, run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """The processes end, and the exit code is that of shells."""

        def stop(*_arguments: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Progress, "advance", stop)
        write(folder / "docs", some_documents(20))

        assert 130 == run("build", "docs", "-o", "site", "--jobs", "2")[0]
        assert [] == multiprocessing.active_children()

    def test_workers_leave_an_interrupt_to_us(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The end that we ask for is an orderly one."""
        handlers: dict[int, Any] = {}
        alarms: list[int] = []
        monkeypatch.setattr(signal, "signal", handlers.__setitem__)
        monkeypatch.setattr(signal, "alarm", alarms.append)
        _be_quiet()

        assert signal.SIG_IGN is handlers[signal.SIGINT]
        with pytest.raises(SystemExit):
            handlers[signal.SIGTERM](signal.SIGTERM, None)
        assert [1] == alarms

    @pytest.mark.heavy
    def test_a_killed_process_is_replaced(self, folder: Path) -> None:
        """For real: one of two is killed amid its work."""
        write(folder / "docs", some_documents(150))
        with _running(
            [*PROGRAM, "build", "docs", "-o", "site", "--jobs", "2"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process:
            _wait_for(lambda: len([*(folder / "site").glob("page-*")]) > 33)
            os.kill(_children(process.pid)[0], signal.SIGKILL)
            _, err = process.communicate(timeout=60)

        assert 0 == process.returncode
        assert "has died" in err
        assert "Traceback" not in err
        subprocess.run([*PROGRAM, "build", "docs", "-o", "plain", "--site"], check=True, capture_output=True)
        assert files_of(folder / "plain") == files_of(folder / "site")


@contextmanager
def _running(program: Sequence[str], **options: Any) -> Generator[subprocess.Popen[str]]:
    """Start a program, and end it where a test fails: nobody would wait for it in vain."""
    with subprocess.Popen(program, text=True, **options) as process:
        try:
            yield process
        finally:
            process.kill()


def _wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def _children(process: int) -> list[int]:
    text = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
    return [int(number) for number in text.split()]


@pytest.mark.heavy
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_ends_quickly_and_leaves_whole_files(name: str, code: int, jobs: str, folder: Path) -> None:
    """No traceback, no temporary file, no process; building again goes on."""
    write(folder / "docs", some_documents(150))
    script = (
        "import signal\n"
        # Jobs in the background of a shell start with Ctrl-C ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"{PROGRAM[-1]}\n"
    )
    program = [sys.executable, "-c", script, "build", "docs", "-o", "site", "--jobs", jobs]
    with _running(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        # Of what two processes have in hand, six times sixteen documents, nothing need be noted yet.
        _wait_for(lambda: len([*(folder / "site").rglob("index.html")]) > 96)
        children = _children(process.pid)
        process.send_signal(getattr(signal, name))
        began = time.monotonic()
        out, err = process.communicate(timeout=30)

    assert (code, "", "") == (process.returncode, out, err.strip())
    assert time.monotonic() - began < 10
    assert [] == [*(folder / "site").rglob(".aic-faq-*")]
    assert not any(Path(f"/proc/{child}").exists() for child in children)
    done = subprocess.run(
        [*PROGRAM, "build", "docs", "-o", "site", "--site"], check=True, capture_output=True, text=True
    )
    assert "unchanged" in done.stderr


@pytest.mark.heavy
def test_a_build_that_is_killed_leaves_whole_files(folder: Path) -> None:
    """At ten moments; building again finishes, and the site is that of one build."""
    write(folder / "docs", some_documents(60))
    subprocess.run([*PROGRAM, "build", "docs", "-o", "plain", "--site"], check=True, capture_output=True)
    expected = files_of(folder / "plain")
    for number in range(10):
        with _running([*PROGRAM, "build", "docs", "-o", "site"], stderr=subprocess.DEVNULL) as process:
            # Seen by its files, so that a slow machine is killed at the same moments.
            _wait_for(partial(_has_come_to, process, folder / "site", 1 + 5 * number))
            process.kill()
        # Pages that have lost questions to others in their markup come in a second round.
        whole = {
            name: data
            for name, data in files_of(folder / "site").items()
            if not name.rpartition("/")[2].startswith(".aic-faq-")
        }
        ends = {"html": b"</html>\n", "jsonld": b"}\n", "txt": b"\n"}
        assert [] == [
            name for name, data in whole.items() if not data.endswith(ends[name.rpartition(".")[2]])
        ]
        texts = {name: data for name, data in whole.items() if name.endswith(".txt")}
        assert texts == {name: expected[name] for name in texts}

    subprocess.run([*PROGRAM, "build", "docs", "-o", "site"], check=True, capture_output=True)
    assert expected == files_of(folder / "site")
    assert [] == [path.name for path in (folder / "site").rglob(".aic-faq*") if path.name != MANIFEST]


def _has_come_to(process: subprocess.Popen[str], site: Path, pages: int) -> bool:
    there = sum(1 for _ in site.rglob("index.html")) if site.is_dir() else 0
    return process.poll() is not None or there >= pages
