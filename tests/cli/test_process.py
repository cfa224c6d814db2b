"""The command as a process: streams, signals, locale, terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

PROGRAM = (sys.executable, "-c", "from aic_faq.cli import main; main()")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("export", "faq.md", "--to", "text"), 0),
        (("--help",), 0),
        (("--version",), 0),
        (("export", "bad.md", "--to", "text"), 1),
        (("export", "faq.md"), 2),
        (("nonsense",), 2),
        (("export", "missing.md", "--to", "text"), 3),
        (("build", "faq.md", "-o", "faq.md"), 3),
    ],
)
def test_the_exit_code_says_how_it_went(
    arguments: tuple[str, ...], code: int, folder: Path, command: Run
) -> None:
    """Scripts can tell a bad document from a missing file and from a typing error."""
    (folder / "bad.md").write_text("no front matter")

    left, _, err = command(*arguments)

    assert code == left
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="locale C"),
        pytest.param({"PYTHONIOENCODING": "latin-1"}, id="latin-1"),
        pytest.param({"PYTHONIOENCODING": "ascii:strict"}, id="ascii"),
    ],
)
def test_results_are_utf8_whatever_the_locale(variables: dict[str, str], folder: Path, command: Run) -> None:
    """Standard output, files and the names of files: one encoding."""
    code, out, _ = command("export", "faq.md", "--to", "text", **variables)
    assert (0, True) == (code, "Où est-ce ?" in out)

    code, _, _ = command("build", "faq.md", "-o", "site", **variables)
    assert (0, out) == (code, (folder / "site" / "faq.txt").read_bytes().decode("utf-8"))


def test_messages_survive_an_encoding_without_their_characters(folder: Path, command: Run) -> None:
    """What standard error cannot show is written as an escape."""
    (folder / "bad.md").write_text("où ?", encoding="utf-8")

    code, _, err = command("export", "bad.md", "--to", "text", PYTHONIOENCODING="ascii:backslashreplace")

    assert (1, True) == (code, "o\\xf9 ?" in err)


_QUESTIONS = 2000


def _long_document() -> str:
    """Give a document with more text than a pipe holds."""
    questions = "".join(
        f"  - title: Question {number}\n    desc: {'words ' * 50}\n" for number in range(_QUESTIONS)
    )
    return f"---\nquestions:\n{questions}---\n"


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_long_result_is_written_to_its_end(unbuffered: str, folder: Path, command: Run) -> None:
    """A pipe that takes a part at a time gets all parts."""
    (folder / "long.md").write_text(_long_document())

    code, out, _ = command("export", "long.md", "--to", "text", PYTHONUNBUFFERED=unbuffered)

    assert (0, _QUESTIONS) == (code, out.count("Question "))


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_broken_pipe_ends_quietly(unbuffered: str, folder: Path) -> None:
    """Whoever reads the first line and leaves gets no complaint."""
    (folder / "long.md").write_text(_long_document())
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    program = [*PROGRAM, "export", "long.md", "--to", "text"]
    reader, writer = os.pipe()
    with subprocess.Popen(program, stdout=writer, stderr=subprocess.PIPE, env=environment) as process:
        os.close(writer)
        os.read(reader, 10)
        os.close(reader)
        _, err = process.communicate(timeout=60)

    assert (141, b"") == (process.returncode, err)


@pytest.mark.parametrize(
    ("arguments", "redirect", "message"),
    [
        (("faq.md",), ">&-", "<stdout>: error: is closed [file-access]"),
        (("-",), "<&-", "<stdin>: error: is closed [file-access]"),
        (("-",), "0> out", "<stdin>: error: bad file descriptor [file-access]"),
        (("faq.md",), "> /dev/full", "<stdout>: error: no space left on device [file-access]"),
    ],
)
def test_a_stream_that_fails_is_named(
    arguments: tuple[str, ...], redirect: str, message: str, command: Run
) -> None:
    """A closed or full stream is a file that cannot be read or written."""
    code, out, err = command("export", *arguments, "--to", "text", redirect=redirect)

    assert (3, "", message) == (code, out, err.split("\n", maxsplit=1)[0])
    assert "Exception ignored" not in err


def test_a_closed_standard_error_changes_nothing(folder: Path, command: Run) -> None:
    """Messages are lost, the exit code is not."""
    (folder / "bad.md").write_text("no front matter")

    assert (1, "", "") == command("export", "bad.md", "--to", "text", redirect="2>&-")


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_ends_quietly_and_leaves_no_file(name: str, code: int, folder: Path) -> None:
    """Ctrl-C or a shutdown while the files are stored: the former files, and nothing else."""
    (folder / "site").mkdir()
    (folder / "site" / "faq.txt").write_text("former")
    # The second file is as far as it comes.
    script = (
        "import os, signal\n"
        "from aic_faq.cli import main\n"
        # Jobs in the background of a shell start with Ctrl-C ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "fsync, calls = os.fsync, []\n"
        "def stop(descriptor):\n"
        "    fsync(descriptor)\n"
        "    calls.append(descriptor)\n"
        "    if len(calls) == 2:\n"
        f"        os.kill(os.getpid(), signal.{name})\n"
        "os.fsync = stop\n"
        "main()\n"
    )
    program = [sys.executable, "-c", script, "build", "faq.md", "-o", "site"]
    done = subprocess.run(program, capture_output=True, check=False, timeout=60)

    assert (code, b"", b"") == (done.returncode, done.stdout, done.stderr.strip())
    assert {"faq.txt": "former"} == {path.name: path.read_text() for path in (folder / "site").iterdir()}


def test_the_fine_path_imports_nothing_for_messages() -> None:
    """A build without problems pays for no colours, widths or metadata."""
    script = (
        "import sys\n"
        "from aic_faq.cli import main\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    heavy = {'rich', 'wcwidth', 'importlib.metadata', 'aic_faq.cli._report'}\n"
        "    print(sorted(heavy & {*sys.modules}), file=sys.stderr)\n"
    )
    program = [sys.executable, "-c", script, "export", "faq.md", "--to", "html"]
    done = subprocess.run(program, capture_output=True, check=True, timeout=60)

    assert b"[]\n" == done.stderr


class TestTerminal:
    """Colours are for terminals."""

    @pytest.mark.parametrize(
        ("variables", "colored"),
        [
            ({"TERM": "xterm-256color"}, True),
            ({"TERM": "dumb"}, False),
            ({"TERM": "xterm", "NO_COLOR": "1"}, False),
            ({"TERM": "xterm", "NO_COLOR": ""}, True),
            ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ],
    )
    def test_a_terminal_gets_colors_unless_it_refuses(
        self, variables: dict[str, str], folder: Path, *, colored: bool
    ) -> None:
        """NO_COLOR and a dumb terminal keep colours away."""
        (folder / "bad.md").write_text("no front matter")

        assert colored == (
            "\x1b[" in _on_terminal(["export", "bad.md", "--to", "text"], variables, columns=80)
        )

    def test_excerpts_fit_the_terminal(self, folder: Path) -> None:
        """Long lines are cut to the columns there are, so that carets stay in place."""
        (folder / "bad.md").write_text(f"---\ntitle: {'words ' * 50}: x\n---\n")

        shown = _on_terminal(
            ["export", "bad.md", "--to", "text"], {"NO_COLOR": "1", "TERM": "xterm"}, columns=50
        )

        excerpt, carets = shown.splitlines()[1:3]
        assert 50 >= len(excerpt) > 40
        assert ":" == excerpt[carets.index("^")]


def _on_terminal(arguments: list[str], variables: dict[str, str], columns: int) -> str:
    """Run the command with standard error on a terminal, and give what the terminal got."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    process = subprocess.run(
        [*PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=False,
        timeout=60,
        env={**os.environ, **variables},
    )
    os.close(theirs)
    chunks: list[bytes] = []
    try:
        while chunk := os.read(ours, 65536):
            chunks.append(chunk)
    except OSError:
        pass  # Linux says so when the other end is closed
    finally:
        os.close(ours)
    assert 1 == process.returncode
    return b"".join(chunks).decode("utf-8").replace("\r\n", "\n")
