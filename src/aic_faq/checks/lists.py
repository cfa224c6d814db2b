"""Lists that are none in Markdown."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.checks.examples import document
from aic_faq.checks.rule import Rule
from aic_faq.diagnostics import Code, Edit
from aic_faq.markup import HardBreak, Paragraph, SoftBreak, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.passages import Passage
    from aic_faq.checks.rule import Checked, Finding

__all__ = ("RULES",)

_SIGNS = "•‣◦▪●○■▸►➢➤✓✔✅–—"
_BULLET = re.compile(rf"^[ ]{{0,3}}(?P<sign>[{_SIGNS}]|-(?=[^\W\d_]))[ \t]*(?=\S)", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_NUMBER = re.compile(r"^[ ]{0,3}(?P<number>\d{1,3})[.)][ ]+(?=\S)", re.MULTILINE)


def _find_fake(checked: Checked) -> Iterator[Finding]:
    for passage in checked.markdown_passages:
        markdown = passage.markdown
        if not ("\n" in markdown and ("-" in markdown or any(sign in markdown for sign in _SIGNS))):
            continue
        those = _lines_of_one_paragraph(passage.prose)
        if not those:
            continue
        at, sign = those[0].start("sign"), those[0]["sign"]
        message = f"{len(those)} lines begin with {sign} like a list, but are read as one paragraph"
        finding = checked.at(passage, at, at + 1, message, hint="write - and a space before each of them")
        edits: list[Edit] = []
        for match in those:
            end = match.end("sign") + 1
            edits += checked.edits(passage, match.start("sign"), end, f"- {markdown[end - 1 : end].strip()}")
        yield evolve(finding, edits=tuple(edits) if len(edits) == len(those) else ())


def _lines_of_one_paragraph(prose: str) -> list[re.Match[str]]:
    """Give the first lines, two or more, that begin with the same sign and have no blank line between."""
    those: list[re.Match[str]] = []
    for match in _BULLET.finditer(prose):
        if those and (
            those[0]["sign"] != match["sign"] or _BLANK_LINE.search(prose, those[-1].start(), match.start())
        ):
            if len(those) > 1:
                break
            those = []
        those.append(match)
    return those if len(those) > 1 else []


def _find_unread(checked: Checked) -> Iterator[Finding]:
    for passage in checked.markdown_passages:
        if "\n" not in passage.markdown or _NUMBER.search(passage.prose) is None:
            continue
        at = _unread_number(passage)
        if at is not None:
            match = _NUMBER.match(passage.prose, at)
            start, end = (at, at + 1) if match is None else match.span("number")
            message = (
                "a list that does not begin with 1 needs a blank line before it: it is read as one paragraph"
            )
            yield checked.at(passage, start, end, message, hint="leave a blank line above, or begin with 1")


def _unread_number(passage: Passage) -> int | None:
    """Find two lines of one paragraph that are numbered one after the other, but not from 1."""
    lines = passage.prose.split("\n")
    for node in walk(passage.text.blocks):
        if not isinstance(node, Paragraph):
            continue
        count = sum(isinstance(inner, SoftBreak | HardBreak) for inner in walk(node.children))
        numbers = [_NUMBER.match(line) for line in lines[node.line + 1 : node.line + 1 + count]]
        for index, (first, second) in enumerate(pairwise(numbers), node.line + 1):
            if first and second and int(first["number"]) + 1 == int(second["number"]):
                return sum(len(line) + 1 for line in lines[:index])
    return None


RULES = (
    Rule(
        code=Code.FAKE_LIST,
        about="Lines begin with `•`, a dash or the like, as word processors write lists. Markdown has no such"
        " list: all of it becomes one paragraph. The fix writes `-` instead.",
        bad=document("We take:\n\n• cards\n• transfers"),
        good=document("We take:\n\n- cards\n- transfers"),
        find=_find_fake,
        fix="unsafe",
    ),
    Rule(
        code=Code.UNREAD_LIST,
        about="A numbered list follows a line of text without a blank line between, and does not begin with"
        " 1. Markdown then takes it for a part of the paragraph.",
        bad=document("Then:\n2. Choose a card.\n3. Confirm."),
        good=document("Then:\n\n2. Choose a card.\n3. Confirm."),
        find=_find_unread,
    ),
)
