"""The examples of pages are tried in earnest: what is wrong with one fails."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
import yaml

from tests.examples import Block, Examples, assert_right, blocks_of

PAGE = """\
# A page

```{code-block} yaml
:caption: a/faq.yaml
- question: Why?
  answer: So.
```

<!-- not run: needs a server -->
```console
$ aic-faq check faq.md
```

<!-- file: b.txt -->
```text
Words.
```

```{toctree}
page
```
"""


def block(language: str, content: str, **fields: str) -> Block:
    """Make a block."""
    return Block(language=language, content=content, line=1, **fields)


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Examples:
    """Give a folder to try examples in."""
    return Examples(tmp_path, monkeypatch)


def test_blocks(tmp_path: Path) -> None:
    """Blocks have the name of their file, and say why they are not run; directives are none."""
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")

    found = [(each.language, each.caption, each.not_run) for each in blocks_of(tmp_path / "page.md")]
    assert [("yaml", "a/faq.yaml", ""), ("console", "", "needs a server"), ("text", "b.txt", "")] == found


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (block("console", "$ cat b.txt\nOther words.\n"), block("console", "$ cat b.txt\nWords.\n")),
        (block("console", "$ cat b.txt\n"), block("console", "$ cat b.txt\nWor...\n")),
        (block("console", "$ aic-faq ids c.md\n"), block("console", "$ aic-faq ids c.yaml\nwhy\tWhy?\n")),
        (block("text", "No.\n", caption="b.txt now"), block("text", "Words.\n", caption="b.txt now")),
        (block("python", ">>> 1 + 1\n3\n"), block("python", ">>> 1 + 1\n2\n")),
        (block("no-language", ""), block("text", "")),
        (block("toml", ""), block("toml", "a = 1")),
    ],
)
def test_what_is_wrong_fails(examples: Examples, wrong: Block, right: Block) -> None:
    """An example that does not do what it shows fails, and one that does not fails not."""
    examples.attempt(block("text", "Words.\n", caption="b.txt"))
    examples.attempt(block("yaml", "- question: Why?\n  answer: So.\n", caption="c.yaml"))

    examples.attempt(right)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        examples.attempt(wrong)


def test_errors_of_python_and_data(examples: Examples) -> None:
    """Python that raises and data that cannot be read fail."""
    with pytest.raises(ZeroDivisionError):
        examples.attempt(block("python", "1 / 0\n"))
    with pytest.raises(yaml.YAMLError):
        examples.attempt(block("yaml", "a: [\n"))


def test_code_of_a_page_knows_what_stands_above(examples: Examples) -> None:
    """Names live as long as the page, and files that it has written can be imported."""
    examples.attempt(block("python", "NUMBER = 7\n", caption="written_above.py"))
    examples.attempt(block("python", "from written_above import NUMBER\n"))

    examples.attempt(block("python", ">>> NUMBER\n7\n"))


@pytest.mark.parametrize(
    "command",
    ["aic-faq check --no-such-option faq.md", "cat faq.md | aic-faq export - --to nothing > a.txt"],
)
def test_commands_that_are_not_run_are_right_all_the_same(command: str) -> None:
    """Options that there are not are found without running anything."""
    with pytest.raises(click.UsageError):
        assert_right(command)


def test_what_pip_is_asked_for_exists() -> None:
    """Only extras that there are can be installed."""
    assert_right("pip install 'aic-faq[cli,html]' && aic-faq build faq.md -o site")

    with pytest.raises(AssertionError):
        assert_right("pip install 'aic-faq[everything]'")
