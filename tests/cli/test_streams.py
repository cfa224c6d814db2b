"""Standard streams that fail, and what ends a command early."""

from __future__ import annotations

import io
import os
import runpy
import signal
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aic_faq.cli import main
from aic_faq.cli._group import cli
from aic_faq.exporters.text import TextExporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Run


class TestStreams:
    """Standard input and output that fail; ``test_process`` has the same with real processes."""

    def test_a_closed_input_leaves_with_3(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Python has no stream where the descriptor is closed."""
        monkeypatch.setattr(io, "TextIOWrapper", lambda *_arguments, **_options: None)

        code, out, err = run("export", "-", "--to", "text")

        assert (3, "") == (code, out)
        assert err.startswith("<stdin>: error: is closed [file-access]\n")

    def test_an_input_that_fails_leaves_with_3(
        self, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A stream that cannot be read is named with its reason."""
        descriptor = os.open(folder / "out", os.O_WRONLY | os.O_CREAT)
        with os.fdopen(descriptor, encoding="utf-8") as stream:
            monkeypatch.setattr(io, "TextIOWrapper", lambda *_arguments, **_options: stream)

            code, out, err = run("export", "-", "--to", "text")

        assert (3, "") == (code, out)
        assert err.startswith("<stdin>: error: bad file descriptor [file-access]\n")

    def test_a_closed_output_leaves_with_3(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """There is nowhere to write a result to."""
        monkeypatch.setattr(sys, "stdout", None)

        assert 3 == _exit_code("export", "faq.md", "--to", "text")

    def test_a_full_output_leaves_with_3(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A full disk behind standard output is a file that cannot be written."""
        if not Path("/dev/full").exists():
            pytest.skip("there is no /dev/full here")
        with Path("/dev/full").open("w", encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdout", stream)

            assert 3 == _exit_code("export", "faq.md", "--to", "text")

    def test_a_broken_pipe_leaves_as_by_its_signal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """141 is what shells know for a program whose reader has gone."""
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w", encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdout", stream)

            assert 141 == _exit_code("export", "faq.md", "--to", "text")

    def test_an_interrupt_leaves_with_130(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Ctrl-C while a command runs is quiet."""

        def interrupt(*_arguments: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(TextExporter, "export", interrupt)

        assert (130, "", "\n") == run("export", "faq.md", "--to", "text")


def _exit_code(*arguments: str) -> object:
    with pytest.raises(SystemExit) as left:
        cli.main(list(arguments))
    return left.value.code


class TestMain:
    """The entry point around click."""

    @pytest.fixture(autouse=True)
    def _signals(self) -> Iterator[None]:
        former = signal.getsignal(signal.SIGTERM)
        yield
        signal.signal(signal.SIGTERM, former)

    def test_a_termination_leaves_with_143(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A shutdown runs what cleans up, and ends as shells expect."""

        def terminate(*_arguments: object, **_options: object) -> None:
            os.kill(os.getpid(), signal.SIGTERM)

        monkeypatch.setattr("aic_faq.cli._group.cli.main", terminate)
        with pytest.raises(SystemExit) as left:
            main()

        assert 143 == left.value.code

    def test_a_missing_extra_is_said_in_words(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without click there is no traceback but the way to get it."""
        monkeypatch.delitem(sys.modules, "aic_faq.cli._group")
        monkeypatch.setitem(sys.modules, "click", None)
        with pytest.raises(SystemExit) as left:
            main()

        assert "aic-faq: click is missing: pip install 'aic-faq[cli]'" == left.value.code

    def test_another_missing_module_is_a_defect(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Our own mistakes are not hidden."""
        monkeypatch.setitem(sys.modules, "aic_faq.cli._group", None)
        with pytest.raises(ModuleNotFoundError):
            main()

    def test_an_interrupt_during_import_is_quiet(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Ctrl-C leaves with 130, whenever it comes."""

        def interrupt(*_arguments: object, **_options: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("aic_faq.cli._group.cli.main", interrupt)
        with pytest.raises(SystemExit) as left:
            main()

        assert 130 == left.value.code


def test_the_package_is_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``python -m aic_faq`` is ``aic-faq``; imported, it does nothing."""
    former = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(sys, "argv", ["__main__.py", "--version"])
    import_module("aic_faq.__main__")
    assert ("", "") == capsys.readouterr()
    monkeypatch.delitem(sys.modules, "aic_faq.__main__")
    with pytest.raises(SystemExit) as left:
        runpy.run_module("aic_faq", run_name="__main__")
    signal.signal(signal.SIGTERM, former)

    assert (0, f"aic-faq {version('aic-faq')}\n") == (left.value.code, capsys.readouterr().out)
