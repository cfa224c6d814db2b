"""Markdown that did not take: marks that are shown as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.checks.examples import document
from aic_faq.checks.prose import fenced
from aic_faq.checks.rule import Rule
from aic_faq.diagnostics import Code
from aic_faq.markup import Text, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.passages import Passage
    from aic_faq.checks.rule import Checked, Finding

__all__ = ("RULES",)

_MARKS = re.compile(r"(?<!\*)\*\*(?![*])|(?<![_\w])__(?!_)|(?<!_)__(?![_\w])")
# Between such signs it is a power, or a pattern for file names.
_NOT_MEANT = re.compile(r"(?:\d|/|\\)\Z|\A(?:\d|/|\.\w)")
_NUMBER_BEFORE, _NUMBER_AFTER = re.compile(r"\d[ ]+\Z"), re.compile(r"[ ]+\d")
_SPACED = re.compile(r"(?P<mark>\*\*|__)(?P<before>[ ]*)(?P<words>[^*_\n]{1,500}?)(?P<after>[ ]*)(?P=mark)")


def _literal_marks(checked: Checked) -> Iterator[tuple[Passage, list[int]]]:
    """Yield the places of marks that the tree holds as text."""
    for passage in checked.markdown_passages:
        markdown = passage.markdown
        if "**" not in markdown and "__" not in markdown:
            continue
        places: list[int] = []
        for node in walk(passage.text.blocks):
            if isinstance(node, Text) and _MARKS.search(node.value):
                begin = markdown.find(node.value, places[-1] + 1 if places else 0)
                places += (
                    begin + match.start()
                    for match in _MARKS.finditer(node.value)
                    if begin >= 0 and _is_meant(node.value, match)
                )
        places = [place for place in places if passage.prose[place] != " "]
        if places:
            yield passage, places


def _is_meant(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 9) : match.start()], text[match.end() : match.end() + 9]
    is_power = _NUMBER_BEFORE.search(before) and _NUMBER_AFTER.match(after)
    return not (is_power or _NOT_MEANT.search(before[-1:]) or _NOT_MEANT.match(after[:2]))


def _find_spaced(checked: Checked) -> Iterator[Finding]:
    for passage, places in _literal_marks(checked):
        if (match := _spaced_at(passage, places)) is None:
            continue
        mark, words = match["mark"], match["words"]
        message = f"the marks {mark} have a space inside: they are shown as they are"
        hint = f"write {mark} next to the words"
        by = f"{mark}{words}{mark}"
        if match["before"] and passage.markdown[match.start() - 1 : match.start()].isalnum():
            by = f" {by}"
        if match["after"] and passage.markdown[match.end() : match.end() + 1].isalnum():
            by = f"{by} "
        yield checked.at(passage, *match.span(), message, hint=hint, by=by)


def _spaced_at(passage: Passage, places: list[int]) -> re.Match[str] | None:
    match = _SPACED.match(passage.markdown, places[0]) if len(places) > 1 else None
    if match is None or match.end() - 2 != places[1] or not (match["before"] or match["after"]):
        return None
    # In f(**a, **b) both open something.
    return match if match["words"].strip() and not match["words"].endswith(",") else None


def _find_unclosed(checked: Checked) -> Iterator[Finding]:
    for passage, places in _literal_marks(checked):
        if _spaced_at(passage, places) is None:
            mark = passage.markdown[places[0] : places[0] + 2]
            message = f"the marks {mark} are shown as they are: what they open is not closed"
            hint = (
                f"close it with {mark}, on the same paragraph and next to the last word, or delete the marks"
            )
            yield checked.at(passage, places[0], places[0] + 2, message, hint=hint)


def _find_unclosed_fences(checked: Checked) -> Iterator[Finding]:
    for passage in checked.markdown_passages:
        if "```" not in passage.markdown and "~~~" not in passage.markdown:
            continue
        lines = passage.markdown.split("\n")
        number = fenced(lines)[1]
        if number is not None:
            start = sum(len(line) + 1 for line in lines[:number])
            fence = lines[number].strip()
            start += lines[number].index(fence)
            message = "this block of code is never closed: all that follows is code"
            yield checked.at(
                passage, start, start + len(fence), message, hint="close it with a line of the same marks"
            )


RULES = (
    Rule(
        code=Code.SPACED_EMPHASIS,
        about="A space stands between the marks of emphasis and the words: Markdown then takes the marks for"
        " text, and readers see them. The fix moves the space out.",
        bad=document("You need ** a card ** for that."),
        good=document("You need **a card** for that."),
        find=_find_spaced,
        fix="safe",
    ),
    Rule(
        code=Code.UNCLOSED_EMPHASIS,
        about="Marks of strong emphasis are opened and not closed in the same paragraph, so that readers see"
        " them. Powers such as `2**8` and patterns for file names are left aside.",
        bad=document("You need **a card for that."),
        good=document("You need **a card** for that."),
        find=_find_unclosed,
    ),
    Rule(
        code=Code.UNCLOSED_FENCE,
        about="A block of code is opened with three backticks and never closed, so that the rest of the"
        " answer is shown as code.",
        bad=document("Type this:\n\n```\npay --now\n\nThen wait."),
        good=document("Type this:\n\n```\npay --now\n```\n\nThen wait."),
        find=_find_unclosed_fences,
    ),
)
