"""What stands in a FAQ, or in several that are checked together, more than once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.checks.rule import Rule
from aic_faq.diagnostics import Code, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.passages import Passage
    from aic_faq.checks.rule import Checked, Finding

__all__ = ("RULES",)

_SHORTEST_ANSWER = 40
_DATA = """\
---
title: FAQ
language: en
questions:
  - title: How do I pay?
    desc: By card, and in the shop in cash as well.
  - title: {title}
    desc: {answer}
---
"""


def _find_titles(checked: Checked) -> Iterator[Finding]:
    """Find titles that stand in another document: those within one are found while it is read."""
    for passage in checked.passages if checked.earlier else ():
        if passage.role == "title":
            other = _earlier(checked, passage)
            if other is not None:
                message = f"the title stands in {_place(other)} as well"
                hint = "ask it in one document, or say how the two differ"
                yield checked.at(passage, 0, len(passage.markdown), message, hint=hint)


def remember(checked: Checked, /) -> None:
    """Note the titles and the answers of a FAQ, for the documents that are checked after it."""
    for passage in checked.passages:
        key = _key(checked, passage)
        if key is not None:
            same = checked.earlier.setdefault(key, [])
            # Two are enough: one of them is of another document, even where one is given twice.
            if not same or (len(same) == 1 and _is_elsewhere(same[0], passage)):
                same.append(passage)


def _earlier(checked: Checked, passage: Passage) -> Passage | None:
    """Give what says the same in a document before this one, in the same language."""
    key = _key(checked, passage) if checked.earlier else None
    same = () if key is None else checked.earlier.get(key, ())
    return next((other for other in same if _is_elsewhere(other, passage)), None)


def _is_elsewhere(other: Passage, passage: Passage) -> bool:
    return other.source is None or other.source != passage.source


def _key(checked: Checked, passage: Passage) -> tuple[str, str | None, str] | None:
    if passage.role == "title":
        return passage.role, checked.language, _normal(passage.text.plain_text)
    if passage.role == "answer" and len(passage.markdown) >= _SHORTEST_ANSWER:
        return passage.role, checked.language, passage.markdown
    return None


def _find_answers(checked: Checked) -> Iterator[Finding]:
    first: dict[str, Passage] = {}
    for passage in _long_answers(checked):
        same = _earlier(checked, passage) or first.setdefault(passage.markdown, passage)
        if same is not passage and same.question is not None and passage.question is not None:
            where = "" if same.source is passage.source else f" in {_place(same)}"
            message = f"the answer is that of {quoted(same.question.title.plain_text)}{where}, too"
            hint = "ask both in one question, or lead from one to the other"
            end = len(passage.markdown.split("\n", 1)[0])
            yield checked.at(passage, 0, max(1, end), message, hint=hint)


def _long_answers(checked: Checked) -> Iterator[Passage]:
    for passage in checked.passages:
        if passage.role == "answer" and len(passage.markdown) >= _SHORTEST_ANSWER:
            yield passage


def _place(passage: Passage) -> str:
    source = passage.source
    position = passage.place(0, len(passage.markdown))[0]
    name = "another document" if source is None else source.name
    return name if position is None else f"{name}:{position.line}"


def _normal(title: str) -> str:
    return " ".join(title.casefold().split())


def _find_near_titles(checked: Checked) -> Iterator[Finding]:
    from aic_faq.checks.similarity import near_pairs  # noqa: PLC0415 - only where it is asked for

    titles = [passage for passage in checked.passages if passage.role == "title"]
    for earlier, later in near_pairs([_words(passage.text.plain_text) for passage in titles]):
        passage, other = titles[later], titles[earlier]
        if _normal(passage.text.plain_text) == _normal(other.text.plain_text):
            continue  # that is told while the document is read
        message = f"the title is nearly that of {quoted(other.text.plain_text)}"
        hint = "ask both in one question, or say how they differ"
        yield checked.at(passage, 0, len(passage.markdown), message, hint=hint)


_WORD = re.compile(r"\w+")


def _words(title: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(title.casefold()))


RULES = (
    Rule(
        code=Code.DUPLICATE_TITLE,
        about="The same question is asked twice, in one document or in two that are checked together. Readers"
        " find one of the answers, and sooner or later the two differ.",
        bad=_DATA.format(title="How do I pay?", answer="By transfer."),
        good=_DATA.format(title="How do I pay from abroad?", answer="By transfer."),
        find=_find_titles,
    ),
    Rule(
        code=Code.DUPLICATE_ANSWER,
        about="Two questions have the same answer, word for word. Whoever changes one of them forgets the"
        " other. Answers of less than 40 characters are left aside.",
        bad=_DATA.format(title="Do you take cash?", answer="By card, and in the shop in cash as well."),
        good=_DATA.format(title="Do you take cash?", answer="In the shop only."),
        find=_find_answers,
    ),
    Rule(
        code=Code.NEAR_DUPLICATE_TITLE,
        about="Two titles of one FAQ differ in a few letters only, by the order of words, or by a word that"
        " carries no meaning. The extra `check` of aic-faq is needed for that: `pip install"
        " 'aic-faq[check]'`.",
        bad=_DATA.format(title="How do I pay ?!", answer="By transfer."),
        good=_DATA.format(title="Where is the shop?", answer="In Paris."),
        find=_find_near_titles,
        is_default=False,
    ),
)
