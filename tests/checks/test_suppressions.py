"""Comments in documents switch rules off for what they stand at."""

from __future__ import annotations

import pytest

from aic_faq import Code, ReadOptions, Source, all_rules, check, read
from aic_faq.checks.suppressions import find_suppressions

BRACKET = Code.UNBALANCED_BRACKET.value
_PAGE = "# FAQ\n\n"
_HEAD = "---\nlang: en\nquestions:\n"


def codes(text: str, name: str = "faq.md") -> list[str]:
    """Give what is found, with its line."""
    found = check(read(Source(text, name)))
    return [
        f"{diagnostic.position and diagnostic.position.line} {diagnostic.code.value}" for diagnostic in found
    ]


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ("  - title: What (?\n    desc: A (b.\n", [f"4 {BRACKET}", f"5 {BRACKET}"]),
        ("  - title: What (? # aic-faq: ignore\n    desc: A (b.\n", [f"5 {BRACKET}"]),
        ("  - title: What (? # aic-faq: ignore[vague-link]\n    desc: A.\n", [f"4 {BRACKET}"]),
        (
            "  - title: What (?\n    # aic-faq: ignore[ unbalanced-bracket ,tab]\n    desc: A (b.\n",
            [f"4 {BRACKET}"],
        ),
        ("  # aic-faq: ignore[unbalanced-bracket]\n  - title: What (?\n    desc: A (b.\n", []),
        (
            "  # aic-faq: ignore[unbalanced-bracket]\n\n  # Why not.\n  - title: What (?\n    desc: A (b.\n",
            [f"{line} {BRACKET}" for line in (7, 8)],
        ),
        ("  # aic-faq: ignore\n  # aic-faq: ignore[tab]\n  - title: What (?\n    desc: A (b.\n", []),
        (
            (
                "  - title: What?\n    desc: >- # aic-faq: ignore\n      A.\n\n      B (c.\n"
                "  - title: Who (?\n    desc: D.\n"
            ),
            [f"9 {BRACKET}"],
        ),
        ("  - title: What?\n    desc: A (b.\n# aic-faq: ignore-file[unbalanced-bracket]\n", []),
        ("  - title: What?\n    desc: A (b.\n# aic-faq: ignore-file\n", []),
        ("  - title: What?\n    desc: A (b.\n# aic-faq: ignored\n", [f"5 {BRACKET}"]),
        ("  - title: What?\n    desc: A (b.\n    # aic-faq: ignore", None),
    ],
)
def test_comments_in_yaml(questions: str, expected: list[str] | None) -> None:
    """A comment is about its line and what is indented below it; a lone one, about what follows."""
    if expected is None:
        expected = [f"5 {BRACKET}"]
        questions += "\n"

    assert expected == codes(f"{_HEAD}{questions}---\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_PAGE}## What?\n\nYou are.\n\n<!-- aic-faq: ignore -->\n## Who?\n\nIt (is.\n", []),
        (f"{_PAGE}## What (?\n\nYou (see it.\n\n## Who?\n\nIt (is.\n", ["3", "5", "9"]),
        (
            f"{_PAGE}<!-- aic-faq: ignore -->\n## What (?\n\nYou (see it.\n\n## Who?\n\nIt (is.\n",
            ["10"],
        ),
        (
            f"{_PAGE}## What (? <!-- aic-faq: ignore -->\n\nYou (see it.\n\n## Who?\n\nIt is.\n",
            [],
        ),
        (
            f"{_PAGE}## What?\n\n<!-- aic-faq: ignore[{BRACKET}] -->\nYou (see.\n\n(T.\n\n## I?\n\nIt.\n",
            [],
        ),
        (f"{_PAGE}## What?\n\nYou are.\n\n## Who?\n\nIt is (him.\n\n<!-- aic-faq: ignore -->", ["9"]),
        (
            f"{_PAGE}## What?\n\nYou.\n\n## Who?\n\nIt (is.\n\n<!-- aic-faq: ignore-file[{BRACKET}] -->",
            [],
        ),
    ],
)
def test_comments_in_markdown(text: str, expected: list[str]) -> None:
    """A comment above a heading is about all below it, another one about its paragraph."""
    found = check(read(Source(text, "faq.md"), options=ReadOptions(format="markdown-page")))

    assert expected == [
        str(diagnostic.position.line)
        for diagnostic in found
        if diagnostic.code is Code.UNBALANCED_BRACKET and diagnostic.position
    ]


@pytest.mark.parametrize(
    ("before", "after", "is_off"),
    [
        ("", "", True),
        ("```", "```", False),
        ("~~~ yaml", "~~~~", False),
        ("> ````", "> ````", False),
        ("- ```", "  ```", False),
        ("```\n~~~\n```", "", True),
        ("```\n``` not the end", "```", False),
        ("``` `a` ```", "", True),
        # The item ends, and the block with it.
        ("- x\n\n  ```", "", True),
    ],
)
def test_comments_in_code(before: str, after: str, is_off: bool) -> None:  # noqa: FBT001
    """Within a fenced block of code, a comment shows how comments are written."""
    comment = f"<!-- aic-faq: ignore-file[{BRACKET}] -->"
    page = f"{_PAGE}## What (?\n\nSo:\n\n{before}\n{comment}\n{after}\n"
    assert is_off is (BRACKET in find_suppressions(Source(page)).everywhere)

    lines = f"{before}\n# aic-faq: ignore-file[{BRACKET}]\n{after}".split("\n")
    answer = "".join(f"      {line}\n" for line in lines)
    document = f"{_HEAD}  - title: What (?\n    desc: |-\n{answer}---\n"
    assert is_off is (BRACKET in find_suppressions(Source(document)).everywhere)


def test_an_unclosed_block_of_code_ends_with_its_answer() -> None:
    """The comments of the next question count."""
    unclosed = "  - title: What?\n    desc: |-\n      ```\n      a\n"
    following = f"  # aic-faq: ignore[{BRACKET}]\n  - title: Who?\n    desc: A.\n"

    off = find_suppressions(Source(f"{_HEAD}{unclosed}{following}---\n")).lines
    assert {line: {BRACKET} for line in (8, 9, 10)} == off


def test_codes_that_there_are_not_are_reported() -> None:
    """A misspelt code is no silence: it is told with its place, and the likely one."""
    source = Source(
        f"{_HEAD}  - title: What?\n    desc: A. # aic-faq: ignore[vague-links,zzzzzzzzzz]\n---\n", "faq.md"
    )

    found = check(read(source))

    assert [
        ("5:32", "no rule has the code 'vague-links'", "did you mean vague-link?"),
        ("5:32", "no rule has the code 'zzzzzzzzzz'", "see the list of rules in the documentation"),
    ] == [(str(diagnostic.position), diagnostic.message, diagnostic.hint) for diagnostic in found]
    others = tuple(rule for rule in all_rules() if rule.code is not Code.UNKNOWN_CODE)
    assert () == check(read(source), rules=others)


def test_errors_cannot_be_switched_off() -> None:
    """A document that is no FAQ stays one."""
    found = check(read(Source("# aic-faq: ignore-file\nquestions:\n  - title: a\n    desc: [", "faq.yaml")))

    assert ["invalid-yaml"] == [diagnostic.code.value for diagnostic in found]


def test_a_comment_at_the_end_is_about_nothing() -> None:
    """Where nothing follows, only its own line is meant."""
    assert {2: {"*"}} == find_suppressions(Source("a\n# aic-faq: ignore\n\n")).lines
