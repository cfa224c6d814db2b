"""The examples on a page: code, commands and files, tried in their order in one folder.

- A block with a caption is a file of that name, and so is one below ``<!-- file: NAME -->``; with the
  word ``now`` behind the name it is what the file holds by then.
- In a block ``console`` each line with a dollar sign is run, and prints what stands below it.
- Python is run; with ``>>>``, its results are compared.
- Data must be well-formed, and so must templates of Jinja.
- A comment ``<!-- not run: REASON -->`` above a block says why it is not; commands of ours must be right
  all the same.
"""

from __future__ import annotations

import difflib
import doctest
import importlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import pytest
import yaml
from attrs import field, frozen
from click.testing import CliRunner
from markdown_it import MarkdownIt

from aic_faq.cli._group import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("Block", "Examples", "blocks_of")

# Directives of Sphinx are tried when the documentation is built; what is only read by people is not tried.
_ONLY_READ = frozenset(("css", "html", "liquid", "md", "rst", "text"))
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_REMARK = re.compile(r"<!-- (not run|file): (.+) -->")
_NEEDS_A_SHELL = re.compile(r"[|<>&;*$`]")
_REDIRECTIONS = frozenset((">", ">>", "<"))
_OPERATORS = _REDIRECTIONS | {"|", "&&", ";"}
_EXTRAS = re.compile(r"aic-faq\[([a-z,]+)\]")
_COLOR_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "COLORTERM")
_ROOT = Path(__file__).resolve().parent.parent
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@frozen(kw_only=True)
class Block:
    """Hold a block of a page."""

    language: str
    content: str
    line: int
    caption: str = ""
    not_run: str = ""


def blocks_of(page: Path, /) -> Iterator[Block]:
    """Give the blocks of a page that are no directives."""
    text = page.read_text(encoding="utf-8")
    lines = text.split("\n")
    for token in MarkdownIt().parse(text):
        if token.type != "fence" or token.map is None:
            continue
        line = token.map[0]
        remark = _REMARK.fullmatch(lines[line - 1])
        language, content, caption = token.info.strip(), token.content, ""
        if language.startswith("{code-block}"):
            language = language.removeprefix("{code-block}").strip()
            option, _, content = content.partition("\n")
            caption = option.removeprefix(":caption:").strip()
            content = content.removeprefix("\n")
        kind, words = remark.groups() if remark else ("", "")
        if not language.startswith("{"):
            yield Block(
                language=language,
                content=content,
                line=line + 1,
                caption=words if kind == "file" else caption,
                not_run=words if kind == "not run" else "",
            )


@frozen
class Examples:
    """Try the blocks of a page in a folder, which the test makes its own."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    _names: dict[str, Any] = field(factory=lambda: {"__name__": "example"}, init=False)

    def __attrs_post_init__(self) -> None:
        programs = self.folder / ".programs"
        programs.mkdir()
        self._program(programs / "aic-faq", f"{sys.executable} -c 'from aic_faq.cli import main; main()'")
        self._program(programs / "python", sys.executable)
        path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
        self.monkeypatch.setenv("PATH", path)
        self.monkeypatch.setenv("PYTHONUTF8", "1")
        for name in _COLOR_VARIABLES:
            self.monkeypatch.delenv(name, raising=False)
        # Every page can speak of the founding document; one that says what is in faq.md writes another.
        (self.folder / "examples").symlink_to(_ROOT / "examples")
        shutil.copy(_ROOT / "examples" / "accelerateur.md", self.folder / "faq.md")
        self.monkeypatch.syspath_prepend(str(self.folder))
        self.monkeypatch.chdir(self.folder)

    @staticmethod
    def _program(path: Path, command: str) -> None:
        path.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
        path.chmod(0o755)

    def attempt(self, block: Block, /) -> None:
        """Try one block; what is wrong fails the test."""
        if block.caption:
            self._file(block)
            return
        match block.language:
            case "console":
                for command, expected in _commands(block.content):
                    assert_right(command)
                    if not block.not_run:
                        self._compare(block, expected, self._run(command))
            case _ if block.not_run:
                pass
            case "python" | "pycon" if ">>> " in block.content:
                self._doctest(block)
            case "python":
                exec(compile(block.content, f"<line {block.line}>", "exec"), self._names)  # noqa: S102
            case "yaml":
                assert list(yaml.safe_load_all(block.content))
            case "toml":
                assert tomllib.loads(block.content)
            case "json":
                assert json.loads(block.content)
            case "jinja":
                jinja2.Environment(autoescape=True).parse(block.content)
            case language:
                assert language in _ONLY_READ, f"line {block.line}: nothing is known of {language!r}"

    @staticmethod
    def _file(block: Block) -> None:
        name, _, now = block.caption.partition(" ")
        path = Path(name)
        if now:
            assert block.content == path.read_text(encoding="utf-8"), f"line {block.line}"
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.content, encoding="utf-8")

    def _doctest(self, block: Block) -> None:
        test = doctest.DocTestParser().get_doctest(block.content, self._names, "page", None, block.line)
        test.globs = self._names
        told: list[str] = []
        outcome = doctest.DocTestRunner(optionflags=_FLAGS).run(test, out=told.append, clear_globs=False)
        assert outcome.attempted
        assert 0 == outcome.failed, "".join(told)

    def _run(self, command: str) -> str:
        """Run one command, and give what a terminal would show."""
        words = shlex.split(command)
        if words == ["pip", "install", "."]:
            _install_here()
            return ""
        if words[:2] == ["pip", "install"]:  # what is installed already is what is tested
            return ""
        if words[0] == "cd":
            self.monkeypatch.chdir(words[1])
            return ""
        if words[0] == "aic-faq" and not _NEEDS_A_SHELL.search(command):
            return CliRunner().invoke(cli, words[1:], prog_name="aic-faq").output
        done = subprocess.run(
            ["sh", "-c", command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
            timeout=120,
        )
        return done.stdout

    @staticmethod
    def _compare(block: Block, expected: str, found: str) -> None:
        """Compare; a line ``...`` stands for any."""
        if not doctest.OutputChecker().check_output(expected, found, doctest.ELLIPSIS):
            lines = difflib.ndiff(expected.splitlines(), found.splitlines())
            pytest.fail(f"line {block.line}: other output:\n" + "\n".join(lines))


def _install_here() -> None:
    """Install the project of this folder, which is on the path, as an editable install would."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    metadata = Path(f"{project['name'].replace('-', '_')}-{project['version']}.dist-info")
    metadata.mkdir()
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (metadata / "METADATA").write_text(head, encoding="utf-8")
    lines: list[str] = []
    for group, points in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {target}" for name, target in points.items())]
    (metadata / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    importlib.invalidate_caches()


def _commands(session: str) -> list[tuple[str, str]]:
    """Give each command of a session with what it prints."""
    commands: list[tuple[str, str]] = []
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        while command.endswith("\\"):
            more, _, output = output.partition("\n")
            command = command[:-1] + more.strip()
        commands.append((command.partition("  # ")[0].strip(), output))
    return commands


def assert_right(command: str, /) -> None:
    """Fail unless what is said to our own command, or asked of pip, exists."""
    for extras in _EXTRAS.findall(command):
        assert set(extras.split(",")) <= set(_PROJECT["optional-dependencies"])
    for words in _simple_commands(command):
        if not words[0].endswith("aic-faq") or words[1] == "--version":
            continue
        name, *arguments = words[1:]
        found = cli.get_command(cli.make_context("aic-faq", [name]), name)
        assert found is not None, name
        found.make_context(name, arguments)


def _simple_commands(command: str) -> Iterator[list[str]]:
    """Give the words of each command of a line, without where its output goes."""
    lexer = shlex.shlex(command, posix=True, punctuation_chars="|<>&;")
    lexer.whitespace_split = True
    words: list[str] = []
    for word in [*lexer, ";"]:
        if word in _OPERATORS:
            if words:
                yield words
            words = [""] if word in _REDIRECTIONS else []
        else:
            words.append(word)
