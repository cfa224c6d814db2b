"""``aic-faq preview``: what it takes, what it prints, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import click
import pytest

from aic_faq.preview import Documents, Preview

# Jobs in the background of a shell start with Ctrl-C ignored.
_SCRIPT = """\
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from aic_faq.cli import main
main()
"""
PROGRAM = (sys.executable, "-c", _SCRIPT)

_Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Documents]:
    """Have previews end when they begin, as by an interrupt, and give their documents."""
    documents: list[Documents] = []

    def run(self: Preview) -> None:
        documents.append(self._documents)
        self._documents.check()
        self._server.server_close()
        raise KeyboardInterrupt

    monkeypatch.setattr(Preview, "run", run)
    return documents


def test_the_address_is_printed(run: _Run, seen: list[Documents]) -> None:
    """It is all that is printed, and an interrupt is no failure."""
    code, out, err = run("preview", "faq.md", "--port", "0")

    assert (0, "") == (code, err)
    assert out.startswith("http://127.0.0.1:")
    assert ["faq.md"] == [each.name for each in seen[0].shown]


def test_the_options_reach_the_views(folder: Path, run: _Run, seen: list[Documents]) -> None:
    """Those of the page, the JSON-LD and the text, and what the project has set."""
    (folder / "aic-faq.toml").write_text('profile = "dsfr"\nbase_url = "https://example.org"\n', "utf-8")
    options = (
        "--open",
        "first",
        "--layout",
        "graph",
        "--width",
        "40",
        "--language",
        "fr",
        "--heading-level",
        "3",
    )
    assert 0 == run("preview", "faq.md", "--port", "0", "--from", "front-matter", *options)[0]
    settings = seen[0]._settings

    assert ("dsfr", 3, "first", "https://example.org", None, True) == (
        settings.page.profile,
        settings.page.heading_level,
        settings.page.open,
        settings.page.base_url,
        settings.page.assets_url,
        settings.page.standalone,
    )
    assert ("graph", "fr", "https://example.org") == (
        settings.jsonld.layout,
        settings.jsonld.language,
        settings.jsonld.base_url,
    )
    assert (40, "https://example.org") == (settings.text.width, settings.text.base_url)
    assert ("front-matter", "fr") == (settings.reading.format, settings.reading.language)
    assert str(folder / "aic-faq.toml") == settings.configuration


def test_findings_are_those_of_check(folder: Path, run: _Run, seen: list[Documents]) -> None:
    """What the project ignores is ignored here, too."""
    text = "---\ntitle: FAQ\nquestions:\n  - title: Smile (?\n    desc: Yes )-\n---\n"
    (folder / "faq.md").write_text(text, "utf-8")
    run("preview", "faq.md", "--port", "0")
    (folder / "aic-faq.toml").write_text(
        'select = ["default", "near-duplicate-title"]\n[per-file-ignores]\n"*.md" = ["unbalanced-bracket"]\n',
        "utf-8",
    )
    run("preview", "faq.md", "--port", "0")
    found = [{finding.code for finding in each.findings(each.shown[0]) or ()} for each in seen]

    assert [True, False] == ["unbalanced-bracket" in codes for codes in found]
    assert found[1] < found[0]


def test_settings_that_go_wrong_are_said_to_the_preview(
    folder: Path, run: _Run, seen: list[Documents]
) -> None:
    """Outside the command there is nobody to leave with an exit code."""
    run("preview", "faq.md", "--port", "0")
    (folder / "aic-faq.toml").write_text('profile = "x"\n', "utf-8")
    seen[0].refresh(configure=True)

    assert "expected one of details, headings" in seen[0].problem


def test_ids_to_open_are_those_of_any_document(folder: Path, run: _Run, seen: list[Documents]) -> None:
    """An id that none of them has is misspelt, unless one of them cannot be read."""
    (folder / "other.md").write_text("---\nquestions:\n  - {title: Quoi ?, desc: x}\n---\n", "utf-8")
    arguments = ("preview", "faq.md", "other.md", "--port", "0", "--open", "quoi")
    assert 0 == run(*arguments)[0]
    code, _, err = run(*arguments, "--open", "quo")
    assert (2, True) == (code, "no question has the id 'quo'" in err)
    (folder / "other.md").write_text("---\n", "utf-8")
    assert 0 == run(*arguments, "--open", "quo")[0]
    assert 2 == len(seen)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("-",), 2, "a preview needs files, not standard input"),
        ((), 2, "Missing argument 'FILE...'"),
        (("nothing.md",), 3, "nothing.md: error: no such file or directory"),
        (("no*.md",), 3, "no*.md: error: no such file or directory"),
        (("faq.md", "--port", "70000"), 2, "--port"),
        (("faq.md", "--host", "0.0.0.0"), 2, "No such option"),  # noqa: S104 - that there is none is the point
        (("faq.md", "--base-url", "x"), 2, "--base-url must be an absolute address"),
        (("faq.md", "--language", "?"), 2, "--language"),
        (("faq.md", "--width", "0"), 2, "--width"),
        (("faq.md", "--from", "nonsense"), 2, "--from: "),
    ],
)
def test_wrong_usage(
    arguments: tuple[str, ...], code: int, message: str, run: _Run, seen: list[Documents]
) -> None:
    """What cannot be shown is said at once, and nothing is served."""
    left, out, err = run("preview", *arguments)

    assert (code, "", True) == (left, out, message in err), err
    assert [] == seen


def test_a_port_in_use(run: _Run, seen: list[Documents]) -> None:
    """There is one line that says how to get another."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        code, out, err = run("preview", "faq.md", "--port", port)

    assert (2, "", []) == (code, out, seen)
    assert err.endswith(
        f"Error: port {port} of 127.0.0.1: address already in use; choose another with --port, or --port 0\n"
    )


@pytest.mark.parametrize(("package", "extra"), [("watchfiles", "preview"), ("rapidfuzz", "check")])
def test_a_missing_package(
    package: str, extra: str, folder: Path, run: _Run, monkeypatch: pytest.MonkeyPatch, seen: list[Documents]
) -> None:
    """It is said how to get it."""
    (folder / "aic-faq.toml").write_text('select = ["near-duplicate-title"]\n', "utf-8")
    monkeypatch.setitem(sys.modules, package, None)
    code, _, err = run("preview", "faq.md", "--port", "0")

    assert (2, True, []) == (code, err.endswith(f"pip install 'aic-faq[{extra}]'\n"), seen)


def test_the_browser_is_opened(run: _Run, monkeypatch: pytest.MonkeyPatch, seen: list[Documents]) -> None:
    """With the address that is printed."""
    opened: list[Any] = []
    monkeypatch.setattr(click, "launch", opened.append)
    _, out, _ = run("preview", "faq.md", "--port", "0", "--browser")

    assert ([out.strip()], 1) == (opened, len(seen))


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_signals_end_it_quietly(sent: signal.Signals, code: int, folder: Path) -> None:
    """Ctrl-C is how a preview ends; it leaves no trace, and no thread that hangs."""
    with subprocess.Popen(
        [*PROGRAM, "preview", "faq.md", "--port", "0"],
        cwd=folder,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        with urlopen(url, timeout=20) as page, urlopen(f"{url}changes", timeout=20) as changes:  # noqa: S310
            assert 200 == page.status == changes.status
            process.send_signal(sent)
            out, err = process.communicate(timeout=20)

    assert (code, "", "") == (process.returncode, out, err)
