"""``aic-faq build`` for many documents."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from aic_faq import build
from aic_faq.cli._progress import Progress
from tests.batch.sites import MANIFEST, faq, files_of, write

# Only who waits for the disk is left out: whole files do not depend on it where a process is killed.
PROGRAM = (
    sys.executable,
    "-c",
    "import os; os.fsync = lambda _: None; from aic_faq.cli import main; main()",
)

_Run = Callable[..., tuple[int, str, str]]
distributed = pytest.importorskip("distributed")


class _GivingUp(Executor):
    """Stand for the client of a cluster whose workers die."""

    def __init__(self, _address: str, **_options: object) -> None:
        self.ncores = dict

    def get_executor(self, **_options: object) -> Executor:
        """Give what takes the work."""
        return self

    def submit(self, _fn: Callable[..., Any], /, *_arguments: Any, **_options: Any) -> Future[Any]:
        """Take work, and lose it."""
        future: Future[Any] = Future()
        future.set_exception(distributed.KilledWorker("pages", None, 3))
        return future


def lines(*paths: str) -> str:
    """Give the paths as they are printed."""
    return "".join(f"{path}\n" for path in paths)


class TestWhatIsASite:
    """Several documents, a folder of them, a pattern, and one with an option for sites."""

    @pytest.mark.parametrize(
        "arguments",
        [("docs",), ("docs/*.md",), ("docs/a.md", "docs/b.md"), ("docs/a.md", "docs/b.md", "--jobs", "1")],
    )
    def test_pages_and_their_list_are_written(
        self, arguments: tuple[str, ...], folder: Path, run: _Run
    ) -> None:
        """Their paths are printed, and the numbers on standard error."""
        write(folder / "docs", {"a.md": faq("Why?"), "b.md": faq("Who?")})

        code, out, err = run("build", *arguments, "-o", "site")

        written = lines("site/a/index.html", "site/b/index.html", "site/index.html")
        assert (0, written, "2 built\n") == (code, out, err)
        assert (0, "", "2 unchanged\n") == run("build", *arguments, "-o", "site")

    @pytest.mark.parametrize("option", [("--site",), ("--jobs", "1"), ("--title", "Help"), ("--prune",)])
    def test_one_document_is_a_site_if_asked(self, option: tuple[str, ...], folder: Path, run: _Run) -> None:
        """So that a pattern of the shell that fits one file makes no other site."""
        assert (0, lines("site/faq/index.html", "site/index.html")) == run(
            "build", "faq.md", "-o", "site", *option
        )[:2]
        assert b"<h1" in files_of(folder / "site")["index.html"]

    def test_a_folder_with_a_file_for_each_question_is_a_page(self, folder: Path, run: _Run) -> None:
        """As it always was."""
        write(folder / "shop", {"1.md": "---\ntitle: Why?\n---\nSo.\n"})

        assert 0 == run("build", "shop", "-o", "site")[0]
        assert {"faq.jsonld", "faq.txt", "index.html"} == {*files_of(folder / "site")}

    def test_standard_input_is_no_site(self, run: _Run) -> None:
        """It has no name."""
        code, _, err = run("build", "-", "faq.md", "-o", "site")

        assert (2, True) == (code, "a site is made of files, not of standard input" in err)


def test_drafts_are_skipped_and_told(folder: Path, run: _Run) -> None:
    """A draft is no failure, and its page is not written; a site of drafts alone is."""
    write(folder / "docs", {"a.md": faq("Why?"), "b.md": faq("Who?", head="draft: true\n")})

    code, out, err = run("build", "docs", "-o", "site")

    told = "docs/b.md:1:1: warning: every question is a draft: nothing would be shown [no-questions]"
    assert (0, lines("site/a/index.html", "site/index.html")) == (code, out)
    assert [told, "1 built, 1 skipped"] == [err.splitlines()[0], err.splitlines()[-1]]
    assert 1 == run("build", "docs/b.md", "-o", "other", "--site")[0]


def test_an_id_to_open_that_no_page_has(folder: Path, run: _Run) -> None:
    """It is wrong usage, as it is of a single document; the pages are there."""
    write(folder / "docs", {"a.md": faq("Why?"), "b.md": faq("Who?")})

    assert 0 == run("build", "docs", "-o", "site", "--open", "why")[0]
    for _ in range(2):
        code, _, err = run("build", "docs", "-o", "site", "--open", "who", "--open", "where")
        assert (2, True) == (code, "--open: no question has the id 'where'" in err)
    assert b"<details open" in files_of(folder / "site")["b/index.html"].replace(
        b' class="faq-question"', b""
    )


def test_options_reach_all_pages(folder: Path, run: _Run) -> None:
    """Those of the pages, of the list, and of the site map."""
    write(folder / "docs", {"a.md": faq("Why?"), "b.md": faq("Why?")})
    options = ("--base-url", "https://example.org", "--language", "fr", "--profile", "dl", "--title", "Aide")

    code, out, err = run("build", "docs", "-o", "site", *options, "--repeated", "keep")

    files = files_of(folder / "site")
    assert (0, True) == (code, out.endswith("site/index.html\nsite/sitemap.xml\n"))
    assert "both pages mark it up" in err
    assert b'<html lang="fr"' in files["a/index.html"]
    assert b"<dl" in files["b/index.html"]
    assert b">Aide</h1>" in files["index.html"]
    assert b"https://example.org/b/" in files["sitemap.xml"]
    assert b"Why?" in files["b/faq.jsonld"]


class TestExitCodes:
    """Scripts can tell how it went."""

    def test_a_bad_document_leaves_with_1(self, folder: Path, run: _Run) -> None:
        """It is shown with its line, and the others are built."""
        write(folder / "docs", {"a.md": faq("Why?"), "b.md": "---\nquestions:\n  - [\n---\n"})

        code, out, err = run("build", "docs", "-o", "site")

        assert (1, lines("site/a/index.html", "site/index.html")) == (code, out)
        assert "docs/b.md:3:5: error: " in err
        assert "   3 |   - [\n" in err
        assert err.endswith("1 built, 1 failed\n")

    def test_a_file_that_is_not_there_leaves_with_3(self, folder: Path, run: _Run) -> None:
        """The others are built."""
        code, out, err = run("build", "faq.md", "missing.md", "-o", "site")

        assert (3, lines("site/faq/index.html", "site/index.html")) == (code, out)
        assert err == ("missing.md: error: no such file or directory [file-access]\n1 built, 1 failed\n")
        assert (folder / "site" / "faq" / "faq.txt").exists()

    def test_no_document_leaves_with_1(self, folder: Path, run: _Run) -> None:
        """An empty site is no success; nothing that is found and is no FAQ is an error."""
        write(folder / "docs", {"a.md": "# Words\n"})

        assert (1, "site/index.html\n", "1 skipped\n") == run("build", "docs", "-o", "site")
        (folder / "docs" / "a.md").unlink()
        assert (1, "", "no documents\n") == run("build", "docs", "-o", "site", "--site")

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("a/faq.md", "b/faq.md"), "a/faq.md and b/faq.md would both be faq/index.html"),
            (("a", "--jobs", "many"), "expected a number up to 256, or auto, got 'many'"),
            (("a", "--jobs", "257"), "expected a number up to 256, or auto, got '257'"),
            (("a", "--from", "nonsense"), "--from: no shape of document is called 'nonsense'"),
            (("a", "--base-url", "x"), "--base-url must be an absolute address"),
            (("a", "--dask", "tcp://127.0.0.1:9"), "--dask: no cluster answers at tcp://127.0.0.1:9"),
        ],
    )
    def test_wrong_usage_leaves_with_2(
        self,
        arguments: tuple[str, ...],
        message: str,
        folder: Path,
        run: _Run,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """What was meant is said."""
        monkeypatch.setattr("aic_faq.cli._site._SECONDS_TO_ANSWER", 0.1)
        write(folder, {"a/faq.md": faq("Why?"), "b/faq.md": faq("Who?")})

        code, out, err = run("build", *arguments, "-o", "site")

        assert (2, "", True) == (code, out, message in err)

    def test_a_site_that_cannot_be_written_leaves_with_3(self, folder: Path, run: _Run) -> None:
        """One clear error."""
        write(folder / "docs", {"a.md": faq("Why?")})

        code, out, err = run("build", "docs", "-o", "faq.md/site")

        assert (3, "") == (code, out)
        assert err == (
            "faq.md/site: error: not a directory [file-access]\n"
            "hint: a file stands where a folder is needed: name another place\n"
        )

    def test_a_cluster_that_gives_up_leaves_with_3(
        self, folder: Path, run: _Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Its workers have died again and again; that is said once more, without a traceback."""
        write(folder / "docs", {"a.md": faq("Why?"), "b.md": faq("Who?")})
        monkeypatch.setattr(distributed, "Client", _GivingUp)

        code, out, err = run("build", "docs", "-o", "site", "--dask", "tcp://127.0.0.1:9")

        assert (3, "") == (code, out)
        assert err.startswith(
            "workers of the cluster have died again and again while they made the same pages;"
            " going on with new ones\nsite: error: workers"
        )

    def test_dask_may_be_missing(self, run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """The extra is named."""
        monkeypatch.setitem(sys.modules, "distributed", None)

        code, _, err = run("build", "faq.md", "-o", "site", "--dask", "tcp://127.0.0.1:9")

        assert (2, True) == (code, "pip install 'aic-faq[dask]'" in err)


class TestReport:
    """What became of each document, as JSON."""

    def test_it_is_written_to_a_file(self, folder: Path, run: _Run) -> None:
        """Also where a document has errors."""
        write(folder / "docs", {"a.md": faq("Why?"), "b.md": "---\n"})

        assert 1 == run("build", "docs", "-o", "site", "--report", "report.json")[0]
        assert 1 == json.loads((folder / "report.json").read_text("utf-8"))["counts"]["failed"]

    def test_it_may_be_what_is_printed(self, run: _Run) -> None:
        """Instead of the paths."""
        _, out, _ = run("build", "faq.md", "-o", "site", "--report", "-")

        assert ["faq.md"] == [document["source"] for document in json.loads(out)["documents"]]


def test_a_document_that_is_no_text_is_shown_without_an_excerpt(folder: Path, run: _Run) -> None:
    """There is none to show."""
    (folder / "latin.md").write_bytes(b"---\ntitle: \xe9\n---\n")

    code, _, err = run("build", "latin.md", "-o", "site", "--site")

    assert (1, True) == (code, "latin.md:2:8: error: byte 0xe9 is not UTF-8" in err)


def test_stale_files_and_leftovers_are_told(folder: Path, run: _Run) -> None:
    """What --prune is about, and what has been removed."""
    write(folder / "docs", {"a.md": faq("Why?"), "b.md": faq("Who?")})
    run("build", "docs", "-o", "site")
    (folder / "site" / "a" / ".aic-faq-0123456789abcdef.tmp").write_text("part")
    with closing(sqlite3.connect(folder / "site" / MANIFEST)) as connection, connection:
        connection.execute("UPDATE note SET value = '1' WHERE name = 'running'")
    assert (
        "removed: a/.aic-faq-0123456789abcdef.tmp, which a build had left that was killed\n2 unchanged\n"
    ) == run("build", "docs", "-o", "site")[2]
    (folder / "docs" / "b.md").unlink()

    err = run("build", "docs", "-o", "site")[2]
    assert "stale: b/index.html; --prune removes what documents that are gone have left\n" in err
    assert "1 unchanged, 3 files removed\n" == run("build", "docs", "-o", "site", "--prune")[2]


def test_a_document_that_was_made_shorter_is_shown_without_an_excerpt(
    folder: Path, run: _Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes need not wait until the site is built."""
    write(folder, {"a.md": "---\nquestions:\n  - title: [\n---\n"})

    def shorter(*arguments: Any, **options: Any) -> Any:
        done = build(*arguments, **options)
        write(folder, {"a.md": ""})
        return done

    monkeypatch.setattr("aic_faq.cli._site.build", shorter)
    code, _, err = run("build", "a.md", "-o", "site", "--site")

    assert (1, True, False) == (code, "a.md:3:12: error: " in err, " | " in err)


def test_leftovers_send_nothing_to_the_terminal(folder: Path, run: _Run) -> None:
    """Somebody else may have named the folder."""
    write(folder / "docs", {"a.md": faq("Why?")})
    run("build", "docs", "-o", "site")
    write(folder / "site" / "\x1b[31m", {".aic-faq-0123456789abcdef.tmp": "part"})
    with closing(sqlite3.connect(folder / "site" / MANIFEST)) as connection, connection:
        connection.execute("UPDATE note SET value = '1' WHERE name = 'running'")

    assert r"removed: \x1b[31m/.aic-faq-" in run("build", "docs", "-o", "site")[2]


def test_the_report_overwrites_no_document(folder: Path, run: _Run) -> None:
    """What was read stays, however it was named."""
    write(folder / "docs", {"a.md": faq("Why?")})

    code, _, err = run("build", "docs", "-o", "site", "--report", "docs/../docs/a.md")

    assert (3, True) == (code, "is the document that is read" in err)
    assert faq("Why?") == (folder / "docs" / "a.md").read_text(encoding="utf-8")


def test_a_full_disk_is_one_clear_error(folder: Path, run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stood there stays, byte for byte; the same build goes on when there is room."""
    write(folder / "docs", {"a.md": faq("Why?"), "b.md": faq("Who?")})
    run("build", "docs", "-o", "site")
    former = files_of(folder / "site")
    write(folder / "docs", {"a.md": faq("Why not?"), "b.md": faq("Who else?")})

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as context:
        context.setattr(os, "fsync", full)
        code, out, err = run("build", "docs", "-o", "site")

    assert (3, "") == (code, out)
    assert err == (
        "site/a/index.html: error: no space left on device [file-access]\n"
        "hint: check the path, the permissions and the free space\n"
    ).replace("site/a", str(folder / "site" / "a"))
    assert former == files_of(folder / "site")
    assert (0, "2 built\n") == run("build", "docs", "-o", "site")[::2]


class TestProgress:
    """Progress is for terminals, and for work that takes longer than a moment."""

    @pytest.mark.parametrize(
        ("color", "term", "moment", "seen"),
        [
            (None, "xterm", 0, True),
            (False, "xterm", 0, True),
            (None, "dumb", 0, False),
            (None, "xterm", 60, False),
        ],
    )
    def test_a_terminal_sees_it(
        self,
        color: bool | None,  # noqa: FBT001
        term: str,
        moment: float,
        seen: bool,  # noqa: FBT001
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """How many of how many, the rate and the time that is left; but for short work, and not if dumb."""
        pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
        ours, theirs = pty.openpty()
        monkeypatch.setenv("TERM", term)
        with os.fdopen(theirs, "w", encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stderr", stream)
            with Progress(color=color, moment=moment) as progress:
                progress.advance(1, 40)
                progress.advance(20, 40)
            stream.write("end")
            stream.flush()
            # What a terminal is written comes in pieces.
            written = b""
            while not written.endswith(b"end"):
                written += os.read(ours, 65536)
            shown = written.decode("utf-8")
        os.close(ours)

        assert seen == ("20/40" in shown)
        assert seen or "end" == shown

    def test_a_file_shows_none(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Neither does a pipe."""
        with Progress(color=None, moment=0) as progress:
            progress.advance(1, 40)

        assert "" == capsys.readouterr().err
